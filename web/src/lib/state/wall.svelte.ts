import { version } from '$app/env';
import type { AnyWallView } from '#shared/fold/wall-modes.ts';
import type { WallMode } from '#shared/model/display.ts';
import type { DisplaySettings } from '#shared/wire/displays.ts';
import { ViewState } from './view.svelte.ts';

const reportEveryMs = 5_000;
const identifyForMs = 10_000;

/** Chromium tells how much a page holds; others do not. */
type Measuring = Performance & { memory?: { usedJSHeapSize: number } };

/** A wall: its picture, what it was told about itself, and what it says of itself. */
export class WallState {
	readonly picture: ViewState<AnyWallView>;
	#settings = $state.raw<DisplaySettings | undefined>(undefined);
	#identifying = $state(false);
	#identifyTimer: ReturnType<typeof setTimeout> | undefined;
	#painted: WallMode | 'nothing' = 'nothing';
	#paintedAt = performance.now();
	#frame = 0;
	readonly #reporting: ReturnType<typeof setInterval>;

	constructor() {
		this.picture = new ViewState<AnyWallView>('wall', {
			onDisplay: (settings) => (this.#settings = settings),
			onIdentify: () => this.#identify()
		});
		this.#reporting = setInterval(() => this.#report(), reportEveryMs);
		this.#watchFrames();
	}

	/** What this display is called and drawn for; nothing where somebody looks at the wall from elsewhere. */
	get settings(): DisplaySettings | undefined {
		return this.#settings;
	}

	get identifying(): boolean {
		return this.#identifying;
	}

	/** Said when a mode has been drawn: it counts as painted with the frame after it. */
	drew(mode: WallMode | undefined): void {
		requestAnimationFrame(() => {
			this.#painted = mode ?? 'nothing';
			this.#report();
		});
	}

	close(): void {
		clearInterval(this.#reporting);
		clearTimeout(this.#identifyTimer);
		cancelAnimationFrame(this.#frame);
		this.picture.close();
	}

	/** A browser that paints nothing calls no frame: the time of the last one says so. */
	#watchFrames(): void {
		this.#frame = requestAnimationFrame((at) => {
			this.#paintedAt = at;
			this.#watchFrames();
		});
	}

	#report(): void {
		const held = (performance as Measuring).memory?.usedJSHeapSize;
		const { roundTripMs, clock } = this.picture;
		this.picture.report({
			mode: this.#painted,
			scene: 'overview',
			release: version.slice(0, 40),
			paintedAgoMs: Math.max(0, Math.round(performance.now() - this.#paintedAt)),
			...(held === undefined ? {} : { memoryMb: Math.round(held / 2 ** 20) }),
			...(roundTripMs === undefined ? {} : { roundTripMs }),
			live: clock.freshness.kind === 'live'
		});
	}

	#identify(): void {
		clearTimeout(this.#identifyTimer);
		this.#identifying = true;
		this.#identifyTimer = setTimeout(() => (this.#identifying = false), identifyForMs);
	}
}
