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

/**
 * Takes the lease, or keeps it when it is ours: 1 when we have it. Then when everything due was looked through last, by
 * whoever had it: whoever has it says of their own last look (ARGV[3], 0 for none).
 */
const leaseScript = `
local holder = redis.call('GET', KEYS[1])
local isOurs = not holder or holder == ARGV[1]
if isOurs then
	redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
	if ARGV[3] ~= '0' then redis.call('SET', KEYS[2], ARGV[3]) end
end
return { isOurs and 1 or 0, redis.call('GET', KEYS[2]) or '' }`;

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
	/** When we ourselves had looked everything through; 0 for never. */
	#doneMs = 0;
	/** Nobody has, as far as we know: then since we are here. */
	#lookedMs: number;

	constructor(parts: Parts, onError: (error: unknown) => void) {
		this.#parts = parts;
		this.#lookedMs = parts.clock.now();
		this.#onError = onError;
	}

	/** When everything that may be due was last looked through, by whichever process: what this one knows of it. */
	get lookedMs(): number {
		return this.#lookedMs;
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
		const { lease, looked } = keys;
		const asked = await redis.eval(
			leaseScript,
			2,
			lease,
			looked,
			this.#name,
			leaseMs,
			this.#doneMs
		);
		const [isOurs, lookedMs] = asked as [number, string];
		if (lookedMs !== '') this.#lookedMs = Number(lookedMs);
		if (isOurs !== 1) {
			this.#doneMs = 0;
			return;
		}
		const due: (DueCommand & { actor?: Actor })[] = dueCommands(follower.board, clock.now());
		if (this.#looks++ % looksForLeavers === 0) {
			const exited = [...follower.board.all('agency')].filter(({ state }) => state === 'exited');
			const left = await this.#parts.leftAgencies();
			due.push(...returning(follower.board, new Set([...left, ...exited.map(({ id }) => id)])));
		}
		for (const { actor = systemActor, ...command } of due.slice(0, atOneLook)) {
			try {
				await room.carryOut(command, actor);
			} catch (error) {
				// One that fails keeps none of the others waiting; it is due again at the next look.
				this.#onError(error);
			}
		}
		// What is left waits for the next look, and so does this.
		if (due.length <= atOneLook) this.#doneMs = clock.now();
	}
}
