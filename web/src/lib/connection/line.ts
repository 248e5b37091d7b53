import { io, type Socket } from 'socket.io-client';
import { errors } from '#shared/kernel/errors.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { Follower, type Reader } from '#shared/fold/follower.ts';
import type { Envelope } from '#shared/wire/commands.ts';
import type { DisplayReport } from '#shared/wire/displays.ts';
import type { ClientEvents, ServerEvents } from '#shared/wire/events.ts';
import {
	freshness,
	protocolVersion,
	type Beat,
	type Delta,
	type FeedName,
	type Snapshot
} from '#shared/wire/feeds.ts';
import type { LineEvents } from './line-events.ts';
import { post, postReport, Stream } from './stream.ts';

/** For programs: a browser knows both by itself. */
export interface Where {
	address: string;
	cookie: string;
}

const answerWithinMs = 6_000;
const retryRefusedMs = 2_000;
/** Where no socket ever came for so long, a stream is tried beside it; one that was lost has longer to come back. */
const streamAfterMs = { none: 5_000, lost: 12_000 } as const;

/**
 * One socket that follows one feed, for ever: it reconnects with jitter, resumes from where it left
 * off, and asks again when a heartbeat shows that something is missing or wrong. Where no socket comes through, a
 * stream of events tells the same, and commands go over HTTP, until one does.
 */
export class Line {
	readonly follower: Follower;
	/** Times that the state was wrong although nothing was missing: must stay 0. */
	differences = 0;
	/** Highest position of the log this client knows of: sent with commands. */
	seen = 0;
	/** Of the last question to the server: how long its answer took, milliseconds. */
	roundTripMs: number | undefined;
	readonly #socket: Socket<ServerEvents, ClientEvents>;
	readonly #feed: FeedName;
	readonly #events: LineEvents;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#joining = false;
	/** The server sends us a feed: only then does its answer vouch for what is shown. */
	#joined = false;
	readonly #asking: ReturnType<typeof setInterval>;
	/** In browsers. */
	readonly #stream: Stream | undefined;
	#isStreaming = false;
	#isEnded = false;
	#hadSocket = false;
	#streaming: ReturnType<typeof setTimeout> | undefined;

	/** What is done with each of the server's events, whichever way it comes. */
	readonly #hears: ServerEvents = {
		snapshot: (snapshot) => this.#onSnapshot(snapshot),
		delta: (delta) => this.#take(delta),
		beat: (beat) => this.#onBeat(beat),
		presence: (presence) => this.#events.onPresence(presence),
		reload: (withinMs) => this.#events.onReload(withinMs),
		ended: () => this.#signOut(),
		display: (settings) => this.#events.onDisplay?.(settings),
		identify: () => this.#events.onIdentify?.()
	};

	constructor(feed: FeedName, reader: Reader, events: LineEvents, where?: Where) {
		this.#feed = feed;
		this.#events = events;
		this.follower = new Follower(reader);
		this.#socket = io(where?.address ?? '', {
			path: '/live',
			...(where ? { extraHeaders: { cookie: where.cookie } } : {}),
			transports: ['websocket'],
			auth: { protocol: protocolVersion },
			reconnectionDelay: 500,
			reconnectionDelayMax: 5_000,
			randomizationFactor: 0.5
		});
		if (!where) this.#stream = this.#streamOf(feed);
		this.#listen();
		this.#streamSoon();
		this.#asking = setInterval(() => this.#ask(), freshness.beatEveryMs);
		events.onState({ kind: 'connecting' });
	}

	get connected(): boolean {
		return this.#socket.connected || this.#stream?.isOpen === true;
	}

	/** Sends a command and waits for its answer; nothing when none came: send the same one again. */
	async send(envelope: Envelope): Promise<Answer | undefined> {
		if (!this.connected) return undefined;
		const asked = { ...envelope, seen: this.seen };
		try {
			const answer = this.#socket.connected
				? await this.#socket.timeout(answerWithinMs).emitWithAck('command', asked)
				: await this.#post(asked);
			if (answer?.ok) this.seen = Math.max(this.seen, answer.position);
			return answer;
		} catch {
			// No answer in time: it may or may not have been carried out. The id makes a second try safe.
			return undefined;
		}
	}

	/** A session that is over takes nothing that waits with it: it is sent after the next sign-in, as on a socket. */
	async #post(asked: Envelope & { seen: number }): Promise<Answer | undefined> {
		const session = this.#stream?.session ?? '';
		const answer = await post(asked, { session, withinMs: answerWithinMs });
		if (!answer || answer.ok || answer.code !== 'NOT_SIGNED_IN') return answer;
		this.#signOut();
		return undefined;
	}

	tellPresence(recordId: string, doing: 'viewing' | 'editing'): void {
		if (this.#socket.connected) this.#socket.volatile.emit('presence', { recordId, doing });
	}

	/** What this display says of itself; lost without harm. */
	report(report: DisplayReport): void {
		if (this.#socket.connected) this.#socket.volatile.emit('report', report);
		else if (this.connected) void postReport(report);
	}

	close(): void {
		clearTimeout(this.#retry);
		clearInterval(this.#asking);
		this.#end();
	}

	#listen(): void {
		const socket = this.#socket;
		socket.on('connect', () => this.#join());
		socket.on('disconnect', () => {
			this.#joined = false;
			// A socket that opens and dies is none: the stream goes on beside it.
			if (!this.#isStreaming) this.#events.onState({ kind: 'cut' });
			this.#streamSoon();
		});
		socket.on('connect_error', (error) => this.#onConnectError(error));
		for (const name of Object.keys(this.#hears) as (keyof ServerEvents)[]) {
			socket.on(name, this.#hears[name] as ServerEvents[typeof name]);
		}
	}

	#onSnapshot(snapshot: Snapshot): void {
		const { epoch } = this.follower;
		this.follower.replace(snapshot);
		// Another log counts anew: what was seen of the old one is no measure any more.
		if (epoch !== '' && epoch !== this.follower.epoch) this.seen = 0;
		this.#notePosition();
		this.#events.onData('snapshot');
	}

	/** While no socket comes through. */
	#streamSoon(): void {
		if (this.#isEnded || this.#streaming !== undefined || this.#stream?.isOn) return;
		const afterMs = streamAfterMs[this.#hadSocket ? 'lost' : 'none'];
		const begin = () => {
			this.#streaming = undefined;
			this.#stream?.start(this.#placed);
		};
		// On a slow line two would take longer than one: a socket that is there has as long again.
		const wait = () => {
			if (!this.#socket.connected) return begin();
			this.#streaming = setTimeout(begin, afterMs);
		};
		this.#streaming = setTimeout(wait, afterMs);
	}

	#stopStream(): void {
		clearTimeout(this.#streaming);
		this.#streaming = undefined;
		this.#stream?.stop();
		this.#isStreaming = false;
	}

	/** For good: a socket that is taken down says so once more. */
	#end(): void {
		this.#isEnded = true;
		this.#stopStream();
		this.#socket.disconnect();
	}

	/** Where it stands, as the id of the event that brought it there. */
	get #placed(): string {
		const { epoch, position, audience } = this.follower;
		return epoch ? `${audience}:${epoch}:${position}` : '';
	}

	#noteStream(isOpen: boolean): void {
		if (isOpen === this.#isStreaming) return;
		this.#isStreaming = isOpen;
		if (!this.#socket.connected) this.#events.onState({ kind: isOpen ? 'open' : 'cut' });
	}

	#streamOf(feed: FeedName): Stream {
		return new Stream(feed, {
			onEvent: (name, payload) => {
				this.#noteStream(true);
				(this.#hears[name] as (payload: unknown) => void)(payload);
			},
			onVouch: (sentAt) => this.#events.onVouch(sentAt),
			onCut: () => this.#noteStream(false),
			onRefused: () => this.#signOut()
		});
	}

	#join(): void {
		if (!this.#socket.connected && this.#stream?.isOn) return this.#stream.start(this.#placed);
		if (this.#joining) return;
		this.#joining = true;
		const { epoch, position, audience } = this.follower;
		const from = epoch ? { epoch, position, audience } : {};
		const join = { feed: this.#feed, ...from };
		this.#socket.timeout(answerWithinMs).emit('join', join, (error, result) => {
			this.#joining = false;
			if (error) {
				// The line is there and silent: start it anew. One that is gone comes back by itself, with
				// jitter; to connect it here would take that from it for good.
				if (this.#socket.connected) this.#socket.disconnect().connect();
			} else if (result.ok) {
				this.#stopStream();
				this.#joined = this.#hadSocket = true;
				this.#events.onState({ kind: 'open' });
			} else if (errors[result.code].retry === 'never') {
				this.#signOut();
			} else {
				this.#retry = setTimeout(() => this.#join(), retryRefusedMs);
			}
		});
		// The answer to this question comes behind what the join brings.
		this.#ask();
	}

	/** However late the answer comes: it says how old what is shown may be, and never less. */
	#ask(): void {
		if (!this.#socket.connected) return;
		const askedAt = performance.now();
		this.#socket.emit('ask', () => {
			this.roundTripMs = Math.round(performance.now() - askedAt);
			if (this.#joined) this.#events.onVouch(askedAt);
		});
	}

	#take(delta: Delta): void {
		const outcome = this.follower.take(delta);
		if (outcome === 'gap') this.#join();
		if (outcome !== 'applied') return;
		this.#notePosition();
		this.#events.onData('delta');
	}

	#onBeat(beat: Beat): void {
		const comparison = this.follower.compare(beat);
		if (comparison === 'differs') {
			this.differences += 1;
			if (this.#socket.connected) this.#socket.emit('differs');
			this.follower.forget();
		}
		if (comparison !== 'in_step') this.#join();
		this.#events.onBeat(beat);
	}

	#notePosition(): void {
		// Views count their own revisions; only records feeds count positions of the log.
		if (this.#feed === 'records') this.seen = Math.max(this.seen, this.follower.position);
	}

	#onConnectError(error: Error): void {
		const { data } = error as { data?: { code?: string } };
		if (data?.code === 'NOT_SIGNED_IN') return this.#signOut();
		if (!this.#isStreaming) this.#events.onState({ kind: 'cut' });
		// Refused by the server itself: Socket.IO leaves it to us to try again.
		if (!this.#socket.active) {
			clearTimeout(this.#retry);
			const jitter = 0.5 + crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
			this.#retry = setTimeout(() => this.#socket.connect(), retryRefusedMs * jitter);
		}
	}

	#signOut(): void {
		this.#end();
		this.#events.onState({ kind: 'signed_out' });
	}
}
