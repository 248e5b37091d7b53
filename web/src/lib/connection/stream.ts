import type { Answer } from '#shared/kernel/result.ts';
import type { Envelope } from '#shared/wire/commands.ts';
import type { DisplayReport } from '#shared/wire/displays.ts';
import type { ServerEvents } from '#shared/wire/events.ts';
import { protocolVersion, type Beat, type FeedName } from '#shared/wire/feeds.ts';
import { ask } from './http.ts';

/** What a stream tells the line that it stands in for. */
export interface StreamEvents {
	/** One of the server's events, with what it carries. */
	onEvent<Name extends keyof ServerEvents>(
		name: Name,
		payload: Parameters<ServerEvents[Name]>[0]
	): void;
	/** Everything that the server had sent by then has arrived (`performance.now()`). */
	onVouch(sentAt: number): void;
	onCut(): void;
	/** The server refuses this session. */
	onRefused(): void;
}

const names = [
	'snapshot',
	'delta',
	'beat',
	'presence',
	'reload',
	'ended',
	'display',
	'identify'
] as const satisfies (keyof ServerEvents)[];
const againMs = 3_000;
/** Whoever begins anew does not do so all the time. */
const restartMs = 1_000;
/** Clocks drift: some milliseconds in this time. */
const compareEveryMs = 5 * 60_000;

/**
 * The feed as server-sent events, for a screen whose proxy lets no socket through. Nothing can be asked on it: how old
 * what comes is follows from the server's time in each heartbeat, beside a question asked over HTTP, and is never told
 * younger than it is. A proxy that holds events back makes a screen late, as it should.
 */
export class Stream {
	readonly #feed: FeedName;
	readonly #events: StreamEvents;
	#source: EventSource | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;
	/** A moment of this page's clock, and the server's time that was told no earlier than then. */
	#clocks: { askedAt: number; serverMs: number } | undefined;
	#turn = 0;

	constructor(feed: FeedName, events: StreamEvents) {
		this.#feed = feed;
		this.#events = events;
	}

	get isOpen(): boolean {
		return this.#source?.readyState === EventSource.OPEN;
	}

	/** True from `start` to `stop`, open or not. */
	get isOn(): boolean {
		return this.#source !== undefined || this.#again !== undefined;
	}

	/** Begins anew behind what was had, by the id of an event; empty: from a snapshot on. */
	start(after: string): void {
		const waitMs = this.isOn ? restartMs : 0;
		this.stop();
		this.#again = setTimeout(() => this.#begin(after), waitMs);
	}

	stop(): void {
		this.#turn += 1;
		clearTimeout(this.#again);
		this.#again = undefined;
		this.#source?.close();
		this.#source = undefined;
	}

	async #begin(after: string): Promise<void> {
		const turn = this.#turn;
		const isGiven = await this.#compareClocks();
		if (turn !== this.#turn) return;
		if (isGiven === 'refused') {
			this.stop();
			return this.#events.onRefused();
		}
		if (isGiven === 'away') return this.#beginAgain(after);
		const query = new URLSearchParams({
			feed: this.#feed,
			protocol: String(protocolVersion),
			...(after ? { after } : {})
		});
		const source = new EventSource(`/api/stream?${query}`);
		this.#again = undefined;
		this.#source = source;
		for (const name of names) {
			source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
				after = lastEventId || after;
				this.#take(name, JSON.parse(data));
			});
		}
		source.addEventListener('error', () => {
			this.#events.onCut();
			// A browser tries again by itself unless the answer was no stream; its clock may have been set meanwhile.
			if (source.readyState !== EventSource.CLOSED) return void this.#compareClocks();
			this.#source = undefined;
			this.#beginAgain(after);
		});
	}

	#beginAgain(after: string): void {
		const jitter = 0.5 + crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
		this.#again = setTimeout(() => this.#begin(after), againMs * jitter);
	}

	#take<Name extends keyof ServerEvents>(
		name: Name,
		payload: Parameters<ServerEvents[Name]>[0]
	): void {
		this.#events.onEvent(name, payload);
		if (name === 'beat') this.#vouch(payload as Beat);
	}

	#vouch(beat: Beat): void {
		if (!this.#clocks) return;
		const { askedAt, serverMs } = this.#clocks;
		const sentAt = askedAt + (beat.now - serverMs);
		const now = performance.now();
		// Sent later than now: this page's clock stood still, as in a sleep.
		if (sentAt > now || now - askedAt > compareEveryMs) void this.#compareClocks();
		if (sentAt <= now) this.#events.onVouch(sentAt);
	}

	async #compareClocks(): Promise<'given' | 'refused' | 'away'> {
		const askedAt = performance.now();
		const answer = await ask<{ now: number }>('GET', '/api/feed');
		if (!answer.ok) return answer.code === 'NOT_SIGNED_IN' ? 'refused' : 'away';
		this.#clocks = { askedAt, serverMs: answer.body.now };
		return 'given';
	}
}

/** A command over HTTP; nothing when no answer came. */
export async function post(
	envelope: Envelope & { seen: number },
	withinMs: number
): Promise<Answer | undefined> {
	const answer = await ask<Answer>('POST', '/api/commands', envelope, withinMs);
	if (answer.ok) return answer.body;
	return answer.code === 'UNAVAILABLE' ? undefined : answer;
}

/** What a display says of itself, likewise; lost without harm. */
export async function postReport(report: DisplayReport): Promise<void> {
	await ask('POST', '/api/displays/own/report', report);
}
