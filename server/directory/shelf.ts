import type { Board } from '#shared/fold/board.ts';
import type { DirectorySource } from '#shared/wire/directory.ts';
import type { DirectoryStore } from '../store/directories.ts';
import { Directory, type Plain } from './directory.ts';
import { packageOf } from './flat.ts';
import { roomDirectory } from './room-directory.ts';

interface Joined {
	/** What it was made of. */
	from: string;
	directory: Directory;
	files?: ReadonlyMap<string, string>;
}

/** Directories that this process has read, by source: one is read again when it is another. */
export class Shelf {
	readonly #store: DirectoryStore;
	readonly #read = new Map<string, { revision: string; directory: Directory }>();
	/** What is told of all of them, to those who may have all and to those who may not. */
	readonly #joined = new Map<boolean, Joined>();

	constructor(store: DirectoryStore) {
		this.#store = store;
	}

	/** The room's own organisations, and what was imported: all of it, or what anybody may read. */
	async directory(board: Board, { all }: { all: boolean }): Promise<Directory> {
		return (await this.#join(board, all)).directory;
	}

	/** The same as a tabular package: its files by name. */
	async files(board: Board, { all }: { all: boolean }): Promise<ReadonlyMap<string, string>> {
		const joined = await this.#join(board, all);
		joined.files ??= packageOf(joined.directory);
		return joined.files;
	}

	async #join(board: Board, all: boolean): Promise<Joined> {
		const sources = await this.#store.sources();
		const told = sources.filter(({ shared }) => all || shared);
		const agencies = [...board.all('agency')].map(({ id, version }) => `${id} ${version}`);
		const revisions = told.map(({ source, revision }) => `${source} ${revision}`);
		const from = [...agencies, '', ...revisions].join('\n');
		const known = this.#joined.get(all);
		if (known?.from === from) return known;
		const directory = roomDirectory(board);
		for (const source of told) {
			const one = await this.#of(source);
			if (one) directory.join(one);
		}
		const names = new Set(sources.map(({ source }) => source));
		for (const name of this.#read.keys()) if (!names.has(name)) this.#read.delete(name);
		const joined = { from, directory };
		this.#joined.set(all, joined);
		return joined;
	}

	/** As it was written, whichever process wrote it. */
	async #of({ source, revision }: DirectorySource): Promise<Directory | undefined> {
		const known = this.#read.get(source);
		if (known?.revision === revision) return known.directory;
		const text = await this.#store.read({ source, revision });
		if (text === undefined) return known?.directory;
		const directory = Directory.from(JSON.parse(text) as Plain);
		this.#read.set(source, { revision, directory });
		return directory;
	}
}
