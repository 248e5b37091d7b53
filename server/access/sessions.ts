import { createHash, randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RoomKeys } from '../store/keys.ts';
import { replicated, type Kept } from '../store/replicated.ts';
import type { People, Person } from './people.ts';

const hour = 60 * 60;
/** A shift and a little; a display stays until somebody ends it. */
const lifetimeSeconds = ({ role }: Person) => (role === 'display' ? 90 * 24 : 14) * hour;
const linkSeconds = 24 * hour;
const controlLength = 1_000;

export interface Session {
	/** SHA-256 of the token: what is stored and logged; the token itself only the browser has. */
	hash: string;
	person: Person;
}

export class Sessions {
	readonly #redis: Redis;
	readonly #keys: RoomKeys;
	readonly #people: People;
	readonly #store: Kept;

	constructor(store: Kept, people: People) {
		this.#store = store;
		this.#redis = store.redis;
		this.#keys = store.keys;
		this.#people = people;
	}

	/** Starts a session; the token goes into the cookie and nowhere else. */
	async start(person: Person): Promise<{ token: string; seconds: number }> {
		const token = randomBytes(32).toString('base64url');
		const seconds = lifetimeSeconds(person);
		await this.#redis.set(this.#keys.session(hashOf(token)), person.id, 'EX', seconds);
		return { token, seconds };
	}

	async find(token: string | undefined): Promise<Session | undefined> {
		if (!token || token.length > 100) return undefined;
		const hash = hashOf(token);
		const personId = await this.#redis.get(this.#keys.session(hash));
		const person = personId === null ? undefined : await this.#people.find(personId);
		return person && { hash, person };
	}

	/** Ends a session on every process: sockets learn it from the control stream. */
	async end(hash: string): Promise<void> {
		const { control } = this.#keys;
		const entry = ['kind', 'session.ended', 'subject', hash];
		// Told first and deleted then: what fails in between can be tried again.
		// Nobody may be signed in again because another server took over.
		await replicated(this.#store, (pipeline) =>
			pipeline
				.xadd(control, 'MAXLEN', '~', controlLength, '*', ...entry)
				.del(this.#keys.session(hash))
		);
	}

	/** Of these sessions, those that have ended or run out. */
	async ended(hashes: readonly string[]): Promise<string[]> {
		if (hashes.length === 0) return [];
		const found = await this.#redis.mget(hashes.map((hash) => this.#keys.session(hash)));
		return hashes.filter((_, index) => found[index] === null);
	}

	/** A link that makes the first administrator, once; good for a day. */
	async makeFirstLink(): Promise<string> {
		const token = randomBytes(24).toString('base64url');
		await this.#redis.set(this.#keys.link(hashOf(token)), 'administrator', 'EX', linkSeconds);
		return token;
	}

	/** True once for each link. */
	async useLink(token: string): Promise<boolean> {
		return (await this.#redis.del(this.#keys.link(hashOf(token)))) === 1;
	}
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
