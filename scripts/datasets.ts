/**
 * Takes in what others publish about need, counts it by community, and gives the room the numbers:
 *
 *   npm run datasets -- load SOURCE FILE [--as-of 2018-06-30]   a CSV file is the whole of the source from now on
 *   npm run datasets -- pull [SOURCE …] [--whole]               what changed at the City's portal, and at the Health Atlas
 *   npm run datasets -- pull acs_tracts --as-of 2023-12-31 --crosswalk FILE
 *                                                               five years of the census' survey until then
 *   npm run datasets -- pull places_health --as-of 2023-12-31 --crosswalk FILE
 *                                                               what a model of the CDC says of each tract
 *   npm run datasets -- send [SOURCE …]                         what was taken in, to the room, once more
 *   npm run datasets -- state                                   every source, and how it stands
 *
 * Rows lie as Parquet under DATA_DIR/datasets; only columns that are counted, never a name. A source that is refused changes
 * nothing, here or in the room; the room is told which check failed, and shows the source as old. Ctrl+C ends a load; a pull goes
 * on with the next page when it is begun again.
 *
 * Signs in with CSCC_NAME and CSCC_PASSWORD (an analyst or an administrator) at `--address`. `--dry-run` takes nothing in.
 * SODA_ORIGIN is the portal (https://data.cityofchicago.org), SODA_APP_TOKEN its token; ATLAS_ORIGIN the Health Atlas
 * (https://chicagohealthatlas.org); CENSUS_ORIGIN the Census Bureau (https://api.census.gov), CENSUS_KEY its key; CDC_ORIGIN the portal of
 * the CDC. A crosswalk says which part of each census tract's households and people is in which community: geoid_tract, cca_num, hh_pct,
 * pop_pct, as CMAP publishes it.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { systemClock, toInstant } from '#shared/kernel/clock.ts';
import { indicatorIds, indicators } from '#shared/model/indicators.ts';
import { leftOut, sourceIds, sources, type LeftOut, type SourceId } from '#shared/model/sources.ts';
import { texts } from '#shared/text/text.ts';
import type { RoomClient } from './client/room-client.ts';
import { roomClient, signIn } from './client/room-client.ts';
import { giveWay } from './datasets/give-way.ts';
import { loadFile, type Loaded, type LoadOptions } from './datasets/load.ts';
import { pullAtlas } from './datasets/pull-atlas.ts';
import { pullCensus } from './datasets/pull-census.ts';
import { pull } from './datasets/pull.ts';
import { readings } from './datasets/readings.ts';
import { boundariesOf, sendFailure, sendPublication, standingsOf } from './datasets/room.ts';
import { SourceRefused } from './datasets/source-refused.ts';
import { Vault } from './datasets/vault.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		'as-of': { type: 'string' },
		crosswalk: { type: 'string' },
		'dry-run': { type: 'boolean', default: false },
		whole: { type: 'boolean', default: false },
		address: { type: 'string', default: 'http://127.0.0.1:8080' }
	}
});
const [what, ...rest] = positionals;
const dataFolder = resolve(process.env['DATA_DIR'] ?? 'data');
const say = (line = '') => process.stdout.write(`${line}\n`);

/** What cannot be done as it was asked: said in one line, without where in the code. */
class Misuse extends Error {}

const ended = new AbortController();
process.once('SIGINT', () => ended.abort());
process.once('SIGTERM', () => ended.abort());

async function main(): Promise<boolean> {
	const ways: Record<string, () => Promise<boolean>> = { load, pull: pullAll, send, state };
	const way = Object.hasOwn(ways, what ?? '') ? ways[what ?? ''] : undefined;
	giveWay();
	if (!way) throw new Misuse(`Say what to do: npm run datasets -- ${Object.keys(ways).join('|')}`);
	return way();
}

async function load(): Promise<boolean> {
	const [id, file] = rest;
	const source = sourceOf(id);
	if (!file) throw new Misuse('Say which file: npm run datasets -- load SOURCE FILE');
	return take(source, { ...asOf(), ...crosswalkFor(source) }, (options) =>
		loadFile(resolve(file), options)
	);
}

async function pullAll(): Promise<boolean> {
	const onPortal = sourceIds.filter(
		// Tables of areas are of years that a file says, and of what is closed nothing new comes: they are asked for by name.
		(id) =>
			'dataset' in sources[id] &&
			readings[id] &&
			sources[id].rows !== 'areas' &&
			!('closed' in sources[id])
	);
	const asked = rest.length > 0 ? rest.map(sourceOf) : [...onPortal, 'health_atlas' as const];
	// What the others hand out says itself of when it is.
	const isOfTracts = (source: SourceId) => readings[source]?.placedBy === 'crosswalk';
	if (!asked.some(isOfTracts) && (values['as-of'] ?? values.crosswalk) !== undefined)
		throw new Misuse('Only what is of census tracts is pulled of a year, and by a crosswalk.');
	const said = (source: SourceId) =>
		isOfTracts(source) ? { ...asOf(), ...crosswalkFor(source) } : {};
	const all = asked.map((source) => [source, said(source)] as const);
	let good = true;
	for (const [source, its] of all) {
		if (ended.signal.aborted) return false;
		good = (await take(source, its, (options) => pullOne(options))) && good;
	}
	return good;
}

/** Each publisher has an interface of its own. */
function pullOne(options: LoadOptions): Promise<Loaded> {
	const {
		SODA_ORIGIN = 'https://data.cityofchicago.org',
		SODA_APP_TOKEN: token,
		ATLAS_ORIGIN = 'https://chicagohealthatlas.org',
		CENSUS_ORIGIN = 'https://api.census.gov',
		CENSUS_KEY: key,
		CDC_ORIGIN = sources.places_health.portal
	} = process.env;
	if (options.source === 'health_atlas') return pullAtlas({ ...options, origin: ATLAS_ORIGIN });
	if (options.source === 'acs_tracts') {
		if (!key && !process.env['CENSUS_ORIGIN'])
			throw new Misuse('Set CENSUS_KEY: without one the Census Bureau answers nothing.');
		return pullCensus({ ...options, origin: CENSUS_ORIGIN, ...(key ? { key } : {}) });
	}
	const source = sources[options.source];
	const isCitys = !('portal' in source);
	// The City's tables of areas have other column names on its portal than in its files.
	if (!('dataset' in source) || (isCitys && source.rows === 'areas'))
		throw new Misuse(`${options.source} is not pulled: load it from a file.`);
	const origin = isCitys ? SODA_ORIGIN : CDC_ORIGIN;
	// The City's token is nothing to another portal.
	const portal = { origin, ...(token && isCitys ? { token } : {}) };
	return pull({ ...options, portal, whole: values.whole });
}

/** Which part of a tract is in which community; asked for before anybody is told of a failure. */
function crosswalkFor(source: SourceId): Pick<LoadOptions, 'crosswalk'> {
	const { crosswalk } = values;
	if (readings[source]?.placedBy !== 'crosswalk') {
		if (crosswalk !== undefined) throw new Misuse(`${source} is not of census tracts.`);
		return {};
	}
	if (crosswalk === undefined || !existsSync(crosswalk))
		throw new Misuse('Say which file is the crosswalk: --crosswalk FILE');
	if (values['as-of'] === undefined) throw new Misuse('Say of which year: --as-of 2023-12-31');
	return { crosswalk: resolve(crosswalk) };
}

/** Of when the rows are, where whoever loads them says it. */
function asOf(): Pick<LoadOptions, 'asOfMs'> {
	if (values['as-of'] === undefined) return {};
	const asOfMs = dayBeginMs(values['as-of']);
	if (Number.isNaN(asOfMs)) throw new Misuse('--as-of is a day: 2018-06-30');
	return { asOfMs };
}

async function send(): Promise<boolean> {
	const room = await openRoom();
	for (const source of rest.length > 0 ? rest.map(sourceOf) : sourceIds) {
		const vault = new Vault(dataFolder, source);
		vault.mend();
		const { publication } = vault;
		if (!publication) continue;
		const changed = await sendPublication(room, source, publication);
		say(`${source.padEnd(20)} ${changed ? 'given to the room' : 'the room has it already'}`);
	}
	return true;
}

async function state(): Promise<boolean> {
	for (const { id, state: its, rows, occurredAt, receivedAt, failed } of await standingsOf(
		await openRoom()
	)) {
		const times = [
			occurredAt && `until ${occurredAt.slice(0, 10)}`,
			receivedAt && `taken in ${receivedAt.slice(0, 10)}`
		];
		const about = [rows === undefined ? undefined : `${rows} rows`, ...times]
			.filter(Boolean)
			.join(', ');
		say(`${id.padEnd(20)} ${its.padEnd(13)} ${about}`);
		if (failed) say(`${' '.repeat(20)} ${failed.check}: ${failed.detail}`);
	}
	return true;
}

/** Takes in one source, and tells the room what became of it. */
async function take(
	source: SourceId,
	said: Pick<LoadOptions, 'asOfMs' | 'crosswalk'>,
	work: (options: LoadOptions) => Promise<Loaded>
): Promise<boolean> {
	// Nothing is given in a dry run; where things lie is asked for, if somebody says who they are.
	const asked = values['dry-run'] && !process.env['CSCC_NAME'] ? undefined : await openRoom();
	const room = values['dry-run'] ? undefined : asked;
	const boundaries = asked && (await boundariesOf(asked));
	const folder = room ? dataFolder : mkdtempSync(join(tmpdir(), 'cscc-datasets-'));
	const begunAt = performance.now();
	try {
		const { publication, changed } = await work({
			source,
			dataFolder: folder,
			clock: systemClock,
			...said,
			signal: ended.signal,
			onProgress: (done, step) => progress(source, done, step),
			...(boundaries ? { boundaries } : {})
		});
		const seconds = (performance.now() - begunAt) / 1_000;
		end(`${source}: ${publication.rows} rows, ${Math.round(publication.rows / seconds)} a second`);
		if (publication.older > 0) say(`  ${publication.older} older rows of the same key left out`);
		if (publication.spoiled > 0)
			say(`  ${publication.spoiled} values could not be read and are not known`);
		for (const { indicator, periods, unplaced } of publication.series) {
			const lost = unplaced?.reduce<number>((sum, value) => sum + Number(value ?? 0), 0) ?? 0;
			say(
				`  ${indicator}: ${periods[0]} to ${periods.at(-1)}${lost > 0 ? `; ${lost} not placed` : ''}`
			);
		}
		const told = new Set(publication.series.map(({ indicator }) => indicator));
		const empty = indicatorIds.filter((id) => indicators[id].source === source && !told.has(id));
		if (empty.length > 0) say(`  not in these rows: ${empty.join(', ')}`);
		if (room) await sendPublication(room, source, publication);
		say(
			changed ? '  These numbers are shown from now on.' : '  The numbers are the same as before.'
		);
		return true;
	} catch (error) {
		if (!(error instanceof SourceRefused)) throw error;
		end(`${source}: refused (${error.check}). ${error.message} Nothing was changed.`);
		const failed = {
			failedAt: toInstant(systemClock.now()),
			check: error.check,
			detail: error.message.slice(0, 500)
		};
		if (room && error.where === 'there' && !ended.signal.aborted)
			await sendFailure(room, source, failed);
		return false;
	} finally {
		if (!room) rmSync(folder, { recursive: true, force: true });
	}
}

function progress(source: SourceId, done: number | undefined, step: string): void {
	if (!process.stdout.isTTY) return;
	const filled = Math.round((done ?? 0) * 30);
	process.stdout.write(`\r  ${'█'.repeat(filled).padEnd(30, '·')} ${source} ${step}   `);
}

function end(line: string): void {
	if (process.stdout.isTTY) process.stdout.write(`\r${' '.repeat(72)}\r`);
	say(line);
}

function sourceOf(id: string | undefined): SourceId {
	if (id !== undefined && Object.hasOwn(leftOut, id))
		throw new Misuse(texts('en').need.leftOut.why[id as LeftOut]);
	const found = sourceIds.find((one) => one === id);
	if (!found || !readings[found]) {
		const known = sourceIds.filter((one) => readings[one]).join(', ');
		throw new Misuse(`Say which source: ${known}`);
	}
	return found;
}

async function openRoom(): Promise<RoomClient> {
	const { CSCC_NAME: signInName, CSCC_PASSWORD: password } = process.env;
	if (!signInName || !password)
		throw new Misuse('Set CSCC_NAME and CSCC_PASSWORD to an analyst or an administrator.');
	return roomClient(values.address, await signIn(values.address, { signInName, password }));
}

main().then(
	(good) => process.exit(good ? 0 : 1),
	(error: unknown) => {
		const isKnown = error instanceof Misuse;
		process.stderr.write(
			`${isKnown ? error.message : ((error as Error).stack ?? String(error))}\n`
		);
		process.exit(1);
	}
);
