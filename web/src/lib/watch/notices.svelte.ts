import { minuteMs } from '#shared/kernel/clock.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import type { Texts } from '#shared/text/text.ts';
import { tellDevice } from '#lib/connection/device.ts';
import { ofOneStay, readKept } from '#lib/state/kept.ts';
import type { ViewState } from '#lib/state/view.svelte.ts';
import { conditionsOf } from './notice-conditions.ts';
import { settingsFrom, type NoticeSettings } from './notice-settings.ts';
import { noticeWords } from './notice-words.ts';
import { lookAgain, noLedger, type Ledger, type Notice } from './notices.ts';

/** So long without a look a page has slept, or was put to sleep by its device. */
const asleepMs = 3 * minuteMs;

/** What somebody is told of, and what they have been told: of all pages of this browser one looks and calls out. */
export class Notices {
	readonly #marks: { settings: string; told: string; seen: string };
	readonly #lock: string;
	readonly #closing = new AbortController();
	#settings = $state.raw<NoticeSettings>(settingsFrom(undefined));
	#ledger = $state.raw<Ledger>(noLedger);
	#seenMs = $state(0);
	#called = $state.raw<readonly Notice[]>([]);
	#awakeSinceMs = 0;
	#lookedMs = 0;
	/** This page is the one that calls out. */
	#isCaller = false;

	constructor(personId: string) {
		this.#marks = {
			settings: `cscc-notices-${personId}`,
			told: `${ofOneStay.told}-${personId}`,
			seen: `${ofOneStay.told}-seen-${personId}`
		};
		this.#lock = `cscc-notices-${personId}`;
		this.#read();
		addEventListener('storage', (event) => this.#hear(event), { signal: this.#closing.signal });
		void this.#takeTurn();
	}

	get settings(): NoticeSettings {
		return this.#settings;
	}

	/** Kept for this person in this browser. */
	choose(settings: NoticeSettings): void {
		this.#settings = settings;
		localStorage.setItem(this.#marks.settings, JSON.stringify(settings));
	}

	/** Of the last day, the newest first. */
	get list(): readonly Notice[] {
		return this.#ledger.list;
	}

	get unseen(): number {
		return this.#ledger.list.filter((notice) => this.isNew(notice)).length;
	}

	/** What this page called out last, at once. */
	get called(): readonly Notice[] {
		return this.#called;
	}

	isNew({ atMs }: Notice): boolean {
		return atMs > this.#seenMs;
	}

	markSeen(): void {
		this.#seenMs = this.#ledger.list[0]?.atMs ?? 0;
		localStorage.setItem(this.#marks.seen, JSON.stringify(this.#seenMs));
	}

	/** Looks at the room once; called whenever it or the time has moved. */
	look({ view, clock }: ViewState<WatchView>, text: Texts): void {
		if (!this.#isCaller) return;
		const { freshness, nowMs, lastHeardMs } = clock;
		// Until the server has said what time it is there is none.
		if (freshness.kind === 'connecting') return;
		if (nowMs - this.#lookedMs > asleepMs) this.#awakeSinceMs = nowMs;
		this.#lookedMs = nowMs;
		if (this.#ledger.lookedMs > nowMs + asleepMs) this.#beginAnew();
		const settings = this.#settings;
		const awakeSinceMs = this.#awakeSinceMs;
		const look = conditionsOf(view, { settings, freshness, nowMs, lastHeardMs, awakeSinceMs });
		const { ledger, calls } = lookAgain(this.#ledger, look, { settings, nowMs });
		const kept = JSON.stringify(ledger);
		if (kept === JSON.stringify(this.#ledger)) return;
		this.#ledger = ledger;
		localStorage.setItem(this.#marks.told, kept);
		if (calls.length > 0) this.#called = calls;
		if (!settings.outside) return;
		for (const call of calls) {
			const { title, what, href } = noticeWords(call, text);
			void tellDevice({ title, body: what, tag: call.id, href });
		}
	}

	close(): void {
		this.#closing.abort();
		this.#isCaller = false;
	}

	/** The room's clock was set back, as it is when a practice begins anew: nothing of before counts. */
	#beginAnew(): void {
		this.#ledger = noLedger;
		this.#seenMs = 0;
	}

	#hear({ key, newValue }: StorageEvent): void {
		// Somebody has signed out on another page of this browser: nothing is kept or called out any more.
		const isSignedOut = key === this.#marks.told && newValue === null;
		if (isSignedOut) {
			this.#beginAnew();
			this.close();
		} else this.#read();
	}

	#read(): void {
		this.#settings = settingsFrom(readKept<unknown>(localStorage, this.#marks.settings, undefined));
		this.#seenMs = readKept(localStorage, this.#marks.seen, 0);
		// What this page itself writes is the newest there is.
		if (!this.#isCaller) this.#ledger = readKept(localStorage, this.#marks.told, noLedger);
	}

	/** Waits until no other page calls out, then is the one until it is closed. */
	async #takeTurn(): Promise<void> {
		const take = () => {
			this.#read();
			this.#isCaller = true;
		};
		// Where a browser has no locks, as on an address that is not secured, every page is its own.
		if (!('locks' in navigator)) return take();
		const { signal } = this.#closing;
		const untilClosed = () =>
			new Promise<void>((resolve) => {
				take();
				signal.addEventListener('abort', () => resolve());
			});
		// Closed before it was its turn.
		await navigator.locks.request(this.#lock, { signal }, untilClosed).catch(() => undefined);
	}
}
