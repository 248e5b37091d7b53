import type { Clock } from '#shared/kernel/clock.ts';
import { dayMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Message } from '#shared/model/message.ts';
import type { MessageWay } from '#shared/model/terms.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { rootOf } from '#shared/rules/duplicates.ts';
import { followUpDays, nextTryMs, statesOfTopic } from '#shared/rules/messages.ts';
import { publicStateOf } from '#shared/rules/public-status.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { Audit } from '../access/audit.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { Desktop } from '../room/desktop.ts';
import type { Room } from '../room/room.ts';
import { Lease } from '../store/lease.ts';
import { LeasedLoop } from './leased-loop.ts';
import type { Kept } from '../store/replicated.ts';
import type { Sealed } from '../store/sealed.ts';
import type { OptedOut } from './opted-out.ts';
import type { Delivery, Way } from './ways.ts';

const lookEveryMs = 250;
const leaseMs = 60_000;
/** Messages carried at one look: what is left waits for the next. */
const atOneLook = 20;

type Fault = NonNullable<Message['fault']>;

interface Parts {
	store: Kept;
	follower: LogFollower;
	room: Room;
	clock: Clock;
	audit: Audit;
	sealed: Sealed;
	optedOut: OptedOut;
	ways: Partial<Record<MessageWay, Way>>;
	/** Where people see how it stands. */
	origin: string;
	onError: (error: unknown) => void;
}

/**
 * Carries what whoever asked is told. What is due is found from the records, at every look: a process that ends in
 * between leaves it to the next, and the receiver knows by its id what it has had before.
 */
export class Courier {
	readonly #parts: Parts;
	readonly #loop: LeasedLoop;

	constructor(parts: Parts) {
		this.#parts = parts;
		const { store, onError } = parts;
		const lease = new Lease(store, store.keys.courierLease, leaseMs);
		const look = (mayGoOn: () => Promise<boolean>) => this.#carryDue(mayGoOn);
		this.#loop = new LeasedLoop({ lease, everyMs: lookEveryMs, look, onError });
	}

	start(): void {
		this.#loop.start();
	}

	stop(): Promise<void> {
		return this.#loop.stop();
	}

	async #carryDue(mayGoOn: () => Promise<boolean>): Promise<void> {
		const { follower, clock } = this.#parts;
		if (!follower.healthy) return;
		const nowMs = clock.now();
		const due = [...follower.board.all('message')]
			.filter(({ state, dueAt }) => state === 'waiting' && toMs(dueAt) <= nowMs)
			.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
			.slice(0, atOneLook);
		for (const message of due) {
			if (!(await mayGoOn())) return;
			// One that cannot be carried keeps none of the others waiting.
			await this.#carry(message).catch((error: unknown) => this.#later(message, error));
		}
	}

	async #carry(message: Message): Promise<void> {
		const { sealed, audit, optedOut, ways, origin } = this.#parts;
		const way = ways[message.way];
		if (!way) return this.#end(message, 'message.stop', 'no_way');
		const about = await this.#stillSo(message);
		if (!about) return this.#end(message, 'message.stop', 'overtaken');
		const at = { kind: 'request', id: message.requestId } as const;
		// On record before it is read, like every look at somebody's contact.
		const entry = { actor: systemActor.id, subject: at.id, what: 'contact', reason: message.id };
		await audit.write({ act: 'revealed', ...entry });
		const text = await sealed.read({ ...at, part: 'contact' });
		const contact = JSON.parse(text ?? '{}') as { phone?: string; email?: string; sayWho?: string };
		const to = message.way === 'email' ? contact.email : contact.phone;
		const stop = await sealed.secretOf(at, 'stop');
		if (to === undefined || stop === undefined) {
			return this.#end(message, 'message.stop', 'no_contact');
		}
		if (await optedOut.has(to)) return this.#end(message, 'message.stop', 'opted_out');
		if (!(await optedOut.mayHaveMore(to))) return this.#end(message, 'message.stop', 'too_many');
		const delivery = await way({
			...message,
			to,
			reference: about,
			stopUrl: `${origin}/help/stop/${about}.${stop}`,
			statusUrl: `${origin}/help/status`,
			// Who has not said that it is safe is not named.
			sayWho: contact.sayWho === 'yes' || message.way === 'email'
		});
		return this.#ended(message, delivery);
	}

	async #later(message: Message, error: unknown): Promise<void> {
		this.#parts.onError(error);
		await this.#ended(message, 'unreachable').catch(this.#parts.onError);
	}

	async #ended(message: Message, delivery: Delivery): Promise<void> {
		const { clock } = this.#parts;
		if (delivery === 'sent') return this.#end(message, 'message.sent');
		const again = delivery === 'refused' ? undefined : nextTryMs(message.attempts, clock.now());
		if (again === undefined) return this.#end(message, 'message.give_up', delivery);
		return this.#end(message, 'message.try_again', delivery, { dueAt: toInstant(again) });
	}

	/** The reference that it is about, if what it tells is still so: of the request that is followed, where one is. */
	async #stillSo(message: Message): Promise<string | undefined> {
		const { requestId, topic, dueAt } = message;
		const { store, follower } = this.#parts;
		const desktop = await Desktop.around(store, follower.board, [requestId]);
		const request = desktop.get('request', requestId);
		if (!request) return undefined;
		const root = rootOf(request, desktop);
		// Told anew since, or closed anew: what is told is the newest.
		const isNewer = [...follower.board.all('message')].some(
			(one) =>
				one.requestId === requestId &&
				one.topic === topic &&
				one.state === 'waiting' &&
				one.dueAt > dueAt
		);
		const closedMs = topic === 'follow_up' ? toMs(root.closedAt ?? dueAt) : 0;
		const isEarly = toMs(dueAt) - closedMs < followUpDays * dayMs - minuteMs;
		if (isNewer || isEarly) return undefined;
		const stands = publicStateOf(root, follower.board.tasksOf(root.id));
		return statesOfTopic[topic].includes(stands) ? request.reference : undefined;
	}

	async #end(
		{ id, version }: Message,
		name: CommandName,
		fault?: Fault,
		more: { dueAt?: string } = {}
	): Promise<void> {
		const payload = { id, version, ...(fault ? { fault } : {}), ...more };
		const command = { id: `${name}:${id}:${version}`, name, payload };
		const answer = await this.#parts.room.carryOut(command, systemActor);
		if (answer.ok) await this.#parts.follower.reach(answer.position, 5_000);
	}
}
