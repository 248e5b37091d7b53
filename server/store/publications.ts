import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Type, type Static } from 'typebox';
import { toMs } from '#shared/kernel/clock.ts';
import type { SourceId } from '#shared/model/sources.ts';
import { FailedLoad, HourLevels, Publication, Series } from '#shared/wire/indicators.ts';
import { fits } from '../fits.ts';
import type { Store } from './store.ts';

/** What is known of a publication beside its numbers. */
export const PublicationHead = Type.Omit(Publication, ['series', 'hours']);
export type PublicationHead = Static<typeof PublicationHead>;

/** Where the loads of a source stand. */
export interface Loaded {
	head?: PublicationHead;
	failed?: FailedLoad;
}

const packed = promisify(gzip);
const unpacked = promisify(gunzip);
const AllSeries = Type.Array(Series);

/** What is known from each source: written whole by a load, read whole. */
export class PublicationStore {
	readonly #store: Pick<Store, 'redis' | 'keys'>;

	constructor(store: Pick<Store, 'redis' | 'keys'>) {
		this.#store = store;
	}

	/** By source; what an older release wrote otherwise is as if it were not there. */
	async all(): Promise<Map<SourceId, Loaded>> {
		const { redis, keys } = this.#store;
		const [heads, failures] = await Promise.all([
			redis.hgetall(keys.publications),
			redis.hgetall(keys.failedLoads)
		]);
		const found = new Map<SourceId, Loaded>();
		const add = (source: string, more: Loaded) =>
			found.set(source as SourceId, { ...found.get(source as SourceId), ...more });
		for (const [source, doc] of Object.entries(heads)) {
			const head: unknown = JSON.parse(doc);
			if (fits(PublicationHead, head)) add(source, { head });
		}
		for (const [source, doc] of Object.entries(failures)) {
			const failed: unknown = JSON.parse(doc);
			if (fits(FailedLoad, failed)) add(source, { failed });
		}
		return found;
	}

	/** The numbers of a version; nothing where there is another by now. */
	async read(source: SourceId, version: string): Promise<Series[] | undefined> {
		const { redis, keys } = this.#store;
		const [known, doc] = await redis.hmgetBuffer(keys.publication(source), 'version', 'doc');
		if (!doc || known?.toString() !== version) return undefined;
		const series: unknown = JSON.parse((await unpacked(doc)).toString());
		return fits(AllSeries, series) ? series : undefined;
	}

	/** Levels of the hours of a version; nothing where its source tells none, or there is another by now. */
	async readHours(source: SourceId, version: string): Promise<HourLevels | undefined> {
		const { redis, keys } = this.#store;
		const [known, doc] = await redis.hmget(keys.publication(source), 'version', 'hours');
		if (!doc || known !== version) return undefined;
		const hours: unknown = JSON.parse(doc);
		return fits(HourLevels, hours) ? hours : undefined;
	}

	/** All of it or nothing; what was refused before it came is past. Older than what is there: nothing, and `false`. */
	async write(source: SourceId, { series, hours, ...head }: Publication): Promise<boolean> {
		const { redis, keys } = this.#store;
		const { head: there, failed } = (await this.all()).get(source) ?? {};
		if (there && toMs(there.receivedAt) > toMs(head.receivedAt)) return false;
		const isPast = !failed || toMs(failed.failedAt) <= toMs(head.receivedAt);
		const step = redis
			.multi()
			.hset(keys.publication(source), {
				version: head.version,
				doc: await packed(JSON.stringify(series)),
				hours: hours ? JSON.stringify(hours) : ''
			})
			.hset(keys.publications, source, JSON.stringify(head));
		if (isPast) step.hdel(keys.failedLoads, source);
		await step.exec();
		return true;
	}

	async fail(source: SourceId, failed: FailedLoad): Promise<void> {
		const { redis, keys } = this.#store;
		await redis.hset(keys.failedLoads, source, JSON.stringify(failed));
	}
}
