import { flushSync } from 'svelte';

/** Groups of rows of which one is chosen, moved through by keys. */
export class ListState {
	#selectedId = $state<string | undefined>(undefined);
	/** A form that a key has opened, and for which row: it never opens for another. */
	#asked = $state.raw<{ id: string; what: string } | undefined>(undefined);
	readonly #ids: () => readonly string[];

	/** `ids`: of all rows, in their order on the screen. */
	constructor(ids: () => readonly string[]) {
		this.#ids = ids;
	}

	get selectedId(): string | undefined {
		return this.#selectedId;
	}

	get opened(): string | undefined {
		return this.#asked?.id === this.#selectedId ? this.#asked?.what : undefined;
	}

	select(id: string | undefined): void {
		this.#selectedId = id;
	}

	open(what: string): void {
		const id = this.#selectedId;
		// Set anew even when it is the same: the form may have been closed. At once: the next key is typed into it.
		flushSync(() => (this.#asked = undefined));
		if (id) flushSync(() => (this.#asked = { id, what }));
	}

	close(): void {
		this.#asked = undefined;
	}

	/** Moves the choice by so many rows. */
	step(by: number): void {
		const ids = this.#ids();
		const at = ids.findIndex((id) => id === this.#selectedId);
		const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
		if (next) this.#selectedId = next;
	}
}
