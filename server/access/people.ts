import type { Redis } from 'ioredis';
import { newId } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/model/terms.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { RoomKeys } from '../store/keys.ts';
import { hashPassword, isPassword } from './passwords.ts';

/** Somebody who signs in. Never part of the log or of a feed; the password only as a hash. */
export interface Person {
	id: string;
	signInName: string;
	name: string;
	role: Role;
	agencyId?: string;
	deskIds: string[];
	/** Areas that this account is bound to; empty: the whole city. */
	communities?: number[];
	/** Instant after which the account is as good as none. */
	expiresAt?: string;
	/** Instant at which it was switched off. */
	disabledAt?: string;
}

type Stored = Person & { passwordHash: string };

export class People {
	readonly #redis: Redis;
	readonly #keys: RoomKeys;

	constructor(redis: Redis, keys: RoomKeys) {
		this.#redis = redis;
		this.#keys = keys;
	}

	/** Adds somebody; nothing when the sign-in name is taken. */
	async add(person: Omit<Person, 'id'>, password: string): Promise<Person | undefined> {
		const id = newId('person');
		const stored: Stored = { ...person, id, passwordHash: await hashPassword(password) };
		const isFree = await this.#redis.hsetnx(this.#keys.names, nameKey(person.signInName), id);
		if (isFree === 0) return undefined;
		await this.#save(stored);
		return this.find(id);
	}

	/** Gives somebody a new password. */
	async setPassword(id: string, password: string): Promise<void> {
		const stored = await this.#read(id);
		if (stored) await this.#save({ ...stored, passwordHash: await hashPassword(password) });
	}

	async find(id: string): Promise<Person | undefined> {
		const stored = await this.#read(id);
		return stored && withoutHash(stored);
	}

	async findByName(signInName: string): Promise<Person | undefined> {
		const id = await this.#redis.hget(this.#keys.names, nameKey(signInName));
		return id === null ? undefined : this.find(id);
	}

	/** Whoever has this name and this password. A wrong name takes as long as a wrong password. */
	async signIn(signInName: string, password: string): Promise<Person | undefined> {
		const id = await this.#redis.hget(this.#keys.names, nameKey(signInName));
		const stored = id === null ? undefined : await this.#read(id);
		const isRight = await isPassword(password, stored?.passwordHash);
		return isRight && stored ? withoutHash(stored) : undefined;
	}

	async all(): Promise<Person[]> {
		const ids = await this.#redis.smembers(this.#keys.people);
		const people = await Promise.all(ids.map((id) => this.find(id)));
		return people
			.filter((person) => person !== undefined)
			.toSorted((a, b) => a.name.localeCompare(b.name));
	}

	async #read(id: string): Promise<Stored | undefined> {
		const text = await this.#redis.get(this.#keys.person(id));
		return text === null ? undefined : (JSON.parse(text) as Stored);
	}

	async #save(stored: Stored): Promise<void> {
		await this.#redis.set(this.#keys.person(stored.id), JSON.stringify(stored));
		await this.#redis.sadd(this.#keys.people, stored.id);
	}
}

export function actorOf({ id, name, role, agencyId, deskIds, communities }: Person): Actor {
	return { id, name, role, agencyId, deskIds, communities };
}

function withoutHash(stored: Stored): Person {
	const { passwordHash: _, ...person } = stored;
	return person;
}

const nameKey = (signInName: string) => signInName.normalize('NFKC').trim().toLowerCase();
