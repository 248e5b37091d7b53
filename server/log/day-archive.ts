import { createHash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { assert } from '#shared/kernel/assert.ts';
import { toMs } from '#shared/kernel/clock.ts';

/** An entry of a stream that is numbered without gaps, with its place in it. */
export interface Placed<Entry> {
	position: number;
	entry: Entry;
}

/** One day of a stream as a file. */
export interface ArchivedDay {
	/** UTC, such as `2026-11-22`. */
	day: string;
	from: number;
	to: number;
	entries: number;
	/** Of the compressed file. */
	sha256: string;
}

/** An archived file is not what was written: it must be brought back from a backup. */
export class ArchiveDamagedError extends Error {}

/**
 * A stream's older days as compressed files, each with its checksum in `archive.json`. A day is written
 * whole and read back before it is listed; only what is listed may be trimmed from Redis.
 */
export class DayArchive<Entry> {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Oldest first, without a gap. */
	days(): ArchivedDay[] {
		const path = this.#path('archive.json');
		return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ArchivedDay[]) : [];
	}

	/** Entries up to here are archived. */
	get end(): number {
		return this.days().at(-1)?.to ?? 0;
	}

	/** Adds the next day: its entries begin where the last day ended. Throws ArchiveDamagedError. */
	add(day: string, entries: readonly Placed<Entry>[]): ArchivedDay {
		const [first, last] = [entries[0], entries.at(-1)];
		assert(first && last, 'a day that is archived has entries');
		if (first.position !== this.end + 1) {
			throw new ArchiveDamagedError(
				`The archive ends at ${this.end} and the stream goes on at ${first.position}: ` +
					`${this.#path('archive.json')} must be brought back from a backup.`
			);
		}
		mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		const lines = entries.map(({ position, entry }) => `${JSON.stringify({ position, entry })}\n`);
		const bytes = gzipSync(lines.join(''));
		const archived = {
			day,
			from: first.position,
			to: last.position,
			entries: entries.length,
			sha256: createHash('sha256').update(bytes).digest('hex')
		};
		writeWhole(this.#path(`${day}.ndjson.gz`), bytes);
		assert(this.read(archived).length === entries.length, 'a day is read back as it was written');
		writeWhole(this.#path('archive.json'), JSON.stringify([...this.days(), archived], null, '\t'));
		return archived;
	}

	/** A day's entries. Throws ArchiveDamagedError when the file is not the one that was listed. */
	read({ day, sha256 }: ArchivedDay): Placed<Entry>[] {
		const path = this.#path(`${day}.ndjson.gz`);
		if (!existsSync(path)) throw new ArchiveDamagedError(`${path} is listed and not there.`);
		const bytes = readFileSync(path);
		if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
			throw new ArchiveDamagedError(`${path} is not the file that was archived.`);
		}
		const lines = gunzipSync(bytes).toString().trimEnd().split('\n');
		return lines.map((line) => JSON.parse(line) as Placed<Entry>);
	}

	/** Those of these positions that are archived, oldest first. */
	at(positions: readonly number[]): Placed<Entry>[] {
		const wanted = new Set(positions);
		return this.days().flatMap((day) =>
			positions.some((position) => position >= day.from && position <= day.to)
				? this.read(day).filter(({ position }) => wanted.has(position))
				: []
		);
	}

	#path(name: string): string {
		return join(this.#folder, name);
	}
}

/** Everything from a position on, oldest first: from the archive, and then from where it goes on. */
export async function* archivedThen<Entry>(
	archive: DayArchive<Entry>,
	position: number,
	goOn: (position: number) => AsyncIterable<Placed<Entry>>
): AsyncGenerator<Placed<Entry>> {
	let next = position;
	for (const day of archive.days()) {
		if (day.to < next) continue;
		for (const placed of archive.read(day)) {
			if (placed.position < next) continue;
			yield placed;
			next = placed.position + 1;
		}
	}
	yield* goOn(next);
}

/**
 * Archives every whole day before `beforeDay` that is not archived yet. A day is the entry's, but never an
 * earlier one than the entry before it had: a clock that was set back splits no day.
 */
export async function archiveDays<Entry>(
	archive: DayArchive<Entry>,
	{
		entriesFrom,
		atOf,
		beforeDay
	}: {
		entriesFrom: (position: number) => AsyncIterable<Placed<Entry>>;
		atOf: (entry: Entry) => string;
		beforeDay: string;
	}
): Promise<ArchivedDay[]> {
	const done: ArchivedDay[] = [];
	let day = '';
	let entries: Placed<Entry>[] = [];
	const finish = () => {
		if (entries.length > 0) done.push(archive.add(day, entries));
		entries = [];
	};
	for await (const placed of entriesFrom(archive.end + 1)) {
		const own = new Date(toMs(atOf(placed.entry))).toISOString().slice(0, 10);
		if (own > day) {
			finish();
			day = nextDay(archive, own);
		}
		if (day >= beforeDay) return done;
		entries.push(placed);
	}
	finish();
	return done;
}

/** A day that is already listed is not written again: what came late belongs to the next. */
function nextDay(archive: DayArchive<unknown>, day: string): string {
	const last = archive.days().at(-1)?.day ?? '';
	return day > last ? day : `${last}b`;
}

/** All of it or nothing, also when the power goes: written aside, flushed, and put in place. */
function writeWhole(path: string, content: string | Buffer): void {
	const aside = `${path}.new`;
	writeFileSync(aside, content, { mode: 0o600 });
	const file = openSync(aside, 'r');
	fsyncSync(file);
	closeSync(file);
	renameSync(aside, path);
	const folder = openSync(dirname(path), 'r');
	fsyncSync(folder);
	closeSync(folder);
}
