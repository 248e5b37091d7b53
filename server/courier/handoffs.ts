import { communityAreas } from '#shared/geo/community-areas.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { minuteMs, toInstant, toMs, type Clock } from '#shared/kernel/clock.ts';
import { askedByPhone, type Handoff, type Task } from '#shared/model/task.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { blockParts } from '#shared/text/format.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { Room } from '../room/room.ts';
import { Lease } from '../store/lease.ts';
import { LeasedLoop } from './leased-loop.ts';
import type { Kept } from '../store/replicated.ts';
import type { City311, Standing } from './city-311.ts';

const lookEveryMs = 500;
const leaseMs = 60_000;
const atOneLook = 10;
/** Where it stands is asked this often. */
const askEveryMs = 5 * minuteMs;
const pausesMs = [1, 2, 5, 15, 60].map((minutes) => minutes * minuteMs);
/** Closed without having been done, as cities say it: whatever else is closed is taken for done, and not for confirmed. */
const cancelled = /cancel|duplicate|no action|withdrawn|declin|unable|not something|not done/i;
/** So many tries without an answer, and a desk is told. */
const mostTries = 20;

interface Parts {
	store: Kept;
	follower: LogFollower;
	room: Room;
	clock: Clock;
	peer: City311;
	onError: (error: unknown) => void;
}

/**
 * Carries work to the City's 311 and brings back what becomes of it. What is due is found from the records. Before
 * anything is sent a second time it is asked whether it arrived the first: nobody repairs a light twice.
 */
export class Handoffs {
	readonly #parts: Parts;
	readonly #loop: LeasedLoop;

	constructor(parts: Parts) {
		this.#parts = parts;
		const { store, onError } = parts;
		const lease = new Lease(store, store.keys.handoffLease, leaseMs);
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
		const due = [...follower.board.all('task')].filter((one) => isDue(one, nowMs));
		for (const task of due.slice(0, atOneLook)) {
			if (!(await mayGoOn())) return;
			await this.#carry(task, task.handoff!);
		}
	}

	async #carry(task: Task, handoff: Handoff): Promise<void> {
		if (handoff.state === 'waiting') await this.#send(task, handoff);
		else await this.#ask(task, handoff);
	}

	async #send(task: Task, handoff: Handoff): Promise<void> {
		const { peer, clock } = this.#parts;
		const at = toInstant(clock.now());
		const mark = markOf(task);
		const placed = task.block === undefined ? undefined : placeBlock(task.block);
		if (!placed?.known) {
			return this.#hear(task, {
				...handoff,
				state: 'failed',
				fault: 'this block has no place on the map'
			});
		}
		if (handoff.triedAt === undefined) {
			// That it is tried is on record before it is: whoever goes on from there asks first. It goes out at the next look.
			return this.#hear(task, { ...handoff, triedAt: at });
		}
		// Whoever tried it before may have been heard: a second time it is sent only where it is certain that it is not there.
		const before = await peer.findSent(handoff.service, mark, handoff.triedAt);
		if (before.kind === 'found') return this.#hear(task, this.#sent(handoff), before.number);
		if (before.kind === 'not_known') return this.#later(task, handoff);
		const [long, lat] = placed.lngLat;
		const sending = await peer.send({
			service: handoff.service,
			address: addressOf(task),
			lat: Number(lat.toFixed(5)),
			long: Number(long.toFixed(5)),
			description: task.title,
			mark
		});
		if (sending.kind === 'taken') {
			const token = sending.token === undefined ? {} : { token: sending.token };
			return this.#hear(task, { ...this.#sent(handoff), ...token }, sending.number);
		}
		if (sending.kind === 'refused') {
			return this.#hear(task, { ...handoff, state: 'failed', fault: sending.why });
		}
		return this.#later(task, handoff);
	}

	async #ask(task: Task, handoff: Handoff): Promise<void> {
		const { peer } = this.#parts;
		const known = task.number311;
		const number = known ?? (handoff.token ? await peer.numberOf(handoff.token) : undefined);
		if (number === undefined) return this.#later(task, handoff);
		const standing = await peer.standingOf(number);
		if (!standing) return this.#later(task, handoff, number);
		const heard = { ...this.#sent(handoff), ...toldOf(standing) };
		if (standing.status === 'open') return this.#hear(task, heard, number);
		const isCancelled = cancelled.test(standing.status_notes ?? '');
		return this.#hear(task, { ...heard, state: isCancelled ? 'cancelled' : 'closed' }, number);
	}

	/** It is with them: where it stands is asked again in a while. */
	#sent(handoff: Handoff): Handoff {
		const { fault: _fault, ...rest } = handoff;
		const dueAt = toInstant(this.#parts.clock.now() + askEveryMs);
		return { ...rest, state: 'sent', attempts: 0, dueAt };
	}

	async #later(task: Task, handoff: Handoff, number?: string): Promise<void> {
		const attempts = handoff.attempts + 1;
		const pause = pausesMs[Math.min(attempts, pausesMs.length) - 1]!;
		const dueAt = toInstant(this.#parts.clock.now() + pause);
		const fault = '311 does not answer';
		const isOver = handoff.state === 'waiting' && attempts >= mostTries;
		const state = isOver ? 'failed' : handoff.state;
		await this.#hear(
			task,
			{ ...handoff, state, attempts: Math.min(attempts, 100), dueAt, fault },
			number
		);
	}

	async #hear({ id, version }: Task, handoff: Handoff, number?: string, tries = 5): Promise<void> {
		const payload = { id, version, handoff, ...(number === undefined ? {} : { number }) };
		const command = { id: `handoff:${id}:${version}`, name: 'task.hear_handoff', payload };
		const answer = await this.#parts.room.carryOut(command, systemActor);
		if (answer.ok) await this.#parts.follower.reach(answer.position, 5_000);
		// Somebody changed the task meanwhile: what 311 said is laid on it as it is now, and not asked for again.
		else if (answer.code === 'CHANGED' && tries > 1) {
			const now = [answer.current].flat()[0] as Task | undefined;
			if (now?.state === 'in_progress') await this.#hear(now, handoff, number, tries - 1);
		}
	}
}

function isDue({ state, handoff, drill }: Task, nowMs: number): boolean {
	// What was asked for by phone is not this courier's, and practice is no work.
	if (drill || handoff?.service === askedByPhone) return false;
	if (!handoff || (handoff.state !== 'waiting' && handoff.state !== 'sent')) return false;
	return state === 'in_progress' && toMs(handoff.dueAt) <= nowMs;
}

/** Our name for it, by which it is found again there. */
const markOf = ({ id, handoff }: Task) => `CSCC ${id.slice('task_'.length)}-${handoff?.round ?? 1}`;

function addressOf({ block, communityArea }: Task): string {
	const { number, street } = blockParts(block ?? '');
	const area = communityArea ? communityAreas[communityArea - 1]?.displayName : undefined;
	return [`${number} ${street}`, area, 'Chicago, IL'].filter(Boolean).join(', ');
}

/** Who has it there and until when, if they say. */
function toldOf({
	agency_responsible: agency,
	expected_datetime: expected
}: Standing): Partial<Handoff> {
	const expectedMs = expected ? Date.parse(expected) : Number.NaN;
	const isDate = expectedMs > Date.UTC(2020, 0) && expectedMs < Date.UTC(2090, 0);
	return {
		...(agency ? { agency: agency.slice(0, 80) } : {}),
		...(isDate ? { expectedAt: toInstant(expectedMs) } : {})
	};
}
