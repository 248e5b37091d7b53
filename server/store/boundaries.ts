import { createHash } from 'node:crypto';
import type { Boundaries, PartOutline, PartType } from '#shared/model/boundaries.ts';
import type { Store } from './store.ts';

/** Official boundaries of a room: written whole by an import, read whole by maps. */
export class BoundaryStore {
	readonly #store: Pick<Store, 'redis' | 'keys'>;

	constructor(store: Pick<Store, 'redis' | 'keys'>) {
		this.#store = store;
	}

	/** The name of what is there; nothing where a room draws its own outlines. */
	async revision(): Promise<string | undefined> {
		const { redis, keys } = this.#store;
		return (await redis.hget(keys.boundaries, 'revision')) ?? undefined;
	}

	/** The JSON text of what has this name; nothing when it has been replaced. */
	async read(revision: string): Promise<string | undefined> {
		const { redis, keys } = this.#store;
		const [known, doc] = await redis.hmget(keys.boundaries, 'revision', 'doc');
		return known === revision ? (doc ?? undefined) : undefined;
	}

	/** Answers with the new name: the same for the same outlines. */
	async write(boundaries: Boundaries): Promise<string> {
		const { redis, keys } = this.#store;
		const doc = JSON.stringify(boundaries);
		const revision = createHash('sha256').update(doc).digest('hex').slice(0, 16);
		await redis.hset(keys.boundaries, { revision, doc });
		return revision;
	}

	async remove(): Promise<void> {
		const { redis, keys } = this.#store;
		await redis.del(keys.boundaries);
	}

	/** All parts of one kind take the place of those that were there, in one step. */
	async writeParts(type: PartType, parts: readonly PartOutline[]): Promise<void> {
		const { redis, keys } = this.#store;
		const docs = parts.map(({ name, polygons }) => [name, JSON.stringify(polygons)] as const);
		await redis.multi().del(keys.parts(type)).hset(keys.parts(type), new Map(docs)).exec();
	}

	async removeParts(type: PartType): Promise<void> {
		const { redis, keys } = this.#store;
		await redis.del(keys.parts(type));
	}

	/** Where a part lies; nothing where nobody has brought its outline. */
	async readPart(type: PartType, name: string): Promise<PartOutline['polygons'] | undefined> {
		const { redis, keys } = this.#store;
		const doc = await redis.hget(keys.parts(type), name);
		return doc === null ? undefined : (JSON.parse(doc) as PartOutline['polygons']);
	}
}
