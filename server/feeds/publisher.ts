import { toMs, type Clock } from '#shared/kernel/clock.ts';
import { assert } from '#shared/kernel/assert.ts';
import { randomText } from '#shared/kernel/ids.ts';
import type { Audience } from '#shared/wire/audiences.ts';
import { freshness, type Beat } from '#shared/wire/feeds.ts';
import type { Placed } from '../log/entries.ts';
import type { Loaded, LogFollower, Step } from '../log/log-follower.ts';
import { meter } from '../metrics/metrics.ts';
import { DeltaTexts, type DeltaText, type Feed } from './feed.ts';
import { opaqueKeys } from './opaque-keys.ts';
import { RecordsFeed, touchedBy } from './records-feed.ts';
import { paceOf, sectionsOf, ViewFeed, type ViewAudience } from './view-feed.ts';

/** Where frames go: the socket layer, or a test. A channel is an audience's name. */
export interface Outlet {
	delta(channel: string, delta: DeltaText): void;
	/** The feed started anew: everyone who follows it needs the snapshot. */
	reset(channel: string): void;
	/** To everybody, or to those whose turn it is. */
	beat(channel: string, beat: Beat, turn?: number): void;
	/** False while nobody follows it here: then a view need not be computed. */
	isFollowed(channel: string): boolean;
}

/** Heartbeats go round in turns, so that thousands of them never stand in front of a change. */
export const beatTurns = 50;

/** Views also change by time alone: what falls out of "today" or "the last 24 hours". */
const viewAtLeastEveryMs = 5_000;
/** An audience that nobody belongs to for so long is forgotten; whoever comes back takes a snapshot. */
const forgottenAfterMs = 10 * 60_000;
/** Entries kept for audiences that somebody joins later: they know the latest past too. */
const recentEntries = 1_000;

interface View {
	audience: ViewAudience;
	feed: ViewFeed;
	/** When it was sent last, and the timer of the next time; `stale` while nobody needed it. */
	atMs: number;
	timer: NodeJS.Timeout | undefined;
	immediate: NodeJS.Immediate | undefined;
	stale: boolean;
}

/** Turns what this process follows into frames, once per audience, whoever listens. */
export class Publisher {
	readonly #follower: LogFollower;
	readonly #clock: Clock;
	readonly #outlet: Outlet;
	readonly #processId = randomText(8);
	readonly #opaque = opaqueKeys();
	/** By channel: an audience has a feed from when somebody first joins it. */
	readonly #records = new Map<string, RecordsFeed>();
	readonly #views = new Map<string, View>();
	readonly #lastFollowedMs = new Map<string, number>();
	#recent: Placed[] = [];
	readonly #volatile: boolean;
	readonly #lookedMs: () => number;
	readonly #onError: (error: Error) => void;
	#timers: NodeJS.Timeout[] = [];
	#turn = 0;

	constructor(
		parts: {
			follower: LogFollower;
			clock: Clock;
			volatile: boolean;
			/** When what is due by time was last looked through (timekeeper/timekeeper.ts). */
			lookedMs: () => number;
			onError: (error: Error) => void;
		},
		outlet: Outlet
	) {
		this.#follower = parts.follower;
		this.#clock = parts.clock;
		this.#volatile = parts.volatile;
		this.#lookedMs = parts.lookedMs;
		this.#onError = parts.onError;
		this.#outlet = outlet;
	}

	start(): void {
		this.#timers = [
			setInterval(() => this.#beatInTurn(), freshness.beatEveryMs / beatTurns),
			setInterval(() => this.#tend(), viewAtLeastEveryMs)
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
		for (const view of this.#views.values()) cancel(view);
	}

	/** The feed of an audience as whoever joins it now must find it. */
	open(audience: Audience): Feed {
		const { channel } = audience;
		this.#lastFollowedMs.set(channel, this.#clock.now());
		if (audience.feed === 'records') {
			const known = this.#records.get(channel);
			if (known) return known.feed;
			const records = new RecordsFeed(audience.looker, this.#follower.board);
			this.#records.set(channel, records);
			this.#loadRecords(records);
			return records.feed;
		}
		const view = this.#views.get(channel) ?? this.#addView(audience);
		if (view.stale) this.#compute(view);
		return view.feed.feed;
	}

	/** A feed as it was sent last: to be asked for a heartbeat is no reason to compute a view anew. */
	#sent(channel: string): Feed {
		const feed = this.#records.get(channel)?.feed ?? this.#views.get(channel)?.feed.feed;
		assert(feed, 'only what was opened is sent');
		return feed;
	}

	/** The board was loaded anew. */
	load({ recent }: Loaded): void {
		this.#recent = recent.slice(-recentEntries);
		for (const records of this.#records.values()) this.#loadRecords(records);
		for (const view of this.#views.values()) this.#loadView(view);
		for (const channel of this.#channels()) this.#outlet.reset(channel);
		this.beat();
		meter.loaded();
	}

	follow(step: Step): void {
		const touched = touchedBy(step.entries, this.#follower.board);
		const texts = new DeltaTexts();
		for (const [channel, records] of this.#records) {
			this.#outlet.delta(channel, records.follow(step.to, touched, texts));
		}
		this.#recent.push(...step.entries);
		if (this.#recent.length > 2 * recentEntries) this.#recent.splice(0, recentEntries);
		for (const view of this.#views.values()) this.#refreshSoon(view);
		const nowMs = this.#clock.now();
		for (const { entry } of step.entries) meter.published((nowMs - toMs(entry.at)) / 1_000);
	}

	/** To everybody at once, when this process lost the log or has it again. */
	beat(turn?: number): void {
		for (const channel of this.#channels()) {
			if (this.#outlet.isFollowed(channel)) {
				this.#outlet.beat(channel, this.beatOf(channel), turn);
			}
		}
	}

	beatOf(channel: string): Beat {
		const { epoch, position, digest } = this.#sent(channel);
		const { healthy, heardAtMs, position: logPosition } = this.#follower;
		return {
			now: this.#clock.now(),
			epoch,
			position,
			digest,
			live: healthy,
			...(healthy ? {} : { sinceMs: heardAtMs }),
			lookedMs: this.#lookedMs(),
			// How much happens is nobody's affair who may not see what.
			...(this.#isSteady(channel) ? {} : { logPosition }),
			...(this.#volatile ? { volatile: true } : {})
		};
	}

	#isSteady(channel: string): boolean {
		const view = this.#views.get(channel);
		return view !== undefined && paceOf(view.audience).steady;
	}

	#channels(): string[] {
		return [...this.#records.keys(), ...this.#views.keys()];
	}

	#beatInTurn(): void {
		this.#turn = (this.#turn + 1) % beatTurns;
		this.beat(this.#turn);
	}

	/** Time goes on for views, and audiences that nobody belongs to any more are let go. */
	#tend(): void {
		for (const view of this.#views.values()) {
			const { everyMs, steady } = paceOf(view.audience);
			if (steady && performance.now() - view.atMs < everyMs) continue;
			if (steady) view.atMs = performance.now();
			this.#refresh(view);
		}
		const nowMs = this.#clock.now();
		for (const channel of this.#channels()) {
			if (this.#outlet.isFollowed(channel)) this.#lastFollowedMs.set(channel, nowMs);
			else if (nowMs - (this.#lastFollowedMs.get(channel) ?? 0) > forgottenAfterMs) {
				const view = this.#views.get(channel);
				if (view) cancel(view);
				this.#views.delete(channel);
				this.#records.delete(channel);
				this.#lastFollowedMs.delete(channel);
			}
		}
	}

	#loadRecords(records: RecordsFeed): void {
		const { epoch, position } = this.#follower;
		records.load(epoch, { position, recent: this.#recent });
	}

	#addView(audience: ViewAudience): View {
		const feed = new ViewFeed(audience.channel);
		const idle = { timer: undefined, immediate: undefined };
		// The time of a steady view begins with its first picture.
		const atMs = paceOf(audience).steady ? performance.now() : 0;
		const view: View = { audience, feed, atMs, stale: false, ...idle };
		this.#views.set(audience.channel, view);
		this.#loadView(view);
		return view;
	}

	#loadView(view: View): void {
		view.feed.load(`${this.#follower.epoch}/${this.#processId}`, this.#sections(view));
		view.stale = false;
	}

	/** At once after a quiet time, and then at most so often as this view may; a steady one in its own time alone. */
	#refreshSoon(view: View): void {
		const { everyMs, steady } = paceOf(view.audience);
		if (steady) return;
		const waitMs = Math.max(0, everyMs - (performance.now() - view.atMs));
		view.stale = true;
		if (view.timer ?? view.immediate) return;
		// A timer would wait a millisecond at least.
		if (waitMs === 0) view.immediate = setImmediate(() => this.#refresh(view));
		else view.timer = setTimeout(() => this.#refresh(view), waitMs);
	}

	#refresh(view: View): void {
		cancel(view);
		if (!this.#follower.epoch) return;
		view.stale = true;
		if (this.#outlet.isFollowed(view.audience.channel)) this.#compute(view);
	}

	#compute(view: View): void {
		view.stale = false;
		try {
			const delta = view.feed.refresh(this.#sections(view));
			if (!delta) return;
			view.atMs = performance.now();
			this.#outlet.delta(view.audience.channel, delta);
		} catch (error) {
			// A view that cannot be computed stays as it was; everything else goes on.
			this.#onError(error as Error);
		}
	}

	#sections({ audience }: View) {
		const { board } = this.#follower;
		return sectionsOf(audience, { board, nowMs: this.#clock.now(), opaque: this.#opaque });
	}
}

function cancel(view: View): void {
	clearTimeout(view.timer);
	clearImmediate(view.immediate);
	view.timer = view.immediate = undefined;
}
