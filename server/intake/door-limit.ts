import { createHash } from 'node:crypto';
import type { HoldBackReason } from '#shared/model/terms.ts';
import { networkOf } from '../access/network.ts';
import type { Kept } from '../store/replicated.ts';

const windowSeconds = 10 * 60;
/** Requests of one network: a library or a shelter is one. What is more is looked at first, then asked to call. */
const freely = 12;
const atAll = 60;
/** The same words, from wherever they come. */
const sameWords = 3;
/** Wrong codes of one network. */
const wrongOfNetwork = 15;
/** A code has forty bits: so many tries find none, and nobody locks a number for whoever it belongs to. */
const wrongOfNumber = 3_000;

/** What comes in is taken, looked at first, or sent to the telephone. */
export type Judgement =
	{ kind: 'taken' } | { kind: 'held'; why: HoldBackReason } | { kind: 'refused' };

/** How a form came in, as far as it says whether a person sent it. */
export interface Manner {
	address: string;
	/** Its browser did the work, or it took as long as a person takes. */
	isProved: boolean;
	/** A field that no person sees was filled in. */
	isFilledByProgram: boolean;
	/** What was written, if anything. */
	words: string | undefined;
}

/** Keeps programs from filling the room, without a puzzle for anybody. Counters run out by themselves. */
export class DoorLimit {
	readonly #store: Kept;

	constructor(store: Kept) {
		this.#store = store;
	}

	async judge({ address, isProved, isFilledByProgram, words }: Manner): Promise<Judgement> {
		const ofNetwork = await this.#count(`door:${hashOf(networkOf(address))}`);
		if (ofNetwork > atAll) return { kind: 'refused' };
		if (isFilledByProgram) return { kind: 'held', why: 'filled_by_program' };
		if (!isProved) return { kind: 'held', why: 'too_quick' };
		if (ofNetwork > freely) return { kind: 'held', why: 'too_many' };
		// A few words may well be the same: only what was written at length says something.
		const said = words?.replace(/\s+/g, ' ').trim().toLowerCase() ?? '';
		const same = said.length < 40 ? 0 : await this.#count(`door-words:${hashOf(said)}`);
		return same > sameWords ? { kind: 'held', why: 'same_words' } : { kind: 'taken' };
	}

	/** Whether another code may be tried for this number from there; counted before it is judged. */
	async mayTry(address: string, reference: string): Promise<boolean> {
		const ofNetwork = await this.#count(`door-code:${hashOf(networkOf(address))}`);
		if (ofNetwork > wrongOfNetwork) return false;
		const ofNumber = await this.#count(`door-number:${hashOf(reference)}`);
		return ofNumber <= wrongOfNumber;
	}

	/** It was right: it does not count. */
	async wasRight(address: string, reference: string): Promise<void> {
		const { redis, keys } = this.#store;
		await redis
			.pipeline()
			.decr(keys.limit(`door-code:${hashOf(networkOf(address))}`))
			.decr(keys.limit(`door-number:${hashOf(reference)}`))
			.exec();
	}

	async #count(what: string): Promise<number> {
		const { redis, keys } = this.#store;
		const key = keys.limit(what);
		const [counted] = (await redis.multi().incr(key).expire(key, windowSeconds, 'NX').exec()) ?? [];
		const [error, count] = counted ?? [];
		if (error) throw error;
		return Number(count);
	}
}

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
