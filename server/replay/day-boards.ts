import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { toMs } from '#shared/kernel/clock.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import type { Placed } from '../log/entries.ts';
import { freeze, thaw } from './frozen-board.ts';

/** The fold of the log up to a position, whose entry came in at that time. */
export interface Base {
	board: Board;
	position: number;
	atMs: number;
}

const nameOf = /^(\d+)-(\d+)\.gz$/;

/**
 * Boards as they were at the ends of archived days, so that a replay need not begin at the log's beginning. Made from the
 * log, and made anew from it where one is missing or damaged.
 */
export class DayBoards {
	readonly #folder: string;

	/** The folder of the log's archive. */
	constructor(archiveFolder: string) {
		this.#folder = join(archiveFolder, 'boards');
	}

	/** The last one from before a moment, or the empty board that every log begins with. */
	before(atMs: number): Base {
		const kept = this.#kept().filter((one) => one.atMs < atMs);
		for (const { name, ...base } of kept.toReversed()) {
			try {
				return { ...base, board: thaw(readFileSync(join(this.#folder, name))) };
			} catch {
				// Damaged: the one before leads to the same board, only more slowly.
			}
		}
		return { board: new Board(), position: 0, atMs: 0 };
	}

	/** Keeps the boards at these positions that are not kept yet; `entriesFrom` reads the log. */
	async keep(
		ends: readonly number[],
		entriesFrom: (position: number) => AsyncIterable<Placed>
	): Promise<number> {
		const known = new Set(this.#kept().map(({ position }) => position));
		const missing = ends.filter((end) => !known.has(end));
		const last = missing.at(-1);
		if (last === undefined) return 0;
		const from = this.before(Infinity);
		const base = from.position < missing[0]! ? from : { board: new Board(), position: 0, atMs: 0 };
		let { atMs } = base;
		for await (const placed of entriesFrom(base.position + 1)) {
			if (placed.position > last) break;
			applyEntry(base.board, placed.entry);
			atMs = Math.max(atMs, toMs(placed.entry.at));
			if (missing.includes(placed.position)) {
				this.#write(`${placed.position}-${atMs}.gz`, freeze(base.board));
			}
		}
		return missing.length;
	}

	#write(name: string, content: Buffer): void {
		mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		const path = join(this.#folder, name);
		writeFileSync(`${path}.new`, content, { mode: 0o600 });
		renameSync(`${path}.new`, path);
	}

	/** Oldest first. */
	#kept(): { name: string; position: number; atMs: number }[] {
		if (!existsSync(this.#folder)) return [];
		return readdirSync(this.#folder)
			.flatMap((name) => {
				const [, position, atMs] = nameOf.exec(name) ?? [];
				return position && atMs ? [{ name, position: Number(position), atMs: Number(atMs) }] : [];
			})
			.toSorted((a, b) => a.position - b.position);
	}
}
