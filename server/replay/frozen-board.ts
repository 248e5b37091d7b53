import { gunzipSync, gzipSync } from 'node:zlib';
import { Board } from '#shared/fold/board.ts';
import { kinds, type AnyRecord } from '#shared/model/records.ts';

/** As little work as possible: this is done while somebody waits, and what it saves is memory. */
const level = 1;

/** A board as it is now, in little space. */
export function freeze(board: Board): Buffer {
	const lines: string[] = [];
	for (const kind of kinds)
		for (const record of board.all(kind)) lines.push(JSON.stringify(record));
	return pack(lines);
}

export function thaw(frozen: Buffer): Board {
	const board = new Board();
	for (const line of unpack(frozen)) board.set(JSON.parse(line) as AnyRecord);
	return board;
}

export function pack(lines: readonly string[]): Buffer {
	return gzipSync(lines.join('\n'), { level });
}

export function unpack(packed: Buffer): string[] {
	const text = gunzipSync(packed).toString();
	return text === '' ? [] : text.split('\n');
}
