import { readKept } from '#lib/state/kept.ts';

/** A view under a name: its address, which whoever gets it can open as well. */
export interface SavedView {
	name: string;
	/** What stands behind the question mark. */
	search: string;
}

/** The first so many have a key of their own, beside the views that everybody has. */
export const mostSaved = 12;

/** Views that somebody has named, kept in this browser for this person. To share one is to pass on its address. */
export class SavedViews {
	readonly #mark: string;
	#all = $state.raw<readonly SavedView[]>([]);

	constructor(personId: string) {
		this.#mark = `cscc-views-${personId}`;
		this.#all = this.#kept();
	}

	/** As another page of this browser may have left them. */
	#kept(): readonly SavedView[] {
		return readKept<SavedView[]>(localStorage, this.#mark, []);
	}

	get all(): readonly SavedView[] {
		return this.#all;
	}

	/** Keeps a view; one of that name is replaced. */
	save(view: SavedView): void {
		const others = this.#kept().filter(({ name }) => name !== view.name);
		this.#set([...others, view].slice(0, mostSaved));
	}

	remove(name: string): void {
		this.#set(this.#kept().filter((one) => one.name !== name));
	}

	#set(all: readonly SavedView[]): void {
		this.#all = all;
		localStorage.setItem(this.#mark, JSON.stringify(all));
	}
}
