import type { Reader } from '#shared/fold/follower.ts';
import type { DisplayReport } from '#shared/wire/displays.ts';
import type { FeedName } from '#shared/wire/feeds.ts';
import { Line } from '#lib/connection/line.ts';
import type { LineEvents, LineState } from '#lib/connection/line-events.ts';
import { RoomClock } from './clock.svelte.ts';

/** A view's sections as they arrive; each is replaced whole. */
class Sections<View extends object> implements Reader {
	current: Partial<View> = {};

	put(key: string, doc: unknown): void {
		this.current = { ...this.current, [key]: doc };
	}

	remove(key: string): void {
		const { [key as keyof View]: _, ...rest } = this.current;
		this.current = rest as Partial<View>;
	}

	clear(): void {
		this.current = {};
	}
}

const catchUpNoticeMs = 30_000;

/** A screen that looks: one view, its line and its clock. */
export class ViewState<View extends object> {
	readonly clock = new RoomClock();
	readonly #sections = new Sections<View>();
	#view = $state.raw<Partial<View>>({});
	#line = $state.raw<LineState>({ kind: 'connecting' });
	#missed = $state.raw<{ count: number; sinceMs: number; untilMs: number } | undefined>(undefined);
	readonly #socket: Line;
	#logPosition: number | undefined;
	#cutAt: { position: number; atMs: number } | undefined;

	/** `more` is for what only some screens hear; `onView` is called with each picture. */
	constructor(
		feed: FeedName,
		{
			onView,
			...more
		}: Pick<LineEvents, 'onDisplay' | 'onIdentify'> & {
			onView?: (view: Partial<View>) => void;
		} = {}
	) {
		this.#socket = new Line(feed, this.#sections, {
			...more,
			onState: (state) => this.#onState(state),
			onData: () => {
				this.#view = this.#sections.current;
				onView?.(this.#view);
			},
			onBeat: (beat) => {
				this.clock.hear(beat);
				this.#countMissed(beat.logPosition);
			},
			onVouch: (askedAt) => this.clock.vouch(askedAt),
			onPresence: () => {},
			onReload: (withinMs) => {
				// A view has nothing unsent: it may reload at any moment of the time given.
				const share = crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
				setTimeout(() => location.reload(), withinMs * share);
			}
		});
		this.clock.start();
	}

	get view(): Partial<View> {
		return this.#view;
	}

	/** By which ages are told: they stand still with a picture that is not live. */
	get shownMs(): number {
		const { freshness, lastHeardMs, nowMs } = this.clock;
		return freshness.kind === 'not_live' ? (lastHeardMs ?? nowMs) : nowMs;
	}

	get line(): LineState {
		return this.#line;
	}

	/** How much happened while this screen was cut off, and since when, for half a minute after it came back. */
	get missed(): { count: number; sinceMs: number } | undefined {
		return this.#missed && this.clock.nowMs < this.#missed.untilMs ? this.#missed : undefined;
	}

	/** Times that what is shown differed from what the server has although nothing was missing: mended each time. */
	get differences(): number {
		return this.#socket.differences;
	}

	get roundTripMs(): number | undefined {
		return this.#socket.roundTripMs;
	}

	/** What this display says of itself. */
	report(report: DisplayReport): void {
		this.#socket.report(report);
	}

	get volatile(): boolean {
		return this.clock.volatile;
	}

	close(): void {
		this.#socket.close();
		this.clock.stop();
	}

	#onState(state: LineState): void {
		if (state.kind === 'cut' && this.#logPosition !== undefined) {
			this.#cutAt ??= {
				position: this.#logPosition,
				atMs: this.clock.lastHeardMs ?? this.clock.nowMs
			};
		}
		this.#line = state;
	}

	#countMissed(logPosition: number | undefined): void {
		// Where nothing is told of the log, nothing can be said of what was missed.
		if (logPosition === undefined) this.#cutAt = undefined;
		const since = this.#cutAt;
		if (logPosition !== undefined && since !== undefined && this.#line.kind !== 'cut') {
			this.#cutAt = undefined;
			this.#missed = {
				count: Math.max(0, logPosition - since.position),
				sinceMs: since.atMs,
				untilMs: this.clock.nowMs + catchUpNoticeMs
			};
		}
		this.#logPosition = logPosition;
	}
}
