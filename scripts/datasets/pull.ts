import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toInstant, toMs } from '#shared/kernel/clock.ts';
import { sources, type SourceCheck } from '#shared/model/sources.ts';
import { asParquet, named, quoted, type Engine } from './engine.ts';
import { loadRows, type Loaded, type LoadOptions } from './load.ts';
import { readings } from './readings.ts';
import { Soda, type SodaOptions, type TextRow } from './soda.ts';
import { SourceRefused } from './source-refused.ts';
import type { Raw } from './stage.ts';
import { readWhole, type Vault } from './vault.ts';

export interface PullOptions extends LoadOptions {
	portal: Pick<SodaOptions, 'origin' | 'token' | 'pageSize' | 'hurry'>;
	/** Everything anew, not only what changed. */
	whole?: boolean;
}

/** Rows that changed so long before the newest known change are asked for again: what is published is corrected later. */
const windowMs = 90 * 24 * 3_600_000;
/** Pages that lie longer than this are of another day: they are asked for again. */
const resumeWithinMs = 12 * 3_600_000;

/** How far a pull is: kept beside its pages, so that one that was ended goes on where it was. */
interface Progress {
	where: string;
	lastId: string;
	rows: number;
	parts: number;
	begunAt: string;
	changedAt?: string;
}

/**
 * Takes in a dataset of the City's portal: all of it the first time, then what changed, with a window of days before. Throws
 * `SourceRefused`; then everything is as it was, and what pages are there are used by the next.
 */
export async function pull(options: PullOptions): Promise<Loaded> {
	const { dataset } = sources[options.source] as { dataset?: string };
	const reading = readings[options.source];
	if (!dataset || !reading)
		throw new SourceRefused(
			'unreachable',
			`${options.source} is not on the portal: load it from a file.`
		);
	return loadRows(options, async (engine, vault) => {
		const isMerge =
			!options.whole && vault.rows !== undefined && !!reading.changed && !!reading.key;
		const where = [reading.only, isMerge && changedSince(vault, reading.changed!)]
			.filter(Boolean)
			.join(' AND ');
		const pages = new Pages(vault, { where, beganMs: options.clock.now(), source: options });
		await pages.fetch(
			engine,
			dataset,
			reading.columns.map(({ name }) => name)
		);
		options.onProgress?.(1, 'reading');
		return pages.raw(isMerge ? { file: vault.rows!, key: reading.key! } : undefined);
	}).then(
		(loaded) => {
			forget(options);
			return loaded;
		},
		(error: unknown) => {
			// What was judged and refused is asked for again; what was only cut off goes on.
			const isJudged = error instanceof SourceRefused && !passing.includes(error.check);
			if (isJudged) rmSync(folderOf(options), { recursive: true, force: true });
			throw error;
		}
	);
}

function changedSince(vault: Vault, changed: string): string {
	const publishedAt = vault.publication?.publishedAt;
	if (publishedAt === undefined) return '';
	return `${changed} >= '${toInstant(toMs(publishedAt) - windowMs).slice(0, 19)}'`;
}

/** Refusals after which the pages that are there are as good as before. */
const passing: readonly SourceCheck[] = [
	'unreachable',
	'throttled',
	'not_ready',
	'cut_off',
	'behind'
];

const folderOf = ({ dataFolder, source }: LoadOptions) =>
	join(dataFolder, 'datasets', source, 'pages');

/** The pages of a pull that went well are of no more use; when they were changed is. */
function forget(options: PullOptions): void {
	const folder = folderOf(options);
	const { changedAt } = progressIn(folder) ?? {};
	rmSync(folder, { recursive: true, force: true });
	if (changedAt) writeFileSync(join(folder, '..', 'changed-at'), changedAt, { mode: 0o600 });
}

const progressIn = (folder: string): Progress | undefined => {
	const file = join(folder, 'progress.json');
	return existsSync(file) ? readWhole<Progress>(file) : undefined;
};

class Pages {
	readonly #folder: string;
	readonly #changedFile: string;
	readonly #options: PullOptions;
	readonly #columns: string[] = [];
	#progress: Progress;

	constructor(vault: Vault, of: { where: string; beganMs: number; source: PullOptions }) {
		this.#options = of.source;
		this.#folder = join(vault.folder, 'pages');
		this.#changedFile = join(vault.folder, 'changed-at');
		const found = progressIn(this.#folder);
		const isSame = found?.where === of.where && of.beganMs - toMs(found.begunAt) < resumeWithinMs;
		if (!isSame) rmSync(this.#folder, { recursive: true, force: true });
		mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		const begunAt = toInstant(of.beganMs);
		this.#progress = isSame ? found : { where: of.where, lastId: '', rows: 0, parts: 0, begunAt };
	}

	/** Page after page until there is none; as many rows as the portal said, before and after. */
	async fetch(engine: Engine, dataset: string, columns: readonly string[]): Promise<void> {
		this.#columns.push(...columns);
		const { portal, signal, onProgress } = this.#options;
		const { where, changedAt } = this.#progress;
		const before = existsSync(this.#changedFile)
			? readFileSync(this.#changedFile, 'utf8')
			: undefined;
		const notBefore = changedAt ?? before;
		const soda = new Soda({
			...portal,
			dataset,
			columns,
			...(where ? { where } : {}),
			...(notBefore ? { notBefore } : {}),
			...(signal ? { signal } : {})
		});
		const awaited = await soda.count();
		for (;;) {
			const page = await soda.pageAfter(this.#progress.lastId);
			if (page.length === 0) break;
			await this.#keep(
				engine,
				page.map(({ row }) => row)
			);
			this.#note({
				lastId: page.at(-1)!.id,
				rows: this.#progress.rows + page.length,
				parts: this.#progress.parts + 1,
				...(soda.changedAt ? { changedAt: soda.changedAt } : {})
			});
			onProgress?.(Math.min(1, this.#progress.rows / Math.max(1, awaited)), 'reading');
		}
		await this.#compare(soda, awaited);
	}

	async #compare(soda: Soda, awaited: number): Promise<void> {
		const { rows } = this.#progress;
		// Rows come and go while pages are turned: what is there must fit one of the two counts, or lie between.
		const after = await soda.count();
		const [least, most] = [Math.min(awaited, after), Math.max(awaited, after)];
		if (rows >= least && rows <= most) return;
		this.#note({ lastId: '', rows: 0, parts: 0 });
		throw new SourceRefused('cut_off', `${rows} rows came; the portal has ${after}.`);
	}

	/** A page as a part that is there whole or not at all; nothing of it but what was asked for. */
	async #keep(engine: Engine, rows: readonly TextRow[]): Promise<void> {
		const columns = this.#columns.map((name) => `${named(name)} VARCHAR`);
		await engine.run(`CREATE OR REPLACE TEMP TABLE page (${columns.join(', ')})`);
		await engine.append(
			'page',
			rows.map((row) => this.#columns.map((name) => row.get(name) ?? null)),
			'temp'
		);
		const part = join(this.#folder, `${this.#progress.parts}.parquet`);
		await engine.run(`COPY page TO ${quoted(`${part}.new`)} (${asParquet})`);
		renameSync(`${part}.new`, part);
	}

	#note(more: Partial<Progress>): void {
		this.#progress = { ...this.#progress, ...more };
		const file = join(this.#folder, 'progress.json');
		writeFileSync(`${file}.new`, JSON.stringify(this.#progress), { mode: 0o600 });
		renameSync(`${file}.new`, file);
	}

	/** When the publisher changed it, where it says so. */
	get #asOf(): { asOfMs?: number } {
		const asOfMs = Date.parse(this.#progress.changedAt ?? '');
		return Number.isNaN(asOfMs) ? {} : { asOfMs };
	}

	/** What came, and of what was there the rows that did not come again. */
	raw(merge: { file: string; key: string } | undefined): Raw {
		const columns = new Map(this.#columns.map((name) => [name, name]));
		const all = this.#columns.map(named).join(', ');
		const parts = Array.from({ length: this.#progress.parts }, (_, at) =>
			quoted(join(this.#folder, `${at}.parquet`))
		);
		const came =
			parts.length > 0 ? `SELECT ${all} FROM read_parquet([${parts.join(', ')}])` : undefined;
		if (!merge) {
			if (!came) throw new SourceRefused('no_rows', 'The portal has no rows.');
			return { ...this.#asOf, columns, relation: `(${came})` };
		}
		const asText = this.#columns
			.map((name) => `${named(name)}::VARCHAR AS ${named(name)}`)
			.join(', ');
		const kept = `SELECT ${asText} FROM read_parquet(${quoted(merge.file)})`;
		const key = named(merge.key);
		return {
			...this.#asOf,
			columns,
			relation: came
				? `(${came} UNION ALL (SELECT * FROM (${kept}) AS old WHERE ${key} NOT IN (SELECT ${key} FROM (${came}) WHERE ${key} IS NOT NULL)))`
				: `(${kept})`
		};
	}
}
