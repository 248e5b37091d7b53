import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { chicagoParts, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import type { Boundaries } from '#shared/model/boundaries.ts';
import { sources, type SourceId } from '#shared/model/sources.ts';
import type { HourLevels, Publication, Series } from '#shared/wire/indicators.ts';
import { DataInUseError, DataLock } from '#server/store/data-lock.ts';
import { aggregate, hoursOf } from './aggregate.ts';
import { check, type Checked } from './checks.ts';
import { Engine } from './engine.ts';
import { finderOf, placeRows, withoutOutlines } from './places.ts';
import { csvRows, refusalOf } from './read-csv.ts';
import type { Reading } from './reading.ts';
import { readings } from './readings.ts';
import { SourceRefused } from './source-refused.ts';
import { stage, type Raw, type Spoiled } from './stage.ts';
import { Vault } from './vault.ts';

export interface LoadOptions {
	source: SourceId;
	dataFolder: string;
	clock: Clock;
	/** Of when the rows are, where they do not say it themselves. */
	asOfMs?: number;
	boundaries?: Boundaries;
	/** A file that says which part of a census tract is in which community. */
	crosswalk?: string;
	/** Told now and then how far it is, 0 to 1, and at what. */
	onProgress?: (done: number | undefined, step: Step) => void;
	signal?: AbortSignal;
}
export type Step = 'reading' | 'checking' | 'counting';

export interface Loaded {
	publication: Publication;
	/** The numbers are others than before. */
	changed: boolean;
}

const progressEveryMs = 250;

/** Takes in a CSV file as the whole of a source. Throws `SourceRefused`; then everything is as it was. */
export async function loadFile(path: string, options: LoadOptions): Promise<Loaded> {
	return loadRows(options, async () => csvRows(path));
}

/** Takes in rows, wherever they come from, as the whole of a source. */
export async function loadRows(
	options: LoadOptions,
	rawOf: (engine: Engine, vault: Vault) => Promise<Raw>
): Promise<Loaded> {
	const { source, dataFolder, signal } = options;
	const reading = readings[source];
	if (!reading) throw new SourceRefused('unreadable', `Nobody has said how to read ${source}.`);
	const { placedBy, area } = reading;
	// Said before a publisher is asked for all of it.
	if (placedBy && placedBy !== 'crosswalk' && !area && !options.boundaries) throw withoutOutlines();
	const vault = new Vault(dataFolder, source);
	const lock = await lockOf(vault);
	let engine: Engine | undefined;
	const stop = () => engine?.stop();
	try {
		vault.mend();
		engine = await Engine.open(join(vault.begin().folder, 'spill'));
		signal?.addEventListener('abort', stop);
		return await take(engine, { ...options, reading, vault, raw: await rawOf(engine, vault) });
	} catch (error) {
		throw refusalOf(error);
	} finally {
		signal?.removeEventListener('abort', stop);
		engine?.close();
		vault.drop();
		await lock.release();
	}
}

/** One load of a source at a time. */
async function lockOf(vault: Vault): Promise<DataLock> {
	try {
		return await DataLock.take(vault.folder);
	} catch (error) {
		if (!(error instanceof DataInUseError)) throw error;
		throw new SourceRefused('not_ready', 'Another load of this source is at work.');
	}
}

async function take(
	engine: Engine,
	of: LoadOptions & { reading: Reading; vault: Vault; raw: Raw }
): Promise<Loaded> {
	const { reading, vault, raw, clock } = of;
	const before = vault.publication;
	const file = join(vault.folder, 'coming', 'rows.parquet');
	const now = toInstant(clock.now());
	const asOfMs = of.asOfMs ?? raw.asOfMs;
	if (of.asOfMs !== undefined && of.asOfMs > clock.now())
		throw new SourceRefused('dates', 'Rows cannot be of a day that is to come.');
	if (reading.undated) {
		if (asOfMs === undefined)
			throw new SourceRefused(
				'dates',
				'These rows do not say of when they are: say it (--as-of 2018-06-30).'
			);
		await engine.run(`SET VARIABLE year = '${chicagoParts(asOfMs).year}'`);
	}
	const spoiled = await watched(of, engine, 'reading', () =>
		stage(engine, { reading, raw, target: file })
	);
	const checked = await watched(of, engine, 'checking', () =>
		check(engine, { reading, file, spoiled, now, ...(before ? { before: before.rows } : {}) })
	);
	const { series, hours } = await watched(of, engine, 'counting', async () => {
		const find = of.boundaries && finderOf(of.boundaries);
		await placeRows(engine, { reading, file, find, crosswalk: of.crosswalk });
		return { series: await aggregate(engine, reading), hours: await hoursOf(engine, reading) };
	});
	const gone = before?.series.find((one) => !series.some((its) => its.indicator === one.indicator));
	if (gone && sources[of.source].rows === 'areas' && !reading.mayLack)
		throw new SourceRefused('fewer_rows', `Nothing came of ${gone.indicator}, which is known.`);
	if (of.signal?.aborted) throw new SourceRefused('cut_off', 'The load was ended.');
	const publication = publicationOf({ asOfMs, checked, spoiled, series, hours, now });
	vault.keep(publication);
	return { publication, changed: publication.version !== before?.version };
}

function publicationOf(made: {
	asOfMs: number | undefined;
	checked: Checked;
	spoiled: Spoiled;
	series: Series[];
	hours: HourLevels | undefined;
	now: string;
}): Publication {
	const { asOfMs, checked, series, now } = made;
	const { rows, older, changedMs } = checked;
	const occurredMs = checked.occurredMs ?? (asOfMs === undefined ? endOf(series) : undefined);
	const publishedMs = changedMs ?? asOfMs;
	const what = {
		...(occurredMs === undefined ? {} : { occurredAt: toInstant(occurredMs) }),
		...(publishedMs === undefined ? {} : { publishedAt: toInstant(publishedMs) }),
		rows,
		series,
		...(made.hours ? { hours: made.hours } : {})
	};
	const version = createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16);
	const spoiled = Object.values(made.spoiled).reduce((total, count) => total + count, 0);
	return { version, receivedAt: now, ...what, spoiled, older };
}

/** The end of the newest year that a table tells of, where rows have no day of their own; nothing where it does not say. */
function endOf(series: readonly Series[]): number | undefined {
	const years = series.flatMap(
		({ periods }) => /^(?:\d{4}-)?(\d{4})$/.exec(periods.at(-1)!)?.[1] ?? []
	);
	const newest = years.toSorted().at(-1);
	return newest === undefined ? undefined : dayBeginMs(`${newest}-12-31`);
}

async function watched<T>(
	{ onProgress }: LoadOptions,
	engine: Engine,
	step: Step,
	work: () => Promise<T>
): Promise<T> {
	onProgress?.(0, step);
	const timer = setInterval(() => onProgress?.(engine.done, step), progressEveryMs);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}
