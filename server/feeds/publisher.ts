import { toMs, type Clock } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { wallView } from '#shared/fold/wall-view.ts';
import { watchView } from '#shared/fold/watch-view.ts';
import type { Beat, FeedName } from '#shared/wire/feeds.ts';
import { feedNames, freshness } from '#shared/wire/feeds.ts';
import type { Loaded, LogFollower, Step } from '../log/log-follower.ts';
import { meter } from '../metrics/metrics.ts';
import { DeltaTexts, type DeltaText, type Feed } from './feed.ts';
import { opaqueKeys } from './opaque-keys.ts';
import { RecordsFeed, touchedBy } from './records-feed.ts';
import { ViewFeed, type Sections } from './view-feed.ts';

/** Where frames go: the socket layer, or a test. */
export interface Outlet {
	delta(feed: FeedName, delta: DeltaText): void;
	/** The feed started anew: everyone who follows it needs the snapshot. */
	reset(feed: FeedName): void;
	/** To everybody, or to those whose turn it is. */
	beat(feed: FeedName, beat: Beat, turn?: number): void;
	/** False while nobody follows it here: then a view need not be computed. */
	isFollowed(feed: FeedName): boolean;
}

/** Heartbeats go round in turns, so that thousands of them never stand in front of a change. */
export const beatTurns = 50;

const recordsFeeds = ['desk', 'oversight'] as const;
const viewFeeds = ['wall', 'watch'] as const;
type ViewName = (typeof viewFeeds)[number];

/** At once after a quiet time, and then at most so often: a wall is looked at, figures are read. */
const viewEveryMs: Readonly<Record<ViewName, number>> = { wall: 100, watch: 1_000 };
/** Views also change by time alone: what falls out of "today" or "the last 24 hours". */
const viewAtLeastEveryMs = 5_000;

interface View {
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
	readonly #records: Readonly<Record<(typeof recordsFeeds)[number], RecordsFeed>>;
	readonly #views: Readonly<Record<ViewName, View>>;
	readonly #volatile: boolean;
	readonly #onError: (error: Error) => void;
	#timers: NodeJS.Timeout[] = [];
	#turn = 0;

	constructor(
		parts: {
			follower: LogFollower;
			clock: Clock;
			volatile: boolean;
			onError: (error: Error) => void;
		},
		outlet: Outlet
	) {
		const { board } = parts.follower;
		this.#follower = parts.follower;
		this.#clock = parts.clock;
		this.#volatile = parts.volatile;
		this.#onError = parts.onError;
		this.#outlet = outlet;
		this.#records = {
			desk: new RecordsFeed('desk', board),
			oversight: new RecordsFeed('oversight', board)
		};
		const view = (): View => ({
			feed: new ViewFeed(),
			atMs: 0,
			timer: undefined,
			immediate: undefined,
			stale: false
		});
		this.#views = { wall: view(), watch: view() };
	}

	start(): void {
		this.#timers = [
			setInterval(() => this.#beatInTurn(), freshness.beatEveryMs / beatTurns),
			setInterval(() => viewFeeds.forEach((name) => this.#refresh(name)), viewAtLeastEveryMs)
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
		for (const { timer, immediate } of Object.values(this.#views)) {
			clearTimeout(timer);
			clearImmediate(immediate);
		}
	}

	/** A feed as whoever joins it now must find it. */
	feed(name: FeedName): Feed {
		if ((name === 'wall' || name === 'watch') && this.#views[name].stale) this.#compute(name);
		return this.#sent(name);
	}

	/** A feed as it was sent last: to be asked for a heartbeat is no reason to compute a view anew. */
	#sent(name: FeedName): Feed {
		return name === 'wall' || name === 'watch'
			? this.#views[name].feed.feed
			: this.#records[name].feed;
	}

	/** The board was loaded anew. */
	load(loaded: Loaded): void {
		const { epoch } = this.#follower;
		for (const name of recordsFeeds) this.#records[name].load(epoch, loaded);
		for (const name of viewFeeds) {
			this.#views[name].feed.load(`${epoch}/${this.#processId}`, this.#sections(name));
			this.#views[name].stale = false;
		}
		for (const name of feedNames) this.#outlet.reset(name);
		this.beat();
		meter.loaded();
	}

	follow(step: Step): void {
		const touched = touchedBy(step.entries, this.#follower.board);
		const texts = new DeltaTexts();
		for (const name of recordsFeeds) {
			this.#outlet.delta(name, this.#records[name].follow(step.to, touched, texts));
		}
		for (const name of viewFeeds) {
			const view = this.#views[name];
			const sinceMs = performance.now() - view.atMs;
			const waitMs = Math.max(0, viewEveryMs[name] - sinceMs);
			view.stale = true;
			if (view.timer ?? view.immediate) continue;
			// A timer would wait a millisecond at least.
			if (waitMs === 0) view.immediate = setImmediate(() => this.#refresh(name));
			else view.timer = setTimeout(() => this.#refresh(name), waitMs);
		}
		const nowMs = this.#clock.now();
		for (const { entry } of step.entries) meter.published((nowMs - toMs(entry.at)) / 1_000);
	}

	/** To everybody at once, when this process lost the log or has it again. */
	beat(turn?: number): void {
		for (const name of feedNames) {
			if (this.#outlet.isFollowed(name)) this.#outlet.beat(name, this.beatOf(name), turn);
		}
	}

	#beatInTurn(): void {
		this.#turn = (this.#turn + 1) % beatTurns;
		this.beat(this.#turn);
	}

	beatOf(name: FeedName): Beat {
		const { epoch, position, digest } = this.#sent(name);
		const { healthy, heardAtMs, position: logPosition } = this.#follower;
		return {
			now: this.#clock.now(),
			epoch,
			position,
			digest,
			live: healthy,
			...(healthy ? {} : { sinceMs: heardAtMs }),
			logPosition,
			...(this.#volatile ? { volatile: true } : {})
		};
	}

	#refresh(name: ViewName): void {
		const view = this.#views[name];
		clearTimeout(view.timer);
		clearImmediate(view.immediate);
		view.timer = view.immediate = undefined;
		if (!this.#follower.epoch) return;
		view.stale = true;
		if (this.#outlet.isFollowed(name)) this.#compute(name);
	}

	#compute(name: ViewName): void {
		const view = this.#views[name];
		view.stale = false;
		try {
			const delta = view.feed.refresh(this.#sections(name));
			if (!delta) return;
			view.atMs = performance.now();
			this.#outlet.delta(name, delta);
		} catch (error) {
			// A view that cannot be computed stays as it was; everything else goes on.
			this.#onError(error as Error);
		}
	}

	#sections(name: ViewName): Sections {
		const { board } = this.#follower;
		const nowMs = this.#clock.now();
		return name === 'wall'
			? { ...wallView({ board, nowMs, opaque: this.#opaque }) }
			: { ...watchView(board, nowMs) };
	}
}
