import { Worker } from 'node:worker_threads';
import type { Note, NoteCode } from './notes.ts';
import type { SentFile, Unread } from './read-files.ts';
import type { TableName } from './tables.ts';

/** What was read, with the directory as the text that is kept. */
export interface ReadBeside {
	ok: true;
	text: string;
	counts: Partial<Record<TableName, number>>;
	mappedIds: number;
	notes: Partial<Record<NoteCode, number>>;
	listed: Note[];
}

const mostMs = 120_000;
const mostMegabytes = 1_024;

/** Reads files in a thread of their own. Throws when that takes longer, or more memory, than any directory. */
export function readBeside(
	source: string,
	files: readonly SentFile[]
): Promise<ReadBeside | Unread> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
			workerData: { source, files },
			resourceLimits: { maxOldGenerationSizeMb: mostMegabytes }
		});
		const timer = setTimeout(() => {
			void worker.terminate();
			reject(new Error('reading a directory took too long'));
		}, mostMs);
		worker.once('message', (message: ReadBeside | Unread) => resolve(message));
		worker.once('error', (error) => {
			clearTimeout(timer);
			reject(error);
		});
		worker.once('exit', () => {
			clearTimeout(timer);
			reject(new Error('reading a directory ended without an answer'));
		});
	});
}
