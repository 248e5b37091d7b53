import type { Redis } from 'ioredis';
import type { Clock } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { Room } from '../room/room.ts';
import type { RoomKeys } from '../store/keys.ts';
import { dueCommands, type DueCommand } from './due-moments.ts';
import { returning } from './returning.ts';

const lookEveryMs = 1_000;
const leaseMs = 10_000;
/** Commands given at one look: what is left waits for the next. */
const atOneLook = 50;
/** Accounts change seldom: they are read at every third look. */
const looksForLeavers = 3;

/** Takes the lease, or keeps it when it is ours; 1 when we have it. */
const leaseScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

/** Gives the lease back when it is ours. */
const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

interface Parts {
	redis: Redis;
	keys: RoomKeys;
	follower: LogFollower;
	room: Room;
	clock: Clock;
	/** Organisations that had people who could sign in, and have none now. */
	leftAgencies: () => Promise<ReadonlySet<string>>;
}

/** Gives the commands that are due by time. One process at a time holds the lease. */
export class Timekeeper {
	readonly #parts: Parts;
	readonly #onError: (error: unknown) => void;
	readonly #name = randomText(8);
	#timer: NodeJS.Timeout | undefined;
	#looks = 0;

	constructor(parts: Parts, onError: (error: unknown) => void) {
		this.#parts = parts;
		this.#onError = onError;
	}

	start(): void {
		this.#timer = setTimeout(() => void this.#look(), lookEveryMs);
	}

	/** The next one takes over at once instead of when the lease has run out. */
	async stop(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { redis, keys } = this.#parts;
		await redis.eval(releaseScript, 1, keys.lease, this.#name).catch(this.#onError);
	}

	async #look(): Promise<void> {
		try {
			await this.#giveDue();
		} catch (error) {
			// Redis is away: what is due is found again at the next look.
			this.#onError(error);
		}
		if (this.#timer) this.start();
	}

	async #giveDue(): Promise<void> {
		const { redis, keys, follower, room, clock } = this.#parts;
		if (!follower.healthy || !this.#timer) return;
		const lease = await redis.eval(leaseScript, 1, keys.lease, this.#name, leaseMs);
		if (lease !== 1) return;
		const due: (DueCommand & { actor?: Actor })[] = dueCommands(follower.board, clock.now());
		if (this.#looks++ % looksForLeavers === 0) {
			due.push(...returning(follower.board, await this.#parts.leftAgencies()));
		}
		for (const { actor = systemActor, ...command } of due.slice(0, atOneLook)) {
			try {
				await room.carryOut(command, actor);
			} catch (error) {
				// One that fails keeps none of the others waiting; it is due again at the next look.
				this.#onError(error);
			}
		}
	}
}
