import { randomText } from '#shared/kernel/ids.ts';
import type { Kept } from './replicated.ts';

/** Takes a lease, or keeps it when it is ours: 1 when we have it. */
const takeScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const leaveScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** Work that one process at a time does: whoever has the lease. It runs out by itself. */
export class Lease {
	readonly #store: Kept;
	readonly #key: string;
	readonly #ms: number;
	readonly #name = randomText(8);

	constructor(store: Kept, key: string, ms: number) {
		this.#store = store;
		this.#key = key;
		this.#ms = ms;
	}

	/** True when it is ours for as long as it lasts from now. */
	async take(): Promise<boolean> {
		return (await this.#store.redis.eval(takeScript, 1, this.#key, this.#name, this.#ms)) === 1;
	}

	/** The next one takes over at once. */
	async leave(): Promise<void> {
		await this.#store.redis.eval(leaveScript, 1, this.#key, this.#name);
	}
}
