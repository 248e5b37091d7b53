import { createHash } from 'node:crypto';
import { hourMs, minuteMs, toInstant, toMs, type Clock } from '#shared/kernel/clock.ts';
import { systemActor } from '#shared/rules/actors.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { LeasedLoop } from '../courier/leased-loop.ts';
import { getText } from '../get-text.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { Room } from '../room/room.ts';
import { Lease } from '../store/lease.ts';
import type { Kept } from '../store/replicated.ts';
import { reachOf, type Reach } from './areas.ts';
import { readCap, type CapMessage, type NotRead } from './read-cap.ts';
import { readFeed } from './read-feed.ts';

const leaseMs = 3 * minuteMs;
const mostBytes = 4 * 1024 * 1024;
const mostAtOneLook = 40;
const mostRemembered = 2_000;
/** Where a sender does not say until when. */
const usualMs = 24 * hourMs;
const accepts = 'application/cap+xml, application/atom+xml;q=0.9, text/xml;q=0.8';

/** What became of a message. */
export type Verdict = 'received' | 'not_actual' | 'elsewhere' | 'over' | 'refused' | NotRead;

interface Parts {
	store: Kept;
	follower: LogFollower;
	room: Room;
	clock: Clock;
	/** Where warnings are, and the codes of the areas that are ours: `SAME 017031`. */
	address: string;
	ours: readonly string[];
	everyMs: number;
	onError: (error: unknown) => void;
}

/** Listens for warnings by the Common Alerting Protocol, and tells the room of those that are for this city. */
export class AlertListener {
	readonly #parts: Parts;
	readonly #loop: LeasedLoop;
	/** Messages that were looked at, by address, with when they can be forgotten. */
	readonly #seen = new Set<string>();
	readonly #end = new AbortController();

	constructor(parts: Parts) {
		this.#parts = parts;
		const { store, everyMs, onError } = parts;
		const lease = new Lease(store, store.keys.alertLease, leaseMs);
		const look = (mayGoOn: () => Promise<boolean>) => this.#look(mayGoOn);
		this.#loop = new LeasedLoop({ lease, everyMs, look, onError });
	}

	start(): void {
		this.#loop.start();
	}

	stop(): Promise<void> {
		this.#end.abort();
		return this.#loop.stop();
	}

	/** Takes one message in, or says why not. */
	async take(text: string): Promise<Verdict> {
		const message = readCap(text);
		if (typeof message === 'string') return message;
		if (message.status !== 'Actual') return 'not_actual';
		const { room, ours, clock } = this.#parts;
		const replaces = message.references.map(alertId);
		const reach = reachOf(message.areas, ours);
		// What has moved away from here is over here.
		const hasLeft = !reach && message.type === 'update' && this.#knowsAny(replaces);
		const ends = message.type === 'cancel' || hasLeft;
		if (!reach && !ends) return 'elsewhere';
		// The end of something that the room never had is nothing to it.
		if (ends && !this.#knowsAny(replaces) && !reach) return 'elsewhere';
		const expiresAt = message.expiresAt ?? toInstant(toMs(message.sentAt) + usualMs);
		if (!ends && toMs(expiresAt) <= clock.now()) return 'over';
		const payload = payloadOf(message, { ends, replaces, expiresAt, ...(reach ?? nowhere) });
		const command = { id: `receive:${payload.id}`, name: 'alert.receive', payload };
		const answer = await room.carryOut(command, systemActor);
		if (!answer.ok && answer.code === 'UNAVAILABLE')
			throw new Error('a warning waits: UNAVAILABLE');
		return answer.ok ? 'received' : 'refused';
	}

	async #look(mayGoOn: () => Promise<boolean>): Promise<void> {
		const { address, follower, onError } = this.#parts;
		if (!follower.healthy || !(await mayGoOn())) return;
		const text = await this.#get(address);
		const body = readFeed(text, address);
		if (body.kind === 'not_read') throw new Error('the list of warnings is no CAP, Atom or RSS');
		if (body.kind === 'message') return this.#note(text, await this.take(text));
		// Lists begin with the newest; what it ends or replaces has to be there before it.
		const fresh = body.links.filter((link) => !this.#seen.has(link)).slice(0, mostAtOneLook);
		for (const link of fresh.toReversed()) {
			if (!(await mayGoOn())) return;
			try {
				const message = await this.#get(link);
				this.#note(message, await this.take(message));
				this.#remember(link);
			} catch (error) {
				// One that cannot be had keeps none of the others waiting.
				onError(error);
			}
		}
	}

	/** What cannot be read is told to whoever runs the room: a warning may have been in it. */
	#note(text: string, verdict: Verdict): void {
		if (['received', 'not_actual', 'elsewhere', 'over'].includes(verdict)) return;
		const mark = createHash('sha256').update(text).digest('hex').slice(0, 12);
		if (this.#seen.has(mark)) return;
		this.#remember(mark);
		this.#parts.onError(new Error(`a warning was not taken: ${verdict}`));
	}

	#remember(what: string): void {
		this.#seen.add(what);
		const [oldest] = this.#seen;
		if (this.#seen.size > mostRemembered && oldest !== undefined) this.#seen.delete(oldest);
	}

	#knowsAny(ids: readonly string[]): boolean {
		const { board } = this.#parts.follower;
		return ids.some((id) => board.get('alert', id) !== undefined);
	}

	#get(address: string): Promise<string> {
		return getText(address, { accept: accepts, bytesAtMost: mostBytes, signal: this.#end.signal });
	}
}

const nowhere: Reach = { reach: 'part', areas: [] };

/** The same message has the same id, whenever and by whomever it is read. */
export function alertId({
	sender,
	identifier,
	sentAt
}: {
	sender: string;
	identifier: string;
	sentAt: string;
}): string {
	const words = JSON.stringify([sender, identifier, sentAt]);
	return `alert_${createHash('sha256').update(words).digest('hex').slice(0, 24)}`;
}

function payloadOf(
	message: CapMessage,
	more: Pick<Payload<'alert.receive'>, 'ends' | 'replaces' | 'expiresAt' | 'reach' | 'areas'>
): Payload<'alert.receive'> {
	const { sender, identifier, sentAt } = message;
	const { about, event, severity, urgency, certainty, headline, instruction, onsetAt } = message;
	return {
		id: alertId(message),
		source: { sender, identifier, sentAt },
		about,
		event,
		severity,
		urgency,
		certainty,
		...(headline ? { headline } : {}),
		...(instruction ? { instruction } : {}),
		...(onsetAt ? { onsetAt } : {}),
		...more
	};
}
