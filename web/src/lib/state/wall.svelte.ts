import { version } from '$app/env';
import type { AnyWallView } from '#shared/fold/wall-modes.ts';
import type { Scene, WallMode } from '#shared/model/display.ts';
import type { DisplaySettings } from '#shared/wire/displays.ts';
import { CalmNumbers } from './calm-numbers.svelte.ts';
import { SelfCare } from './self-care.ts';
import { ViewState } from './view.svelte.ts';

const reportEveryMs = 5_000;
const identifyForMs = 10_000;

/** Chromium tells how much a page holds; others do not. */
type Measuring = Performance & { memory?: { usedJSHeapSize: number } };

/** A wall: its picture, what it was told about itself, and what it says of itself. */
export class WallState {
	readonly picture: ViewState<AnyWallView>;
	readonly #numbers = new CalmNumbers();
	readonly #care = new SelfCare();
	#settings = $state.raw<DisplaySettings | undefined>(undefined);
	#identifying = $state(false);
	#identifyTimer: ReturnType<typeof setTimeout> | undefined;
	#painted: { mode: WallMode | 'nothing'; scene: Scene } = { mode: 'nothing', scene: 'overview' };
	readonly #reporting: ReturnType<typeof setInterval>;

	constructor() {
		this.picture = new ViewState<AnyWallView>('wall', {
			onDisplay: (settings) => (this.#settings = settings),
			onIdentify: () => this.#identify(),
			onView: (view) => this.#numbers.take(view)
		});
		this.#reporting = setInterval(() => this.#report(), reportEveryMs);
	}

	/** What is drawn: as it arrives, but for the numbers, which stand still long enough to be read. */
	get view(): Partial<AnyWallView> {
		return this.#numbers.view;
	}

	/** What this display is called and drawn for; nothing where somebody looks at the wall from elsewhere. */
	get settings(): DisplaySettings | undefined {
		return this.#settings;
	}

	get identifying(): boolean {
		return this.#identifying;
	}

	/** Said when a picture has been drawn: it counts as painted with the frame after it. */
	drew(mode: WallMode | undefined, scene: Scene): void {
		requestAnimationFrame(() => {
			const isNew = this.#painted.mode !== (mode ?? 'nothing') || this.#painted.scene !== scene;
			this.#painted = { mode: mode ?? 'nothing', scene };
			if (isNew) this.#report();
		});
	}

	close(): void {
		clearInterval(this.#reporting);
		clearTimeout(this.#identifyTimer);
		this.#numbers.close();
		this.#care.close();
		this.picture.close();
	}

	#report(): void {
		const held = (performance as Measuring).memory?.usedJSHeapSize;
		const memoryMb = held === undefined ? undefined : Math.round(held / 2 ** 20);
		const { roundTripMs, clock } = this.picture;
		this.#care.look({ memoryMb });
		this.picture.report({
			...this.#painted,
			release: version.slice(0, 40),
			paintedAgoMs: this.#care.paintedAgoMs,
			frozenTimes: this.#care.frozenTimes,
			...(memoryMb === undefined ? {} : { memoryMb }),
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
