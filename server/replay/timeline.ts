import { assert } from '#shared/kernel/assert.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import type { Board } from '#shared/fold/board.ts';
import type { AnyRecord, Kind } from '#shared/model/records.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { lanes, type Lane } from '#shared/wire/replay.ts';
import type { Placed } from '../log/entries.ts';
import { freeze, pack, thaw, unpack } from './frozen-board.ts';

/** Entries that are kept together, and parts of so many entries after which the whole board is kept. */
const partEntries = 1_000;
const boardEveryParts = 4;

const people: readonly Kind[] = ['deployment', 'staff', 'shift', 'asset'];
const requests: readonly Kind[] = ['request', 'task', 'referral', 'note', 'message'];

/** The room at one moment. The board is the timeline's own: it is used before the next is asked for. */
export interface Moment {
	board: Board;
	/** In the log. */
	position: number;
	/** When the entry before, and the one after, came in; none at the ends. */
	previousMs: number | undefined;
	nextMs: number | undefined;
}

/**
 * A span of the log, held so that every moment of it is near: entries packed in parts, the board at every few of them,
 * and of each entry its time and its lane.
 */
export class Timeline {
	/** Never falls: an entry that a slower clock stamped counts as the one before it. */
	readonly #times: number[] = [];
	readonly #lanes: number[] = [];
	readonly #urgent: number[] = [];
	readonly #parts: Buffer[] = [];
	readonly #boards: Buffer[] = [];
	#open: string[] = [];
	/** The fold of everything that was added. */
	readonly #end: Board;
	readonly #before: number;
	/** The fold of the first so many, for going on from there. */
	#cursor: { board: Board; applied: number } | undefined;
	#unpacked: { part: number; lines: string[] } | undefined;

	/** `board` is the fold of the log up to `position`, and becomes the timeline's own. */
	constructor(board: Board, position: number) {
		this.#end = board;
		this.#before = position;
		this.#boards.push(freeze(board));
	}

	get entries(): number {
		return this.#times.length;
	}

	/** Position of the last entry. */
	get position(): number {
		return this.#before + this.#times.length;
	}

	get lastMs(): number | undefined {
		return this.#times.at(-1);
	}

	add({ position, entry }: Placed): void {
		assert(position === this.position + 1, 'a timeline has no gaps');
		if (this.#open.length >= partEntries) this.#close();
		this.#times.push(Math.max(toMs(entry.at), this.lastMs ?? 0));
		this.#lanes.push(lanes.indexOf(laneOf(entry)));
		if (entry.records.some((record) => becomesUrgent(record, this.#end))) {
			this.#urgent.push(this.#times.length - 1);
		}
		this.#open.push(JSON.stringify(entry));
		applyEntry(this.#end, entry);
	}

	/** The room as it was after everything that had come in by then. */
	at(atMs: number): Moment {
		return this.#after(countUpTo(this.#times, atMs));
	}

	/** Whether the room after the entry with this position is in it. */
	holds(position: number): boolean {
		return position >= this.#before && position <= this.position;
	}

	/** The room after the entry with this position of the log. */
	after(position: number): Moment {
		assert(this.holds(position), 'a position of this timeline');
		return this.#after(position - this.#before);
	}

	/** How many entries each lane has in each span of `everyMs` from `fromMs` on. */
	counts(fromMs: number, { everyMs, spans }: { everyMs: number; spans: number }): number[][] {
		const counts = lanes.map(() => Array.from({ length: spans }, () => 0));
		this.#times.forEach((timeMs, index) => {
			const span = Math.min(spans - 1, Math.floor((timeMs - fromMs) / everyMs));
			counts[this.#lanes[index]!]![span]! += 1;
		});
		return counts;
	}

	/** When something became urgent. */
	get urgentMs(): number[] {
		return this.#urgent.map((index) => this.#times[index]!);
	}

	#after(count: number): Moment {
		return {
			board: this.#boardAfter(count),
			position: this.#before + count,
			previousMs: this.#times[count - 1],
			nextMs: this.#times[count]
		};
	}

	#boardAfter(count: number): Board {
		if (count === this.#times.length) return this.#end;
		const kept = Math.floor(count / (partEntries * boardEveryParts));
		const keptCount = kept * partEntries * boardEveryParts;
		const from = this.#cursor;
		const isNear = from && from.applied <= count && from.applied >= keptCount;
		const cursor = isNear ? from : { board: thaw(this.#boards[kept]!), applied: keptCount };
		for (; cursor.applied < count; cursor.applied += 1) {
			applyEntry(cursor.board, JSON.parse(this.#line(cursor.applied)) as Entry);
		}
		this.#cursor = cursor;
		return cursor.board;
	}

	#line(index: number): string {
		const part = Math.floor(index / partEntries);
		if (part === this.#parts.length) return this.#open[index % partEntries]!;
		if (this.#unpacked?.part !== part) {
			this.#unpacked = { part, lines: unpack(this.#parts[part]!) };
		}
		return this.#unpacked.lines[index % partEntries]!;
	}

	#close(): void {
		this.#parts.push(pack(this.#open));
		this.#open = [];
		if (this.#parts.length % boardEveryParts === 0) this.#boards.push(freeze(this.#end));
	}
}

/** What an entry is about: the kind of the first record that it wrote. */
function laneOf({ records }: Entry): Lane {
	const kind = records[0]?.kind ?? 'note';
	if (people.includes(kind)) return 'people';
	return requests.includes(kind) ? 'requests' : 'decisions';
}

/** Urgent now, and not as it was before. */
function becomesUrgent(record: AnyRecord, before: Board): boolean {
	if (record.kind === 'incident') return !before.get('incident', record.id);
	if (record.kind !== 'request' || record.priority !== 1) return false;
	return before.get('request', record.id)?.priority !== 1;
}

/** How many of these ascending numbers are not above a limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
	let [low, high] = [0, ascending.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (ascending[middle]! <= limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
