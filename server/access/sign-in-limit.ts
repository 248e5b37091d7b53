import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#shared/kernel/clock.ts';
import { networkOf } from './network.ts';
import type { Kept } from '../store/replicated.ts';

/** Wrong passwords before whoever gives them has to wait, and for how long. */
const windowSeconds = 15 * 60;
const perDevice = 10;
const perAddress = 20;
const perStrangers = 60;
const deviceDays = 400;
const devicesKept = 20;

/** Who tries: the account, where from, and the browser's own mark if it signed in here before. */
export interface Attempt {
	account: string;
	address: string;
	device: string | undefined;
	/** They hold a passkey of this account: strangers' tries are not theirs. */
	holds?: boolean;
}

/** What was counted. */
export interface Try {
	keys: readonly string[];
}

/** A counter that ran out meanwhile stays out. */
const giveBackScript = `
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end
return 1`;

/**
 * Slows down guessing without letting anybody lock somebody else out. A browser in which this person has signed in
 * before is counted by itself: however many wrong passwords strangers give, theirs still opens the door.
 */
export class SignInLimit {
	readonly #store: Kept;
	readonly #clock: Clock;

	constructor(store: Kept, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
	}

	/**
	 * Counts a try; nothing when this one has to wait. Counted before it is judged: a hundred at once are a hundred.
	 * What turns out right is given back.
	 */
	async take(attempt: Attempt): Promise<Try | undefined> {
		const counters = await this.#countersOf(attempt);
		const counting = this.#store.redis.multi();
		for (const { key } of counters) counting.incr(key).expire(key, windowSeconds, 'NX');
		const replies = (await counting.exec()) ?? [];
		const mayTry = counters.every(({ most }, index) => {
			const [error, count] = replies[2 * index] ?? [];
			if (error) throw error;
			return Number(count) <= most;
		});
		const taken = { keys: counters.map(({ key }) => key) };
		if (mayTry) return taken;
		// What is not judged is no guess: whoever waits at one place uses up nobody else's tries.
		await this.giveBack(taken);
		return undefined;
	}

	/** It was right: it does not count. */
	async giveBack({ keys }: Try): Promise<void> {
		const counting = this.#store.redis.multi();
		for (const key of keys) counting.eval(giveBackScript, 1, key);
		await counting.exec();
	}

	/** They are in: this browser is known from now on. Answers with its mark, a new one if it had none. */
	async succeeded({ account, device }: Attempt): Promise<{ device: string; seconds: number }> {
		const { redis, keys } = this.#store;
		const mark = device ?? randomBytes(24).toString('base64url');
		const known = keys.devices(account);
		await redis
			.multi()
			.zadd(known, this.#clock.now(), hashOf(mark))
			.zremrangebyrank(known, 0, -devicesKept - 1)
			.expire(known, deviceDays * 86_400)
			.del(keys.limit(`device:${account}:${hashOf(mark)}`))
			.exec();
		return { device: mark, seconds: deviceDays * 86_400 };
	}

	async #countersOf({ account, address, device, holds = false }: Attempt) {
		const { redis, keys } = this.#store;
		if (holds) return [{ key: keys.limit(`holder:${account}`), most: perDevice }];
		const known = device && (await redis.zscore(keys.devices(account), hashOf(device)));
		if (known) return [{ key: keys.limit(`device:${account}:${hashOf(device)}`), most: perDevice }];
		return [
			{ key: keys.limit(`address:${account}:${hashOf(networkOf(address))}`), most: perAddress },
			{ key: keys.limit(`strangers:${account}`), most: perStrangers }
		];
	}
}

/** What is stored of a mark or an address: enough to know it again, and not what it was. */
function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
