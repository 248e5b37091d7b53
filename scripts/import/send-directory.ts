import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DirectoryReport } from '#shared/wire/directory.ts';
import { roomClient } from '../client/room-client.ts';
import { FileRefused } from './file-refused.ts';

interface Sent {
	address: string;
	cookie: string;
	source: string;
	shared: boolean;
	dryRun: boolean;
}

const notesShown = 5;

/** Sends a file, or all tables and JSON files of a folder, as one source's directory; answers with what became of it. */
export async function sendDirectory(
	path: string,
	{ address, cookie, source, shared, dryRun }: Sent
): Promise<DirectoryReport> {
	const form = new FormData();
	for (const file of await filesAt(path)) {
		form.append('files', new Blob([new Uint8Array(await readFile(file))]), basename(file));
	}
	const answer = await roomClient(address, cookie).POST('/api/directory/{source}', {
		params: { path: { source }, query: { dry_run: dryRun, shared } },
		body: { files: [] },
		bodySerializer: () => form
	});
	if (answer.data) return answer.data;
	const { detail, title } = answer.error as { detail?: string; title?: string };
	const why = detail ?? title ?? 'no reason was given';
	throw new FileRefused(`The room refused (${answer.response.status}): ${why}`);
}

async function filesAt(path: string): Promise<string[]> {
	const about = await stat(path).catch(() => undefined);
	if (!about) throw new FileRefused(`There is nothing at ${path}.`);
	if (about.isFile()) return [path];
	const names = (await readdir(path)).filter((name) => /\.(csv|json)$/i.test(name));
	if (names.length === 0) throw new FileRefused(`There is no .csv and no .json file in ${path}.`);
	return names.toSorted().map((name) => join(path, name));
}

/** What became of it, for people. */
export function linesOf(report: DirectoryReport): string[] {
	const { counts, notes, listed, mappedIds, dryRun, unchanged } = report;
	const table = (all: Record<string, number>) =>
		Object.entries(all).map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`);
	const told = Object.entries(notes).flatMap(([code, count]) => {
		const of = listed.filter((note) => note.code === code);
		const shown = of.slice(0, notesShown).map(({ file, row, column }) => {
			return `             ${[file, row && `row ${row}`, column].filter(Boolean).join(', ')}`;
		});
		const rest = count - shown.length;
		return [
			`  ${String(count).padStart(7)}  ${of[0]?.says ?? code}`,
			...shown,
			...(rest > 0 ? [`             … and ${rest} more`] : [])
		];
	});
	return [
		'in it',
		...table(counts),
		`ids         ${mappedIds} were not of the specification’s kind and have one now`,
		...(told.length > 0 ? ['not as it should be', ...told] : ['all as it should be']),
		dryRun
			? 'Dry run: nothing was written.'
			: unchanged
				? 'It is what was there before: nothing was written.'
				: 'It is there from now on.'
	];
}
