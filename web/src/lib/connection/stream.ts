import type { Answer } from '#shared/kernel/result.ts';
import type { Envelope } from '#shared/wire/commands.ts';
import type { DisplayReport } from '#shared/wire/displays.ts';
import type { ServerEvents } from '#shared/wire/events.ts';
import { freshness, protocolVersion, type Beat, type FeedName } from '#shared/wire/feeds.ts';
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
	/** The server refuses this session, or it is somebody else's by now. */
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
const againAtMostMs = 30_000;
/** Whoever begins anew does not do so all the time. */
const restartMs = 1_000;
/** Nothing for so long: the line is dead, whatever the browser thinks of it. */
const silentMs = 6 * freshness.beatEveryMs;
/** Clocks drift: some milliseconds in this time. */
const lastsMs = 30 * 60_000;

/**
 * The feed as server-sent events, for a screen whose proxy lets no socket through. Nothing can be asked on it: how old
 * what comes is follows from the server's time in each heartbeat, beside the moment before the stream was asked for, and is
 * never told younger than it is. A proxy that holds events back makes a screen late, as it should.
 */
export class Stream {
	readonly #feed: FeedName;
	readonly #events: StreamEvents;
	/** Of this page: a new stream takes the place of its last one, also where the server takes that for alive. */
	readonly #line = crypto.randomUUID();
	#source: EventSource | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;
	#silence: ReturnType<typeof setTimeout> | undefined;
	/** Before the stream was asked for, on this page's clock; and the server's time in its first heartbeat. */
	#begun: { atMs: number; serverMs: number | undefined } = { atMs: 0, serverMs: undefined };
	#session = '';
	#failures = 0;
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

	/** Which session it is of: what is sent over HTTP is sent as the same. */
	get session(): string {
		return this.#session;
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
		this.#drop();
	}

	#drop(): void {
		clearTimeout(this.#silence);
		this.#source?.close();
		this.#source = undefined;
	}

	async #begin(after: string): Promise<void> {
		const turn = this.#turn;
		// A stream cannot say why it is refused.
		const given = await ask('GET', '/api/feed');
		if (turn !== this.#turn) return;
		if (!given.ok && given.code === 'NOT_SIGNED_IN') return this.#refuse();
		if (!given.ok) return this.#beginAgain(after);
		this.#begun = { atMs: performance.now(), serverMs: undefined };
		const query = new URLSearchParams({
			feed: this.#feed,
			protocol: String(protocolVersion),
			line: this.#line,
			...(after ? { after } : {})
		});
		const source = new EventSource(`/api/stream?${query}`);
		this.#again = undefined;
		this.#source = source;
		// The browser would try again by itself, at a moment that nobody here knows.
		const over = () => {
			if (this.#source !== source) return;
			this.#drop();
			this.#beginAgain(after);
			this.#events.onCut();
		};
		const heard = () => {
			clearTimeout(this.#silence);
			this.#silence = setTimeout(over, silentMs);
		};
		heard();
		source.addEventListener('error', over);
		source.addEventListener('session', ({ data }: MessageEvent<string>) => {
			heard();
			this.#isOf(JSON.parse(data) as string);
		});
		for (const name of names) {
			source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
				heard();
				after = lastEventId || after;
				this.#take(name, JSON.parse(data), after);
			});
		}
	}

	/** Somebody else signed in with this browser: what is here is not theirs. */
	#isOf(session: string): void {
		if (this.#session !== '' && this.#session !== session) return this.#refuse();
		this.#session = session;
	}

	#refuse(): void {
		this.stop();
		this.#events.onRefused();
	}

	#beginAgain(after: string): void {
		this.#failures += 1;
		const jitter = 0.5 + crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
		const pauseMs = Math.min(againMs * 1.5 ** (this.#failures - 1), againAtMostMs);
		this.#again = setTimeout(() => this.#begin(after), pauseMs * jitter);
	}

	#take<Name extends keyof ServerEvents>(
		name: Name,
		payload: Parameters<ServerEvents[Name]>[0],
		after: string
	): void {
		this.#failures = 0;
		this.#events.onEvent(name, payload);
		if (name === 'beat' && this.#source) this.#vouch(payload as Beat, after);
	}

	#vouch({ now: serverMs }: Beat, after: string): void {
		const { atMs } = this.#begun;
		// The first heartbeat of a stream was sent after the stream was asked for, by the same clock as all that follow.
		this.#begun.serverMs ??= serverMs;
		const sentAt = atMs + (serverMs - this.#begun.serverMs);
		const now = performance.now();
		if (sentAt <= now) this.#events.onVouch(sentAt);
		// Sent later than now: this page's clock stood still, as in a sleep, or goes slower.
		if (sentAt > now || now - atMs > lastsMs) this.start(after);
	}
}

/** A command over HTTP, as whoever the stream is of; nothing when no answer came. */
export async function post(
	envelope: Envelope & { seen: number },
	{ session, withinMs }: { session: string; withinMs: number }
): Promise<Answer | undefined> {
	const path = `/api/commands?session=${session}`;
	const answer = await ask<Answer>('POST', path, envelope, withinMs);
	if (answer.ok) return answer.body;
	return answer.code === 'UNAVAILABLE' ? undefined : answer;
}

/** What a display says of itself, likewise; lost without harm. */
export async function postReport(report: DisplayReport): Promise<void> {
	await ask('POST', '/api/displays/own/report', report);
}
