import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { Publication } from '#shared/wire/indicators.ts';
import type { SourceId } from '#shared/model/sources.ts';

const rowsName = 'rows.parquet';
const publicationName = 'publication.json';

/**
 * Where the rows of one source lie: one good version, whole, and beside it what a load is making. A version takes the other's place
 * by one renaming, so that there is always one of them and never a part.
 */
export class Vault {
	readonly folder: string;
	readonly #current: string;

	constructor(dataFolder: string, source: SourceId) {
		this.folder = join(dataFolder, 'datasets', source);
		this.#current = join(this.folder, 'current');
	}

	/** Rows of the good version, if there is one. */
	get rows(): string | undefined {
		const file = join(this.#current, rowsName);
		return existsSync(file) ? file : undefined;
	}

	/** What was made of the good version; nothing where there is none, or what lies there is of another time of this program. */
	get publication(): Publication | undefined {
		const file = join(this.#current, publicationName);
		if (!existsSync(file)) return undefined;
		const found = readWhole<unknown>(file);
		return Value.Check(Publication, found) ? found : undefined;
	}

	/** An empty folder for what a load makes; what a load left that was ended goes. */
	begin(): { folder: string; rows: string } {
		const folder = join(this.folder, 'coming');
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		return { folder, rows: join(folder, rowsName) };
	}

	/** What was made is good: it takes the place of what there was. */
	keep(publication: Publication): void {
		const coming = join(this.folder, 'coming');
		const former = join(this.folder, 'former');
		// Only what is whole may be renamed.
		for (const name of readdirSync(coming))
			if (name !== rowsName) rmSync(join(coming, name), { recursive: true });
		writeFileSync(join(coming, publicationName), JSON.stringify(publication), { mode: 0o600 });
		// A power cut after the renaming must find all of it.
		for (const name of [rowsName, publicationName]) toDisk(join(coming, name));
		if (!existsSync(this.#current)) rmSync(former, { recursive: true, force: true });
		else {
			rmSync(former, { recursive: true, force: true });
			renameSync(this.#current, former);
		}
		renameSync(coming, this.#current);
		toDisk(this.folder);
		rmSync(former, { recursive: true, force: true });
	}

	/** What was made is not good, and goes; what there was stays. */
	drop(): void {
		rmSync(join(this.folder, 'coming'), { recursive: true, force: true });
	}

	/** A load was ended between two renamings: the former version is the good one. */
	mend(): void {
		const former = join(this.folder, 'former');
		if (!existsSync(this.#current) && existsSync(former)) renameSync(former, this.#current);
	}
}

/** What lies in a file as JSON; nothing where a power cut left no whole of it. */
export function readWhole<T>(file: string): T | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as T;
	} catch {
		return undefined;
	}
}

function toDisk(path: string): void {
	const opened = openSync(path, 'r');
	fsyncSync(opened);
	closeSync(opened);
}
