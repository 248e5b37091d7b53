import type { Directory } from '#server/directory/directory.ts';
import { packageOf } from '#server/directory/flat.ts';
import { nested } from '#server/directory/nested.ts';
import { readFiles, type Reading, type SentFile } from '#server/directory/read-files.ts';

/** Tables from which all that hangs together can be reached. */
export const roots = [
	'organization',
	'service',
	'location',
	'service_at_location',
	'taxonomy_term'
] as const;

export const file = (name: string, text: string): SentFile => ({ name, bytes: Buffer.from(text) });

export function read(files: SentFile[], source = 'sample'): Reading {
	const reading = readFiles(source, files);
	if (!reading.ok) throw new Error(`${reading.file}: ${reading.why}`);
	return reading;
}

export const text = (directory: Directory) => JSON.stringify(directory.toPlain());
export const asPackage = (directory: Directory) =>
	[...packageOf(directory)].map(([name, content]) => file(name, content));
export const asJson = (directory: Directory) =>
	roots.map((table) =>
		file(
			`${table}.json`,
			JSON.stringify(directory.all(table).map((node) => nested(directory, table, node)))
		)
	);
