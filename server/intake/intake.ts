import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Request } from '#shared/model/request.ts';
import { onlyPractises } from '#shared/fold/practice.ts';
import { doorActor } from '#shared/rules/actors.ts';
import { speaksOfDanger } from '#shared/rules/danger-words.ts';
import { intakeNeeds } from '#shared/rules/intake-needs.ts';
import { helpTexts } from '#shared/text/help.ts';
import type { Intake } from '#shared/wire/intake.ts';
import type { Audit } from '../access/audit.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { Room } from '../room/room.ts';
import { requestBy } from '../store/published.ts';
import { readRecords } from '../store/records.ts';
import type { Kept } from '../store/replicated.ts';
import type { Sealed } from '../store/sealed.ts';
import type { KeyRing } from '../access/key-ring.ts';
import { DoorLimit, type Manner } from './door-limit.ts';
import { formMs, FormTokens } from './form-token.ts';

const catchUpMs = 5_000;
const repeatSeconds = 10 * 60;
/** More than these wait to be looked at: a flood, and whoever comes now is asked to call. */
const mostHeld = 300;

/** What somebody takes away with them. */
export interface TakenIn {
	request: Request;
	secret: string;
}

export type Outcome =
	| ({ kind: 'taken' } & TakenIn)
	/** Too many came from there: nothing was kept. */
	| { kind: 'refused' }
	/** The room cannot be reached: the same form may be sent again. */
	| { kind: 'away' };

interface Parts {
	store: Kept;
	follower: LogFollower;
	room: Room;
	clock: Clock;
	audit: Audit;
	sealed: Sealed;
	ring: KeyRing;
}

/**
 * The community's door behind its forms: judges what comes in, seals what is confidential before anything else is
 * kept, makes the request, and knows whoever comes back by number and code.
 */
export class CommunityDoor {
	readonly #parts: Parts;
	readonly limit: DoorLimit;
	readonly tokens: FormTokens;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.limit = new DoorLimit(parts.store);
		this.tokens = new FormTokens(parts.ring, parts.clock);
	}

	/** Takes a need in under this id. Sent again, it is answered with the same number and code. */
	async takeIn(id: string, intake: Intake, manner: Manner | 'known_client'): Promise<Outcome> {
		const known = await this.find(id);
		if (known) return this.#answer(known);
		if (!this.#parts.follower.healthy) return { kind: 'away' };
		const judgement =
			manner === 'known_client' ? ({ kind: 'taken' } as const) : await this.limit.judge(manner);
		const held = judgement.kind === 'held' ? { heldFor: judgement.why } : {};
		if (judgement.kind === 'refused' || (judgement.kind === 'held' && this.#isFull())) {
			return { kind: 'refused' };
		}
		await this.#seal(id, intake.sealed);
		const { need, detail, place, sealed, ...said } = intake;
		const title = helpTexts('en').needs[need];
		const danger = speaksOfDanger(sealed.words?.text ?? '') ? { danger: true } : {};
		const payload = {
			...said,
			id,
			title: detail === undefined ? title : `${title}: ${detail}`,
			category: intakeNeeds[need],
			...place,
			...danger,
			...(this.practises ? { drill: true } : {}),
			...held
		};
		const command = { id: `submit:${id}`, name: 'request.submit', payload };
		const answer = await this.#parts.room.carryOut(command, doorActor);
		if (!answer.ok && answer.code === 'UNAVAILABLE') return { kind: 'away' };
		if (answer.ok) await this.#parts.follower.reach(answer.position, catchUpMs);
		const made = await this.find(id);
		if (!made) {
			// Nothing came of it: what was sealed for it goes too.
			await this.#parts.sealed.shred('request', id);
			throw new Error(`a request was not made: ${answer.ok ? 'lost' : answer.code}`);
		}
		return this.#answer(made);
	}

	/** Where messages about a request go, for whoever has the mark that only a message had. */
	async contactsBy(
		reference: string,
		mark: string,
		address: string
	): Promise<{ reference: string; contacts: string[] } | undefined> {
		if (!(await this.limit.mayTry(address, reference))) return undefined;
		const { store, sealed, audit } = this.#parts;
		const id = await store.redis.hget(store.keys.claim('reference'), reference);
		const at = { kind: 'request', id: id ?? '' } as const;
		const right = id === null ? undefined : await sealed.secretOf(at, 'stop');
		if (right === undefined || !isSame(right, mark)) return undefined;
		await this.limit.wasRight(address, reference);
		const entry = { actor: doorActor.id, subject: at.id, what: 'contact', reason: 'opt-out' };
		await audit.write({ act: 'revealed', ...entry });
		const text = await sealed.read({ ...at, part: 'contact' });
		const { phone, email } = JSON.parse(text ?? '{}') as { phone?: string; email?: string };
		return { reference, contacts: [phone, email].filter((one) => one !== undefined) };
	}

	/** The request of whoever has this number and this code; `wait` when too many codes were tried. */
	async open(
		reference: string,
		secret: string,
		address: string
	): Promise<Request | undefined | 'wait'> {
		if (!(await this.limit.mayTry(address, reference))) return 'wait';
		const { redis, keys } = this.#parts.store;
		const id = await redis.hget(keys.claim('reference'), reference);
		const right = id === null ? undefined : await this.secretOf(id);
		if (id === null || right === undefined || !isSame(right, secret)) return undefined;
		await this.limit.wasRight(address, reference);
		return this.find(id);
	}

	/** What comes in is practice, like all that is here. */
	get practises(): boolean {
		return onlyPractises(this.#parts.follower.board);
	}

	/** Somebody left a form in a hurry: whoever comes back to it with Back finds it empty. */
	async leave(token: string): Promise<void> {
		const form = this.tokens.read(token);
		const { redis, keys } = this.#parts.store;
		if (form) await redis.set(keys.limit(`left:${form.requestId}`), '1', 'PX', formMs);
	}

	async wasLeft(token: string): Promise<boolean> {
		const form = this.tokens.read(token);
		const { redis, keys } = this.#parts.store;
		return form !== undefined && (await redis.exists(keys.limit(`left:${form.requestId}`))) === 1;
	}

	/** The id of a request that may be sent again for ten minutes: the same for the same mark of a repeat. */
	async idFor(repeat: string): Promise<string> {
		const { redis, keys } = this.#parts.store;
		const key = keys.limit(`repeat:${repeat}`);
		await redis.set(key, newId('request'), 'EX', repeatSeconds, 'NX');
		return (await redis.get(key)) ?? newId('request');
	}

	/** By which a program learns the number of what it sent, once somebody has looked at it. */
	async tokenOf({ id, reference }: Request): Promise<string> {
		return `${reference}-${await this.#parts.sealed.secretOf({ kind: 'request', id }, 'token')}`;
	}

	async byToken(token: string): Promise<Request | undefined> {
		const [, reference, mark] = /^(R-[0-9A-Z]{6})-([0-9a-z]{8})$/.exec(token) ?? [];
		const found =
			reference === undefined ? undefined : await requestBy(this.#parts.store, reference);
		return found && mark && isSame(await this.tokenOf(found), token) ? found : undefined;
	}

	/** The code of a request that has one; nothing when its details were shredded. */
	secretOf(id: string): Promise<string | undefined> {
		return this.#parts.sealed.secretOf({ kind: 'request', id }, 'code');
	}

	/** Whoever asked says whether it is fixed; false when that cannot be said now. */
	async say(
		request: Request,
		fixed: boolean,
		id = `confirm:${request.id}:${request.version}`
	): Promise<boolean | 'away'> {
		const command = { id, name: 'request.confirm', payload: { id: request.id, fixed } };
		const answer = await this.#parts.room.carryOut(command, doorActor);
		if (answer.ok) await this.#parts.follower.reach(answer.position, catchUpMs);
		return answer.ok || (answer.code === 'UNAVAILABLE' ? 'away' : false);
	}

	#isFull(): boolean {
		let held = 0;
		for (const { state } of this.#parts.follower.board.all('request'))
			if (state === 'held') held += 1;
		return held >= mostHeld;
	}

	/** On record first, as with everything that is sealed; then kept, or left as it was if the form was sent before. */
	async #seal(id: string, parts: Intake['sealed']): Promise<void> {
		const { audit, sealed } = this.#parts;
		const given = Object.entries(parts).filter(([, value]) => value !== undefined);
		await sealed.prepare({ kind: 'request', id });
		const what = given.map(([part]) => part).join(', ');
		if (given.length > 0) {
			await audit.write({ act: 'sealed', actor: doorActor.id, subject: id, what });
		}
		// There is no request yet: what an earlier try left is put right by this one.
		await sealed.forget({ kind: 'request', id });
		for (const [part, value] of given) {
			await sealed.put({ kind: 'request', id, part }, JSON.stringify(value), { replace: true });
		}
	}

	/** The request of this id, wherever it is kept. */
	async find(id: string): Promise<Request | undefined> {
		const { store, follower } = this.#parts;
		const onBoard = follower.board.get('request', id);
		if (onBoard) return onBoard;
		const [record] = await readRecords(store.redis, store.keys, [{ kind: 'request', id }]);
		return record?.kind === 'request' ? record : undefined;
	}

	async #answer(request: Request): Promise<Outcome> {
		const secret = await this.secretOf(request.id);
		// What was shredded is not opened to a form of long ago.
		return secret === undefined ? { kind: 'refused' } : { kind: 'taken', request, secret };
	}
}

function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
