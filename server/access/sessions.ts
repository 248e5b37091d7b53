import { createHash, randomBytes } from 'node:crypto';
import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import { tellProcesses } from '../log/control.ts';
import { replicated, type Kept } from '../store/replicated.ts';
import type { Person } from './people.ts';

const hour = 60 * 60;
/** A shift and a little; a display stays until it is revoked, or was off for a whole season. */
const displaySeconds = 90 * 24 * hour;
const lifetimeSeconds = ({ role }: Person) => (role === 'display' ? displaySeconds : 14 * hour);
const linkSeconds = 24 * hour;

export interface Session {
	/** SHA-256 of the token: what is stored and logged; the token itself only the browser has. */
	hash: string;
	person: Person;
}

/** A session as its owner and an administrator see it. */
export interface ListedSession {
	/** Enough of the hash to name it. */
	key: string;
	startedAt: string;
	/** What the browser says it is. */
	browser: string;
}

const keyLength = 16;
/** By what a session can be told from others, and by which nobody gets into it. */
export const sessionKey = (hash: string) => hash.slice(0, keyLength);

/** Whoever has this id and may come in now. */
export type FindOwner = (id: string) => Promise<Person | undefined>;

export class Sessions {
	readonly #findOwner: FindOwner;
	readonly #store: Kept;
	readonly #clock: Clock;

	constructor(store: Kept, findOwner: FindOwner, clock: Clock) {
		this.#store = store;
		this.#findOwner = findOwner;
		this.#clock = clock;
	}

	/** Starts a session; the token goes into the cookie and nowhere else. */
	async start(person: Person, browser = ''): Promise<{ token: string; seconds: number }> {
		const { redis, keys } = this.#store;
		const token = randomBytes(32).toString('base64url');
		const hash = hashOf(token);
		const seconds = lifetimeSeconds(person);
		const about = { startedAt: toInstant(this.#clock.now()), browser: browser.slice(0, 120) };
		await redis
			.multi()
			.set(keys.session(hash), person.id, 'EX', seconds)
			.hset(keys.sessionsOf(person.id), hash, JSON.stringify(about))
			.exec();
		// What has run out is forgotten when the next begins.
		await this.list(person.id);
		return { token, seconds };
	}

	async find(token: string | undefined): Promise<Session | undefined> {
		if (!token || token.length > 100) return undefined;
		const { redis, keys } = this.#store;
		const hash = hashOf(token);
		const personId = await redis.get(keys.session(hash));
		const person = personId === null ? undefined : await this.#findOwner(personId);
		return person && { hash, person };
	}

	/** A display that is on keeps its session: its time begins again. */
	async renewDisplay(hash: string): Promise<void> {
		const { redis, keys } = this.#store;
		await redis.expire(keys.session(hash), displaySeconds);
	}

	/** Sessions of one person that go on, newest first. */
	async list(personId: string): Promise<ListedSession[]> {
		const { redis, keys } = this.#store;
		const held = await redis.hgetall(keys.sessionsOf(personId));
		const hashes = Object.keys(held);
		const over = new Set(await this.ended(hashes));
		if (over.size > 0) await redis.hdel(keys.sessionsOf(personId), ...over);
		return hashes
			.filter((hash) => !over.has(hash))
			.map((hash) => {
				const about = JSON.parse(held[hash] ?? '{}') as Omit<ListedSession, 'key'>;
				return { key: sessionKey(hash), ...about };
			})
			.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
	}

	/** Ends a session on every process: sockets learn it from the control stream. */
	async end(hash: string): Promise<void> {
		await this.#end([hash]);
	}

	/** Ends one that is named by its key; false when this person has none like that. */
	async endOne(personId: string, key: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		const hashes = await redis.hkeys(keys.sessionsOf(personId));
		const hash = hashes.find((one) => sessionKey(one) === key);
		if (hash !== undefined) await this.#end([hash]);
		return hash !== undefined;
	}

	/** Ends all of somebody's, but for one. Answers with how many. */
	async endAll(personId: string, but?: string): Promise<number> {
		const { redis, keys } = this.#store;
		const hashes = await redis.hkeys(keys.sessionsOf(personId));
		const ending = hashes.filter((hash) => hash !== but);
		await this.#end(ending);
		if (ending.length > 0) await redis.hdel(keys.sessionsOf(personId), ...ending);
		return ending.length;
	}

	/** Of these sessions, those that have ended or run out, or whose account may not be used any more. */
	async ended(hashes: readonly string[]): Promise<string[]> {
		const owners = await this.owners(hashes);
		return hashes.filter((hash) => !owners.has(hash));
	}

	/** Whoever has each of these sessions, as their account is now; none where it is over. */
	async owners(hashes: readonly string[]): Promise<Map<string, Person>> {
		if (hashes.length === 0) return new Map();
		const { redis, keys } = this.#store;
		const ids = await redis.mget(hashes.map((hash) => keys.session(hash)));
		const distinct = [...new Set(ids.filter((id) => id !== null))];
		const found = await Promise.all(distinct.map((id) => this.#findOwner(id)));
		const people = new Map(found.flatMap((person) => (person ? [[person.id, person]] : [])));
		return new Map(
			hashes.flatMap((hash, index) => {
				const person = people.get(ids[index] ?? '');
				return person ? [[hash, person]] : [];
			})
		);
	}

	/** A link that makes the first administrator, once; good for a day. */
	async makeFirstLink(): Promise<string> {
		const { redis, keys } = this.#store;
		const token = randomBytes(24).toString('base64url');
		await redis.set(keys.link(hashOf(token)), 'administrator', 'EX', linkSeconds);
		return token;
	}

	/** True once for each link. */
	async useFirstLink(token: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		const key = keys.link(hashOf(token));
		return (await redis.get(key)) === 'administrator' && (await redis.del(key)) === 1;
	}

	async #end(hashes: readonly string[]): Promise<void> {
		const { keys } = this.#store;
		if (hashes.length === 0) return;
		// Told first and deleted then: what fails in between can be tried again.
		// Nobody may be signed in again because another server took over.
		await replicated(this.#store, (pipeline) => {
			for (const hash of hashes) {
				tellProcesses(pipeline, keys, { kind: 'session.ended', subject: hash });
				pipeline.del(keys.session(hash));
			}
			return pipeline;
		});
	}
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
