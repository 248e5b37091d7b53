import type { Clock } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { wallView } from '#shared/fold/wall-view.ts';
import { watchView } from '#shared/fold/watch-view.ts';
import type { Beat, Delta, FeedName } from '#shared/wire/feeds.ts';
import { freshness } from '#shared/wire/feeds.ts';
import type { LogFollower, Step } from '../log/log-follower.ts';
import type { Feed } from './feed.ts';
import { opaqueKeys } from './opaque-keys.ts';
import { RecordsFeed } from './records-feed.ts';
import { ViewFeed } from './view-feed.ts';

/** Where frames go: the socket layer, or a test. */
export interface Outlet {
	delta(feed: FeedName, delta: Delta): void;
	/** The feed started anew: everyone who follows it needs the snapshot. */
	reset(feed: FeedName): void;
	beat(feed: FeedName, beat: Beat): void;
}

const viewEveryMs = 100;
/** Views also change by time alone: what falls out of "today" or "the last 24 hours". */
const viewAtLeastEveryMs = 5_000;

/** Turns what this process follows into frames, once per audience, whoever listens. */
export class Publisher {
	readonly #follower: LogFollower;
	readonly #clock: Clock;
	readonly #outlet: Outlet;
	readonly #processId = randomText(8);
	readonly #records: { desk: RecordsFeed; oversight: RecordsFeed };
	readonly #views: { wall: ViewFeed; watch: ViewFeed };
	readonly #volatile: boolean;
	readonly #onError: (error: Error) => void;
	#viewTimer: NodeJS.Timeout | undefined;
	#viewsAt = 0;
	#timers: NodeJS.Timeout[] = [];

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
		const opaque = opaqueKeys();
		this.#records = {
			desk: new RecordsFeed('desk', board),
			oversight: new RecordsFeed('oversight', board)
		};
		this.#views = {
			wall: new ViewFeed(() => ({ ...wallView({ board, nowMs: this.#clock.now(), opaque }) })),
			watch: new ViewFeed(() => ({ ...watchView(board, this.#clock.now()) }))
		};
	}

	start(): void {
		this.#timers = [
			setInterval(() => this.beat(), freshness.beatEveryMs),
			setInterval(() => this.#refreshViews(), viewAtLeastEveryMs)
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
		clearTimeout(this.#viewTimer);
	}

	feed(name: FeedName): Feed {
		return { ...this.#records, ...this.#views }[name].feed;
	}

	/** The board was loaded anew. */
	load(): void {
		const { epoch, position } = this.#follower;
		for (const name of ['desk', 'oversight'] as const) this.#records[name].load(epoch, position);
		for (const name of ['wall', 'watch'] as const) {
			this.#views[name].load(`${epoch}/${this.#processId}`);
		}
		for (const name of ['desk', 'oversight', 'wall', 'watch'] as const) this.#outlet.reset(name);
		this.beat();
	}

	follow(step: Step): void {
		for (const name of ['desk', 'oversight'] as const) {
			this.#outlet.delta(name, this.#records[name].follow(step));
		}
		// At once after a quiet time, and then at most every 100 ms.
		const sinceMs = performance.now() - this.#viewsAt;
		this.#viewTimer ??= setTimeout(() => this.#refreshViews(), Math.max(0, viewEveryMs - sinceMs));
	}

	/** At every interval, and at once when this process lost the log or has it again. */
	beat(): void {
		for (const name of ['desk', 'oversight', 'wall', 'watch'] as const) {
			this.#outlet.beat(name, this.beatOf(name));
		}
	}

	beatOf(name: FeedName): Beat {
		const { epoch, position, digest } = this.feed(name);
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

	#refreshViews(): void {
		clearTimeout(this.#viewTimer);
		this.#viewTimer = undefined;
		this.#viewsAt = performance.now();
		if (!this.#follower.epoch) return;
		for (const name of ['wall', 'watch'] as const) {
			try {
				const delta = this.#views[name].refresh();
				if (delta) this.#outlet.delta(name, delta);
			} catch (error) {
				// A view that cannot be computed stays as it was; everything else goes on.
				this.#onError(error as Error);
			}
		}
	}
}
