import { del, entries, set, createStore } from 'idb-keyval';
import { hourMs, type Clock } from '#shared/kernel/clock.ts';
import { errors } from '#shared/kernel/errors.ts';
import type { Answer } from '#shared/kernel/result.ts';
import type { CommandName, Envelope, Payload } from '#shared/wire/commands.ts';

/** A command that waits for its answer. */
export interface Waiting {
	envelope: Envelope & { name: CommandName };
	/** Milliseconds; when the person gave it. */
	givenAtMs: number;
	tries: number;
	/** Somebody said that it may be sent although it is old. */
	agreed?: boolean;
}

export interface OutboxEvents {
	onChange(): void;
	/** Commands that waited too long to be sent unasked. */
	onTooOld(waiting: Waiting[]): void;
	/** The answer came: a yes, or a refusal to be shown in words. */
	onAnswer(waiting: Waiting, answer: Answer): void;
}

/** Unanswered commands kept at most; more than that and the phone is the better way. */
export const mostWaiting = 50;
const retryEveryMs = 1_500;
/** Receipts live a day: what is older than half of it is not sent again without asking. */
const askAfterMs = 12 * hourMs;
const neverAfterMs = 23 * hourMs;

/**
 * Commands on their way. Each keeps the id it was given once, is kept on disk until it is answered, and
 * is sent again until it is: the receipt makes a second try harmless.
 */
export class Outbox {
	readonly #send: (envelope: Envelope) => Promise<Answer | undefined>;
	readonly #events: OutboxEvents;
	readonly #store: ReturnType<typeof createStore>;
	readonly #waiting = new Map<string, Waiting>();
	readonly #resolvers = new Map<string, (answer: Answer) => void>();
	readonly #underWay = new Set<string>();
	#timer: ReturnType<typeof setInterval> | undefined;
	readonly #clock: Clock;

	constructor(
		send: (envelope: Envelope) => Promise<Answer | undefined>,
		clock: Clock,
		events: OutboxEvents,
		personId: string
	) {
		// One for each person: receipts are kept by person, and nobody sends what another has written.
		this.#store = createStore(`cscc-outbox-${personId}`, 'commands');
		this.#send = send;
		this.#clock = clock;
		this.#events = events;
	}

	/** Commands that wait, oldest first. */
	get waiting(): Waiting[] {
		return [...this.#waiting.values()];
	}

	/** Takes up what an earlier page left unsent. */
	async start(): Promise<void> {
		const kept = (await entries<string, Waiting>(this.#store)).map(([, waiting]) => waiting);
		for (const waiting of kept.toSorted((a, b) => a.givenAtMs - b.givenAtMs)) {
			this.#waiting.set(waiting.envelope.id, waiting);
		}
		this.#timer = setInterval(() => this.flush(), retryEveryMs);
		this.flush();
		this.#events.onChange();
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Gives a command under an id of its own; resolves with its answer, however long the line is away. */
	give<Name extends CommandName>(wish: {
		id: string;
		name: Name;
		payload: Payload<Name>;
	}): Promise<Answer> {
		if (this.#waiting.size >= mostWaiting) return Promise.resolve({ ok: false, code: 'TOO_MANY' });
		const { id } = wish;
		const waiting = { envelope: wish, givenAtMs: this.#clock.now(), tries: 0 };
		this.#waiting.set(id, waiting);
		const answered = new Promise<Answer>((resolve) => this.#resolvers.set(id, resolve));
		// Sent at once and kept at the same time: the disk need not be awaited, the id is the same.
		void this.#try(waiting);
		void set(id, waiting, this.#store);
		this.#events.onChange();
		return answered;
	}

	/** Sends what was too old to send unasked: somebody has said yes. */
	accept(tooOld: readonly Waiting[]): void {
		for (const waiting of tooOld) {
			const { id } = waiting.envelope;
			// Past a day its receipt may be gone: it could be done twice, so it is not sent at all.
			const age = this.#clock.now() - waiting.givenAtMs;
			if (age < neverAfterMs) this.#waiting.set(id, { ...waiting, agreed: true });
			else void del(id, this.#store);
		}
		this.flush();
		this.#events.onChange();
	}

	/** Forgets commands that were never sent. */
	discard(tooOld: readonly Waiting[]): void {
		for (const { envelope } of tooOld) void del(envelope.id, this.#store);
	}

	/** Tries everything that waits, now. */
	flush(): void {
		const tooOld = this.waiting.filter(
			({ givenAtMs, agreed }) => !agreed && this.#clock.now() - givenAtMs > askAfterMs
		);
		for (const { envelope } of tooOld) this.#waiting.delete(envelope.id);
		if (tooOld.length > 0) this.#events.onTooOld(tooOld);
		for (const waiting of this.#waiting.values()) void this.#try(waiting);
	}

	async #try(waiting: Waiting): Promise<void> {
		const { id } = waiting.envelope;
		if (this.#underWay.has(id)) return;
		this.#underWay.add(id);
		waiting.tries += 1;
		const answer = await this.#send(waiting.envelope);
		this.#underWay.delete(id);
		const tryAgain = !answer || (!answer.ok && errors[answer.code].retry === 'soon');
		if (tryAgain) {
			this.#events.onChange();
			return;
		}
		this.#waiting.delete(id);
		void del(id, this.#store);
		this.#resolvers.get(id)?.(answer);
		this.#resolvers.delete(id);
		this.#events.onAnswer(waiting, answer);
		this.#events.onChange();
	}
}
