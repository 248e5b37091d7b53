import { readKept } from './kept.ts';

const mark = 'cscc-read-out';

/** Seconds between two summaries that are read out; 0 is never. */
export const paces = [10, 30, 120, 0] as const;

/** How often a screen reader is told what is new, as somebody chose it in this browser. */
export class ReadOut {
	#everySeconds = $state(readKept<number>(localStorage, mark, 30));

	get everySeconds(): number {
		return this.#everySeconds;
	}

	set everySeconds(seconds: number) {
		this.#everySeconds = seconds;
		localStorage.setItem(mark, JSON.stringify(seconds));
	}
}
