import { randomBytes, createHash } from 'node:crypto';
import { toMs, toInstant, type Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { workingRoles, type Role } from '#shared/model/terms.ts';
import type { Factor } from '#shared/wire/passkeys.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { replicated, type Kept } from '../store/replicated.ts';
import { updateText } from '../store/update-text.ts';
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
	/** Added and not yet come in by the link. */
	invited?: boolean;
	/** Comes in by an organisation's own provider: no password and no passkey here. */
	provided?: boolean;
	/** Their provider gave them no role any more when they last came. */
	roleLostAt?: string | undefined;
	/** What a sign-in needs; `either` where nothing was chosen. */
	factor?: Factor;
}

/** What may change about an account; a field that is undefined is taken away. */
type PersonChanges = {
	[Field in Exclude<keyof Person, 'id' | 'signInName'>]?: Person[Field] | undefined;
};

type Stored = Person & { passwordHash?: string };

const linkSeconds = 3 * 86_400;

export class People {
	readonly #store: Kept;
	readonly #clock: Clock;

	constructor(store: Kept, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
	}

	/** Adds somebody; nothing when the sign-in name is taken. Without a password they come in by a link. */
	async add(
		person: Omit<Person, 'id'> & { id?: string },
		password?: string
	): Promise<Person | undefined> {
		const { redis, keys } = this.#store;
		const { id = newId('person') } = person;
		const secret = password === undefined ? { invited: true } : await secretOf(password);
		const isFree = await redis.hsetnx(keys.names, nameKey(person.signInName), id);
		if (isFree === 0) return undefined;
		await this.#save({ ...person, id, ...secret });
		return this.find(id);
	}

	/** Adds somebody whom a provider sent, under the id that is theirs; of names that are taken, the next is tried. */
	async addProvided(person: Person, names: readonly string[]): Promise<Person> {
		const { redis, keys } = this.#store;
		for (const signInName of names) {
			const key = nameKey(signInName);
			const isFree = await redis.hsetnx(keys.names, key, person.id);
			// A first try may have stopped half-way.
			if (isFree === 0 && (await redis.hget(keys.names, key)) !== person.id) continue;
			await this.#save({ ...person, signInName, provided: true });
			return { ...person, signInName, provided: true };
		}
		throw new Error('every sign-in name for this account is taken');
	}

	/** Changes what an account may; answers with the account as it is then. */
	async change(id: string, fields: PersonChanges): Promise<Person> {
		const changed = await this.#update(id, (stored) => ({ ...stored, ...fields }));
		if (!changed) throw new Error(`there is no account ${id}`);
		return withoutHash(changed);
	}

	/** Gives somebody a new password. */
	async setPassword(id: string, password: string): Promise<void> {
		const secret = await secretOf(password);
		await this.#update(id, (stored) => ({ ...stored, ...secret, invited: undefined }));
	}

	/** The account, whatever its state. */
	async find(id: string): Promise<Person | undefined> {
		const stored = await this.#read(id);
		return stored && withoutHash(stored);
	}

	/** The account, if it may be used now. */
	async findActive(id: string): Promise<Person | undefined> {
		const person = await this.find(id);
		return person && this.isActive(person) ? person : undefined;
	}

	isActive({ disabledAt, expiresAt, roleLostAt }: Person): boolean {
		if (disabledAt !== undefined || roleLostAt !== undefined) return false;
		return expiresAt === undefined || toMs(expiresAt) > this.#clock.now();
	}

	async findByName(signInName: string): Promise<Person | undefined> {
		const id = await this.#store.redis.hget(this.#store.keys.names, nameKey(signInName));
		return id === null ? undefined : this.find(id);
	}

	/** Whether this is the account's password. For an account that nobody has it takes as long to say no. */
	async hasPassword(id: string | undefined, password: string): Promise<boolean> {
		const stored = id === undefined ? undefined : await this.#read(id);
		return isPassword(password, stored?.passwordHash);
	}

	async all(): Promise<Person[]> {
		const ids = await this.#store.redis.smembers(this.#store.keys.people);
		const people = await Promise.all(ids.map((id) => this.find(id)));
		return people
			.filter((person) => person !== undefined)
			.toSorted((a, b) => a.name.localeCompare(b.name));
	}

	/** Organisations that had people who work here, and in which nobody can sign in any more. */
	async leftAgencies(): Promise<Set<string>> {
		const working = (await this.all()).filter(({ role }) =>
			workingRoles.some((one) => one === role)
		);
		const agenciesOf = (people: readonly Person[]) =>
			new Set(people.flatMap(({ agencyId }) => agencyId ?? []));
		const there = agenciesOf(working.filter((person) => this.isActive(person)));
		return new Set([...agenciesOf(working)].filter((agencyId) => !there.has(agencyId)));
	}

	/** Somebody can let others in. */
	async hasAdministrator(): Promise<boolean> {
		return (await this.all()).some(
			(person) => person.role === 'administrator' && this.isActive(person)
		);
	}

	/** A link by which somebody sets their password, once, within three days. An older one is good no more. */
	async makeLink(personId: string): Promise<{ link: string; until: string }> {
		const { redis, keys } = this.#store;
		const link = randomBytes(24).toString('base64url');
		const before = await redis.get(keys.linkOf(personId));
		const making = redis.multi();
		if (before !== null) making.del(keys.link(before));
		making.set(keys.link(hashOf(link)), personId, 'EX', linkSeconds);
		making.set(keys.linkOf(personId), hashOf(link), 'EX', linkSeconds);
		await making.exec();
		return { link, until: toInstant(this.#clock.now() + linkSeconds * 1_000) };
	}

	/** Whom a link is for. */
	async whoseLink(link: string): Promise<Person | undefined> {
		const { redis, keys } = this.#store;
		const id = await redis.get(keys.link(hashOf(link)));
		return id === null ? undefined : this.findActive(id);
	}

	/** True once for each link. */
	async useLink(link: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		return (await redis.del(keys.link(hashOf(link)))) === 1;
	}

	async #read(id: string): Promise<Stored | undefined> {
		const text = await this.#store.redis.get(this.#store.keys.person(id));
		return text === null ? undefined : (JSON.parse(text) as Stored);
	}

	/** From what it is at this moment: what somebody else changed meanwhile stays changed. */
	async #update(id: string, change: (stored: Stored) => object): Promise<Stored | undefined> {
		const text = await updateText(
			this.#store,
			{ key: this.#store.keys.person(id) },
			// A field that is undefined is not written.
			{ change: (held) => JSON.stringify(change(JSON.parse(held) as Stored)) }
		);
		return text === undefined ? undefined : (JSON.parse(text) as Stored);
	}

	async #save(stored: Stored): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline.set(keys.person(stored.id), JSON.stringify(stored)).sadd(keys.people, stored.id)
		);
	}
}

export function actorOf({ id, name, role, agencyId, deskIds, communities }: Person): Actor {
	return { id, name, role, agencyId, deskIds, communities };
}

const secretOf = async (password: string) => ({ passwordHash: await hashPassword(password) });

function withoutHash(stored: Stored): Person {
	const { passwordHash: _, ...person } = stored;
	return person;
}

const nameKey = (signInName: string) => signInName.normalize('NFKC').trim().toLowerCase();

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
