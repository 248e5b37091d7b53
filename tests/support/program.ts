import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where system programs are, also where a person's own path does not lead. */
const usual = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** The path of the first of these programs that is there; undefined when none is. */
export function findProgram(...names: string[]): string | undefined {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usual];
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((path) => existsSync(path));
}
