import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { DirectorySource } from '#shared/wire/directory.ts';
import { fits } from '../fits.ts';
import type { Store } from './store.ts';

/** What is known of a source beside the directory itself. */
export type Kept = Omit<DirectorySource, 'revision'>;

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

/** Directories of a room, one for each source: written whole by an import, read whole. */
export class DirectoryStore {
	readonly #store: Pick<Store, 'redis' | 'keys'>;

	constructor(store: Pick<Store, 'redis' | 'keys'>) {
		this.#store = store;
	}

	/** What there is, by source. */
	async sources(): Promise<DirectorySource[]> {
		const { redis, keys } = this.#store;
		const all = Object.values(await redis.hgetall(keys.directories));
		return all
			.flatMap((doc): DirectorySource[] => {
				const read: unknown = JSON.parse(doc);
				return fits(DirectorySource, read) ? [read] : [];
			})
			.toSorted((a, b) => (a.source < b.source ? -1 : 1));
	}

	/** The JSON text of a source's directory; nothing where it is another by now. */
	async read({
		source,
		revision
	}: {
		source: string;
		revision: string;
	}): Promise<string | undefined> {
		const { redis, keys } = this.#store;
		const [known, doc] = await redis.hmgetBuffer(keys.directory(source), 'revision', 'doc');
		if (!doc || known?.toString() !== revision) return undefined;
		return (await unpacked(doc)).toString();
	}

	/** All of it or nothing. The same directory has the same revision. */
	async write(kept: Kept, text: string): Promise<DirectorySource> {
		const { redis, keys } = this.#store;
		const revision = this.revisionOf(text);
		const source = { ...kept, revision };
		await redis
			.multi()
			.hset(keys.directory(kept.source), { revision, doc: await packed(text) })
			.hset(keys.directories, kept.source, JSON.stringify(source))
			.exec();
		return source;
	}

	/** What a directory's text is called. */
	revisionOf(text: string): string {
		return createHash('sha256').update(text).digest('hex').slice(0, 16);
	}

	async remove(source: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		const done = await redis
			.multi()
			.hdel(keys.directories, source)
			.del(keys.directory(source))
			.exec();
		return done?.[0]?.[1] === 1;
	}
}
