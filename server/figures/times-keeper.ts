import { setImmediate } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { dayMs, minuteMs, toInstant, type Clock } from '#shared/kernel/clock.ts';
import { calendarId } from '#shared/model/calendar.ts';
import type { Board } from '#shared/fold/board.ts';
import { timesDays, TimesFold } from '#shared/fold/times.ts';
import type { StageReached } from '#shared/fold/stages.ts';
import type { Staffed } from '#shared/fold/staffed.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { readLog } from '../log/archive.ts';
import type { DayArchive } from '../log/day-archive.ts';
import { within } from '../log/within.ts';
import type { RoomKeys } from '../store/keys.ts';
import { keepTimes, readTimes } from '../store/times.ts';

const lookEveryMs = 5 * minuteMs;
/** So much of the log is read again at most when a process starts. */
const keepAfterEntries = 2_000;
const breatheAfterEntries = 250;

interface Parts {
	redis: Redis;
	keys: RoomKeys;
	archive: DayArchive<Entry>;
	clock: Clock;
	/** Which log it is now, and how far this process has followed it. */
	follower: { readonly epoch: string; readonly position: number; readonly board: Board };
	onError: (error: Error) => void;
}

/**
 * How long stages took and teams were out, over weeks: read from where it was kept, and on from there from the log itself. Kept by day,
 * so that no start reads a month of log; another log than the one it was made from is read from its beginning.
 */
export class TimesKeeper {
	readonly #parts: Parts;
	#fold = new TimesFold();
	/** The log that the fold was made of; empty before anything was read. */
	#epoch = '';
	/** How far of it is kept; `nothing` of a fold that was begun anew. */
	#kept: number | 'nothing' = 'nothing';
	/** From where it was read. */
	#begun = 0;
	#reading: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#stopped = false;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Reads what there is in the background, and looks again every few minutes. */
	start(): void {
		const look = () =>
			void this.catchUp()
				.catch(this.#parts.onError)
				.finally(() => {
					if (!this.#stopped) this.#timer = setTimeout(look, lookEveryMs).unref();
				});
		look();
	}

	/** Keeps what was read last: whoever starts next goes on from there. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		await this.#reading?.catch(() => undefined);
		if (this.#unkept > 0) await this.#keep().catch(this.#parts.onError);
	}

	/** How far in the log this reaches. */
	get position(): number {
		return this.#fold.position;
	}

	/** The first day of which anything is known, and can be asked for. */
	get since(): string | undefined {
		return this.#fold.since(this.#parts.clock.now());
	}

	all(): Iterable<StageReached> {
		return this.#fold.all();
	}

	/** Teams that were, or are, in a community. */
	staffed(): Iterable<Staffed> {
		return this.#fold.staffed();
	}

	/** Resolves when all is read that this process knew of when it was asked. Whoever asks meanwhile waits along. */
	async catchUp(): Promise<void> {
		const { position } = this.#parts.follower;
		await this.#once();
		// The reading may have begun before.
		if (this.#fold.position < position) await this.#once();
	}

	#once(): Promise<void> {
		this.#reading ??= this.#read().finally(() => {
			this.#reading = undefined;
		});
		return this.#reading;
	}

	async #read(): Promise<void> {
		const { follower } = this.#parts;
		const { epoch } = follower;
		if (epoch !== this.#epoch) await this.#begin(epoch);
		const { position } = follower;
		let taken = 0;
		for await (const placed of readLog(this.#parts, this.#fold.position + 1)) {
			if (this.#stopped || placed.position > position) break;
			this.#fold.take(placed);
			// Screens are waiting for their heartbeats meanwhile.
			if ((taken += 1) % breatheAfterEntries === 0) await setImmediate();
		}
		if (this.#unkept >= keepAfterEntries) await this.#keep();
	}

	/** Entries that were taken since it was kept. */
	get #unkept(): number {
		if (this.#epoch === '') return 0;
		return this.#fold.position - (this.#kept === 'nothing' ? this.#begun : this.#kept);
	}

	/** From where it was kept of this log; else from the first day that can still be asked for. */
	async #begin(epoch: string): Promise<void> {
		const { redis, keys, follower } = this.#parts;
		const kept = await readTimes(redis, keys);
		const calendar = follower.board.get('calendar', calendarId);
		const ours = kept?.epoch === epoch ? kept : undefined;
		const isWhole = ours?.knowsTeams === true;
		this.#fold = new TimesFold();
		this.#fold.restore(
			isWhole
				? ours
				: {
						position: this.#beforeWindow(),
						reached: [],
						staffed: [],
						...(calendar ? { calendar } : {})
					}
		);
		// All that the log still has is read for the teams in it; what it has no more stays as it was kept.
		if (ours && !isWhole) this.#fold.adopt(ours.reached);
		this.#kept = isWhole ? ours.position : 'nothing';
		this.#begun = this.#fold.position;
		this.#epoch = epoch;
	}

	/** The position after which the archived days lie that can still be asked for. */
	#beforeWindow(): number {
		const { archive, clock } = this.#parts;
		const since = toInstant(clock.now() - timesDays * dayMs).slice(0, 10);
		const old = archive.days().findLast(({ day }) => day < since);
		return old?.to ?? 0;
	}

	/** Nothing is kept of a log that is no longer the room's. */
	async #keep(): Promise<void> {
		const { redis, keys, clock, follower } = this.#parts;
		const epoch = this.#epoch;
		if (epoch === '' || epoch !== follower.epoch) return;
		this.#fold.forget(clock.now());
		const days = this.#fold.takeChanged();
		const { position, calendar } = this.#fold;
		const base = this.#kept === 'nothing' ? ('whole' as const) : this.#kept;
		const what = { epoch, base, position, days, ...(calendar ? { calendar } : {}) };
		// Which days had changed is not known any more: unless they are kept, it begins anew from what is there.
		this.#epoch = '';
		if (!(await within(keepTimes(redis, keys, what)))) return;
		this.#epoch = epoch;
		this.#kept = position;
	}
}
