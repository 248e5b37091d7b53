import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/server';
import { createHash } from 'node:crypto';
import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import type { Attested, Asserted } from '#shared/wire/passkeys.ts';
import { replicated, type Kept } from '../store/replicated.ts';
import { updateText } from '../store/update-text.ts';
import type { Person } from './people.ts';
import type { RelyingParty } from './relying-party.ts';

/** A passkey as it is stored: only its public half is ever here. */
interface Stored {
	name: string;
	addedAt: string;
	usedAt?: string;
	publicKey: string;
	/** Rises with each use where the authenticator counts; one that falls is a copy. */
	counter: number;
	transports: string[];
}

/** A passkey as its owner sees it. */
export interface ListedPasskey {
	key: string;
	name: string;
	addedAt: string;
	usedAt?: string;
}

const challengeSeconds = 5 * 60;
export const mostPasskeys = 10;

/** Keys that people hold in a phone, a laptop or a stick: made, proved and taken away. */
export class Passkeys {
	readonly #store: Kept;
	readonly #clock: Clock;

	constructor(store: Kept, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
	}

	async list(personId: string): Promise<ListedPasskey[]> {
		const held = await this.#held(personId);
		return [...held]
			.map(([id, { name, addedAt, usedAt }]) => ({
				key: keyOf(id),
				name,
				addedAt,
				...(usedAt === undefined ? {} : { usedAt })
			}))
			.toSorted((a, b) => a.addedAt.localeCompare(b.addedAt));
	}

	/** What a browser needs to make a new one; good once, for five minutes, for this person. */
	async offer(
		party: RelyingParty,
		{ id, signInName, name }: Person
	): Promise<PublicKeyCredentialCreationOptionsJSON> {
		const held = await this.#held(id);
		const options = await generateRegistrationOptions({
			rpName: 'CSCC',
			rpID: party.id,
			userID: new TextEncoder().encode(id),
			userName: signInName,
			userDisplayName: name,
			attestationType: 'none',
			excludeCredentials: [...held.keys()].map((credential) => ({ id: credential })),
			// Found by itself at the sign-in, and never by touch alone: whoever holds it is asked for a finger or a PIN.
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
		});
		await this.#expect(options.challenge, `add:${id}`);
		return options;
	}

	/** Keeps a new one; false when it does not answer what was asked of this person. */
	async add(
		party: RelyingParty,
		personId: string,
		{ name, response }: { name: string; response: Attested }
	): Promise<boolean> {
		const verified = await orNothing(() =>
			verifyRegistrationResponse({
				response,
				expectedChallenge: (challenge) => this.#take(challenge, `add:${personId}`),
				expectedOrigin: party.origin,
				expectedRPID: party.id,
				requireUserVerification: true
			})
		);
		if (!verified?.verified) return false;
		const { credential } = verified.registrationInfo;
		const { redis, keys } = this.#store;
		// Whose it is is said once and for all: nobody brings another person's passkey.
		if (!(await redis.hsetnx(keys.passkeyOwners, credential.id, personId))) return false;
		await this.#save(personId, credential.id, {
			name,
			addedAt: toInstant(this.#clock.now()),
			publicKey: Buffer.from(credential.publicKey).toString('base64url'),
			counter: credential.counter,
			transports: credential.transports ?? []
		});
		return true;
	}

	/** What a browser needs to prove that it holds one; good once, for five minutes. */
	async challenge(party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
		const options = await generateAuthenticationOptions({
			rpID: party.id,
			userVerification: 'required'
		});
		await this.#expect(options.challenge, 'prove');
		return options;
	}

	/** Whose passkey this says it is; proved by `proves`. */
	async ownerOf({ id }: Asserted): Promise<string | undefined> {
		return (await this.#store.redis.hget(this.#store.keys.passkeyOwners, id)) ?? undefined;
	}

	/** Whether this answer was made just now, for this room, with a passkey of this person. */
	async proves(party: RelyingParty, personId: string, response: Asserted): Promise<boolean> {
		const stored = (await this.#held(personId)).get(response.id);
		if (!stored) return false;
		const { publicKey, counter } = stored;
		const verified = await orNothing(() =>
			verifyAuthenticationResponse({
				response,
				expectedChallenge: (challenge) => this.#take(challenge, 'prove'),
				expectedOrigin: party.origin,
				expectedRPID: party.id,
				credential: {
					id: response.id,
					publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
					counter
				},
				requireUserVerification: true
			})
		);
		if (!verified?.verified) return false;
		return this.#used(personId, response.id, verified.authenticationInfo.newCounter);
	}

	/** Takes one away; answers with how many are left, or nothing when this person has none like that. */
	async remove(personId: string, key: string): Promise<number | undefined> {
		const ids = [...(await this.#held(personId)).keys()];
		const id = ids.find((one) => keyOf(one) === key);
		if (id === undefined) return undefined;
		await this.#forget(personId, [id]);
		return ids.length - 1;
	}

	/** Takes all of somebody's away: what held them is lost. */
	async removeAll(personId: string): Promise<void> {
		const ids = [...(await this.#held(personId)).keys()];
		if (ids.length > 0) await this.#forget(personId, ids);
	}

	async #held(personId: string): Promise<Map<string, Stored>> {
		const held = await this.#store.redis.hgetall(this.#store.keys.passkeysOf(personId));
		return new Map(Object.entries(held).map(([id, text]) => [id, JSON.parse(text) as Stored]));
	}

	async #save(personId: string, id: string, stored: Stored): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline.hset(keys.passkeysOf(personId), id, JSON.stringify(stored))
		);
	}

	/** False when it is taken away in this moment. Of two uses at once the higher count stays. */
	async #used(personId: string, id: string, counter: number): Promise<boolean> {
		const place = { key: this.#store.keys.passkeysOf(personId), field: id };
		const usedAt = toInstant(this.#clock.now());
		const change = (held: string) => {
			const stored = JSON.parse(held) as Stored;
			return JSON.stringify({ ...stored, usedAt, counter: Math.max(stored.counter, counter) });
		};
		return (await updateText(this.#store, place, { change })) !== undefined;
	}

	async #forget(personId: string, ids: readonly string[]): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline.hdel(keys.passkeysOf(personId), ...ids).hdel(keys.passkeyOwners, ...ids)
		);
	}

	async #expect(challenge: string, purpose: string): Promise<void> {
		const { redis, keys } = this.#store;
		await redis.set(keys.challenge(challenge), purpose, 'EX', challengeSeconds);
	}

	/** True once for each challenge, and only for what it was made for. */
	async #take(challenge: string, purpose: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		if (!/^[\w-]{20,100}$/.test(challenge)) return false;
		return (await redis.getdel(keys.challenge(challenge))) === purpose;
	}
}

/** The verifier throws at everything that is not as it must be; each of it is the same refusal. */
async function orNothing<Verified>(verify: () => Promise<Verified>): Promise<Verified | undefined> {
	try {
		return await verify();
	} catch {
		return undefined;
	}
}

/** Names a passkey to its owner without giving out its id. */
const keyOf = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 16);
