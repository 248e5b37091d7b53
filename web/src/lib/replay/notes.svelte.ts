import { readKept } from '#lib/state/kept.ts';

/** What somebody wrote down of a moment. */
export interface ReplayNote {
	atMs: number;
	text: string;
}

const atMost = 200;
const markOf = (personId: string, day: string) => `cscc-replay-notes ${personId} ${day}`;

/** Those that somebody has kept of a day. */
export function readNotes(personId: string, day: string): readonly ReplayNote[] {
	return readKept<ReplayNote[]>(localStorage, markOf(personId, day), []);
}

/** One's own notes on a day, kept in this browser: a replay writes nothing to the room. */
export class Notes {
	readonly #mark: string;
	#all = $state.raw<readonly ReplayNote[]>([]);

	constructor(personId: string, day: string) {
		this.#mark = markOf(personId, day);
		this.#all = readNotes(personId, day);
	}

	/** In the order of their moments. */
	get all(): readonly ReplayNote[] {
		return this.#all;
	}

	get full(): boolean {
		return this.#all.length >= atMost;
	}

	add(note: ReplayNote): void {
		if (!this.full) this.#keep([...this.#all, note].toSorted((a, b) => a.atMs - b.atMs));
	}

	remove(note: ReplayNote): void {
		this.#keep(this.#all.filter((one) => one !== note));
	}

	#keep(all: readonly ReplayNote[]): void {
		this.#all = all;
		localStorage.setItem(this.#mark, JSON.stringify(all));
	}
}
