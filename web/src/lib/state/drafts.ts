import { ofOneStay, readKept } from './kept.ts';

/** What somebody has begun to type in a form, kept in this browser until it is sent or thrown away. */
export class Draft {
	readonly #mark: string;

	constructor(personId: string, form: string) {
		this.#mark = `${ofOneStay.draft}-${personId}-${form}`;
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
