import { toInstant, toMs } from '#shared/kernel/clock.ts';
import type { AnyWallView } from '#shared/fold/wall-modes.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import type { ErrorCode } from '#shared/kernel/errors.ts';
import type { ReplayDay, ReplayPicture, ReplayProof, ReplayView } from '#shared/wire/replay.ts';
import { ask } from '#lib/connection/http.ts';
import { Notes } from './notes.svelte.ts';

/** How many times faster than it was. */
export const speeds = [1, 10, 60, 300] as const;
export type Speed = (typeof speeds)[number];

const tickMs = 500;
/** A day that is being read is asked for again; one that is not over grows. */
const readyAfterMs = 500;
const againAfterMs = 30_000;
/** So long after a picture was refused it is asked for again. */
const againPictureMs = 2_000;
const final: readonly ErrorCode[] = ['NOT_ALLOWED', 'NOT_SIGNED_IN', 'INVALID_PAYLOAD'];

/** A moment that is wanted: by its time, or after one entry of the log. */
interface Wanted {
	atMs: number;
	position?: number;
}

/** A past day of the room, and the moment of it that is looked at. It asks, and gives no command. */
export class ReplayState {
	readonly notes: Notes;
	readonly day: string;
	#outline = $state.raw<ReplayDay | undefined>();
	/** Why there is no day, and why there is no picture of the moment that is wanted. */
	#noDay = $state<ErrorCode | undefined>();
	#noPicture = $state<ErrorCode | undefined>();
	#atMs = $state(0);
	#view = $state<ReplayView>('wall');
	#picture = $state.raw<ReplayPicture | undefined>();
	#proof = $state.raw<ReplayProof | undefined>();
	#speed = $state<Speed>(10);
	#playing = $state(false);
	/** The picture that is on its way, and the one that is wanted after it. */
	#asking = false;
	#next: Wanted | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;
	readonly #ticking: ReturnType<typeof setInterval>;
	#closed = false;

	/** `at`: where the address says that it begins; else at the day's last change. */
	constructor(
		day: string,
		{ at, view, personId }: { at?: string | undefined; view: ReplayView; personId: string }
	) {
		this.day = day;
		this.#view = view;
		this.#atMs = at ? toMs(at) : 0;
		this.notes = new Notes(personId, day);
		this.#ticking = setInterval(() => this.#tick(), tickMs);
		void this.#load();
	}

	/** The day, once it has been made ready. */
	get outline(): ReplayDay | undefined {
		return this.#outline?.ready ? this.#outline : undefined;
	}

	/** How far the day is in being made ready, 0 to 1. */
	get share(): number {
		return this.#outline?.share ?? 0;
	}

	get refused(): ErrorCode | undefined {
		return this.#noPicture ?? this.#noDay;
	}

	get atMs(): number {
		return this.#atMs;
	}

	get view(): ReplayView {
		return this.#view;
	}

	set view(view: ReplayView) {
		if (view === this.#view) return;
		this.#view = view;
		this.#picture = undefined;
		this.#want({ atMs: this.#atMs });
	}

	get wall(): Partial<AnyWallView> | undefined {
		return this.#picture?.view === 'wall' ? this.#picture.sections : undefined;
	}

	get watch(): Partial<WatchView> | undefined {
		return this.#picture?.view === 'watch' ? this.#picture.sections : undefined;
	}

	get picture(): ReplayPicture | undefined {
		return this.#picture;
	}

	/** What was found when it was held against what the walls were seen to show; of this moment alone. */
	get proof(): ReplayProof | undefined {
		return this.#proof;
	}

	get speed(): Speed {
		return this.#speed;
	}

	set speed(speed: Speed) {
		this.#speed = speed;
	}

	get playing(): boolean {
		return this.#playing;
	}

	/** Begins at the day's beginning again when it stood at its end. */
	play(): void {
		const { outline } = this;
		if (!outline) return;
		this.#playing = !this.#playing;
		if (this.#playing && this.#atMs >= toMs(outline.to)) this.seek(toMs(outline.from));
	}

	pause(): void {
		this.#playing = false;
	}

	/** To a moment of the day; what lies outside of it is its end. */
	seek(atMs: number): void {
		const { outline } = this;
		if (!outline) return;
		this.#atMs = Math.min(toMs(outline.to), Math.max(toMs(outline.from), Math.round(atMs)));
		this.#want({ atMs: this.#atMs });
	}

	/** To the change before or after, each of them, however fast they came. */
	step(by: 1 | -1): void {
		const { position, nextAt, previousAt } = this.#picture ?? {};
		const at = by > 0 ? nextAt : previousAt;
		if (position === undefined || at === undefined) return;
		this.pause();
		this.#atMs = by > 0 ? toMs(at) : toMs(at) - 1;
		this.#want({ atMs: this.#atMs, position: position + by });
	}

	/** To where something became urgent, before or after. */
	stepUrgent(by: 1 | -1): void {
		const urgent = this.outline?.urgent.map(toMs) ?? [];
		const found =
			by > 0
				? urgent.find((atMs) => atMs > this.#atMs)
				: urgent.findLast((atMs) => atMs < this.#atMs);
		if (found !== undefined) this.seek(found);
	}

	/** Holds what is drawn against what the walls were seen to show. */
	async prove(): Promise<void> {
		this.pause();
		const atMs = this.#atMs;
		const asked = await ask<ReplayProof>('GET', `/api/replay/proof?at=${toInstant(atMs)}`);
		if (atMs === this.#atMs) this.#proof = asked.ok ? asked.body : undefined;
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		clearTimeout(this.#again);
		clearInterval(this.#ticking);
	}

	async #load(): Promise<void> {
		const asked = await ask<ReplayDay>('GET', `/api/replay/days/${this.day}`);
		if (this.#closed) return;
		this.#noDay = asked.ok ? undefined : asked.code;
		if (!asked.ok && final.includes(asked.code)) return;
		const known = this.#outline;
		if (asked.ok) this.#outline = asked.body;
		const waitMs = this.outline ? againAfterMs : readyAfterMs;
		this.#timer = setTimeout(() => void this.#load(), asked.ok ? waitMs : againAfterMs / 6);
		if (!known?.ready && asked.ok && asked.body.ready) this.seek(this.#atMs || toMs(asked.body.to));
	}

	#tick(): void {
		const { outline } = this;
		if (!this.#playing || !outline) return;
		// A picture that takes its time slows the play down: no moment is left out unseen.
		if (this.#asking) return;
		const atMs = this.#atMs + tickMs * this.#speed;
		if (atMs >= toMs(outline.to)) this.pause();
		this.seek(atMs);
	}

	#want(wanted: Wanted): void {
		this.#proof = undefined;
		this.#next = wanted;
		if (!this.#asking) void this.#ask();
	}

	/** No picture of another moment stands under the time of this one. */
	#askAgain(wanted: Wanted, code: ErrorCode): void {
		this.#picture = undefined;
		clearTimeout(this.#again);
		if (final.includes(code)) return;
		this.#again = setTimeout(() => {
			if (!this.#closed && !this.#asking && this.#atMs === wanted.atMs) this.#want(wanted);
		}, againPictureMs);
	}

	/** One after the other; of those that came meanwhile the last. */
	async #ask(): Promise<void> {
		this.#asking = true;
		for (let wanted = this.#next; wanted && !this.#closed; wanted = this.#next) {
			this.#next = undefined;
			const { atMs, position } = wanted;
			const after = position === undefined ? '' : `&position=${position}`;
			const path = `/api/replay/picture?at=${toInstant(atMs)}&view=${this.#view}${after}`;
			const asked = await ask<ReplayPicture>('GET', path);
			this.#noPicture = asked.ok ? undefined : asked.code;
			if (!asked.ok) this.#askAgain(wanted, asked.code);
			else if (asked.body.view === this.#view) this.#picture = asked.body;
		}
		this.#asking = false;
	}
}
