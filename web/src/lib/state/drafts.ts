import { readKept } from './kept.ts';

const prefix = 'cscc-draft';

/** What somebody has begun to type in a form, kept in this browser until it is sent or thrown away. */
export class Draft {
	readonly #mark: string;

	constructor(personId: string, form: string) {
		this.#mark = `${prefix}-${personId}-${form}`;
	}

	/** What was typed; empty when nothing was kept. */
	read(): Record<string, unknown> {
		return readKept<Record<string, unknown>>(localStorage, this.#mark, {});
	}

	keep(values: Readonly<Record<string, unknown>>): void {
		localStorage.setItem(this.#mark, JSON.stringify(values));
	}

	forget(): void {
		localStorage.removeItem(this.#mark);
	}
}

/** Whoever signs out leaves none for the next at this computer. */
export function forgetDrafts(): void {
	for (const mark of Object.keys(localStorage)) {
		if (mark.startsWith(prefix)) localStorage.removeItem(mark);
	}
}
