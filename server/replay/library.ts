import type { Redis } from 'ioredis';
import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import type { Entry } from '#shared/wire/entry.ts';
import {
	laneMinutes,
	type ReplayDay,
	type ReplayPicture,
	type ReplayProof
} from '#shared/wire/replay.ts';
import { opaqueKeys } from '../feeds/opaque-keys.ts';
import { sectionsOf, type ViewAudience } from '../feeds/view-feed.ts';
import { readLog } from '../log/archive.ts';
import type { DayArchive } from '../log/day-archive.ts';
import type { RoomKeys } from '../store/keys.ts';
import type { DayBoards } from './day-boards.ts';
import { gapsIn, readShown, shownEveryMs } from './shown.ts';
import { Timeline } from './timeline.ts';
import { wallMark } from './wall-mark.ts';

/** Days that are held at once, and days that wait to be read; nobody has any use of more. */
const mostDays = 2;
const mostWaiting = 8;
const mostUrgent = 1_000;
const mostGaps = 5_000;
const laneMs = laneMinutes * minuteMs;

/** Where the log is read from. Nothing here writes to it. */
export interface Sources {
	redis: Redis;
	keys: RoomKeys;
	archive: DayArchive<Entry>;
	boards: DayBoards;
}

/** A picture of a day: of when, for whom. */
export interface Wanted {
	day: string;
	atMs: number;
	position?: number | undefined;
	audience: ViewAudience;
}

interface Held {
	day: string;
	fromMs: number;
	toMs: number;
	/** Which log it was read from. */
	epoch: string;
	timeline: Timeline | undefined;
	/** How far in the day its reading is. */
	readToMs: number;
	/** When the room's first entry came in, if that was in this day. */
	beganMs: number | undefined;
	/** The log has gone on past its end: nothing can be added any more. */
	over: boolean;
	failed?: unknown;
}

/** Days of the log that can be seen again. Whoever is first has one made ready, and the next find it. */
export class Library {
	readonly #sources: Sources;
	readonly #opaque = opaqueKeys();
	#held: Held[] = [];
	#last: Promise<unknown> = Promise.resolve();

	constructor(sources: Sources) {
		this.#sources = sources;
	}

	/** A day as an outline, or how far it is in being made ready. */
	async day(day: string, nowMs: number): Promise<ReplayDay> {
		const held = await this.#hold(day);
		if (held.failed) {
			this.#held = this.#held.filter((one) => one !== held);
			throw held.failed;
		}
		const { timeline, fromMs } = held;
		const toMs = Math.max(fromMs, Math.min(held.toMs, nowMs));
		if (!timeline) return waiting(held, toMs);
		await this.#catchUp(held, timeline);
		const spans = Math.ceil((held.toMs - fromMs) / laneMs);
		const [requests = [], people = [], decisions = []] = timeline.counts(fromMs, {
			everyMs: laneMs,
			spans
		});
		const shown = await readShown(this.#sources, { fromMs, toMs });
		const liveFromMs = Math.max(fromMs, held.beganMs ?? 0);
		const gaps = shown.length > 0 ? gapsIn(shown, { fromMs: liveFromMs, toMs }) : [];
		return {
			...waiting(held, toMs),
			ready: true,
			share: 1,
			...(held.beganMs === undefined ? {} : { beganAt: toInstant(held.beganMs) }),
			changes: timeline.entries,
			counts: { requests, people, decisions },
			urgent: timeline.urgentMs.slice(0, mostUrgent).map(toInstant),
			gaps: gaps.slice(0, mostGaps).map((gap) => ({
				from: toInstant(gap.fromMs),
				to: toInstant(gap.toMs)
			})),
			gapsKnown: shown.length > 0
		};
	}

	/**
	 * What a screen showed at a moment of a day that is ready. With a position: after that entry and no other, as a screen
	 * had it to which what was stamped a moment before came a moment later.
	 */
	async picture({ day, atMs, position: after, audience }: Wanted): Promise<ReplayPicture> {
		const timeline = await this.#ready(day);
		const isHeld = after !== undefined && timeline.holds(after);
		const moment = isHeld ? timeline.after(after) : timeline.at(atMs);
		const { board, position, previousMs, nextMs } = moment;
		return {
			at: toInstant(atMs),
			position,
			view: audience.feed,
			sections: { ...sectionsOf(audience, { board, nowMs: atMs, opaque: this.#opaque }) },
			...(audience.feed === 'wall' ? { mark: wallMark(board, atMs) } : {}),
			...(previousMs === undefined ? {} : { previousAt: toInstant(previousMs) }),
			...(nextMs === undefined ? {} : { nextAt: toInstant(nextMs) })
		};
	}

	/** Whether what is drawn of a moment is what the walls were seen to show then. */
	async prove(day: string, atMs: number): Promise<ReplayProof> {
		const timeline = await this.#ready(day);
		const span = { fromMs: atMs - shownEveryMs, toMs: atMs + 1 };
		const kept = (await readShown(this.#sources, span)).filter((one) => one.atMs <= atMs).at(-1);
		// What a log held before it was restored is in it no more.
		if (!kept || !timeline.holds(kept.position)) return { found: 'nothing_kept' };
		const { board } = timeline.after(kept.position);
		const found = wallMark(board, kept.atMs) === kept.mark ? 'same' : 'other';
		return { found, at: toInstant(kept.atMs) };
	}

	async #ready(day: string): Promise<Timeline> {
		const held = await this.#hold(day);
		if (!held.timeline) throw new NotReadyError(`${day} is not ready yet`);
		await this.#catchUp(held, held.timeline);
		return held.timeline;
	}

	/** The day as it is held, from the log as it is now: one that was rewound is read anew. */
	async #hold(day: string): Promise<Held> {
		const { redis, keys } = this.#sources;
		const epoch = (await redis.get(keys.epoch)) ?? '';
		const known = this.#held.find((one) => one.day === day && one.epoch === epoch);
		const others = this.#held.filter((one) => one.day !== day);
		if (known) {
			this.#held = [known, ...others];
			return known;
		}
		const fromMs = dayBeginMs(day);
		// From noon, so that no change of the clocks is in the way.
		const toMs = dayBeginMs(chicagoDay(fromMs + 36 * hourMs));
		const held: Held = {
			day,
			fromMs,
			toMs,
			epoch,
			timeline: undefined,
			readToMs: fromMs,
			beganMs: undefined,
			over: false
		};
		const isRead = ({ timeline }: Held) => timeline !== undefined;
		const waiting = [held, ...others.filter((one) => !isRead(one))].slice(0, mostWaiting);
		this.#held = [...waiting, ...others.filter(isRead)];
		this.#last = this.#last
			.then(() => this.#read(held))
			.catch((error: unknown) => void (held.failed = error));
		return held;
	}

	/** While another is read, one less is kept: what was looked at longest ago goes. */
	#makeRoom(): void {
		const kept = this.#held.filter(({ timeline }) => timeline).slice(0, mostDays - 1);
		this.#held = this.#held.filter((one) => !one.timeline || kept.includes(one));
	}

	/** One after the other; what nobody waits for any more is not read to its end. */
	async #read(held: Held): Promise<void> {
		const isWanted = () => this.#held.includes(held);
		if (!isWanted()) return;
		this.#makeRoom();
		const base = this.#sources.boards.before(held.fromMs);
		let timeline: Timeline | undefined;
		let { position } = base;
		for await (const placed of readLog(this.#sources, position + 1)) {
			if (!isWanted()) return;
			const atMs = toMs(placed.entry.at);
			if (placed.position === 1 && atMs >= held.fromMs) held.beganMs = atMs;
			if (!timeline && atMs < held.fromMs) {
				applyEntry(base.board, placed.entry);
				position = placed.position;
				continue;
			}
			held.over = atMs >= held.toMs;
			if (held.over) break;
			timeline ??= new Timeline(base.board, position);
			timeline.add(placed);
			held.readToMs = atMs;
		}
		held.timeline = timeline ?? new Timeline(base.board, position);
	}

	/** What has come in since it was read, where its day is not over. */
	async #catchUp(held: Held, timeline: Timeline): Promise<void> {
		if (held.over) return;
		const { redis, keys } = this.#sources;
		const end = Number((await redis.get(keys.position)) ?? 0);
		if (end <= timeline.position) return;
		for await (const placed of readLog(this.#sources, timeline.position + 1)) {
			held.over = toMs(placed.entry.at) >= held.toMs;
			if (held.over) break;
			// Two who ask at once read the same.
			if (placed.position === timeline.position + 1) timeline.add(placed);
		}
	}
}

/** A day was asked for a picture before it was ready. */
export class NotReadyError extends Error {}

function waiting(held: Held, toMs: number): ReplayDay {
	const { fromMs, readToMs } = held;
	return {
		ready: false,
		share: Math.min(1, (readToMs - fromMs) / Math.max(1, toMs - fromMs)),
		from: toInstant(fromMs),
		to: toInstant(toMs),
		changes: 0,
		counts: { requests: [], people: [], decisions: [] },
		urgent: [],
		gaps: [],
		gapsKnown: false
	};
}
