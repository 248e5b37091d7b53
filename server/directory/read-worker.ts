import { parentPort, workerData } from 'node:worker_threads';
import { readFiles, type SentFile } from './read-files.ts';

/** Reads files beside the process that asked for it: a large directory takes seconds, and the room goes on meanwhile. */
const { source, files } = workerData as { source: string; files: SentFile[] };
const read = readFiles(source, files);
if (!read.ok) parentPort?.postMessage(read);
else {
	const { directory, notes, ...rest } = read;
	const text = JSON.stringify(directory.toPlain());
	parentPort?.postMessage({ ...rest, text, notes: notes.counts, listed: notes.listed });
}
