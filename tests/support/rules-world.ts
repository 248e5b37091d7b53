// Long because a record of every kind is made here, in every state.
import { Value } from 'typebox/value';
import { Board } from '#shared/fold/board.ts';
import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import type { Activation } from '#shared/model/activation.ts';
import type { Agency } from '#shared/model/agency.ts';
import type { Asset } from '#shared/model/asset.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Incident } from '#shared/model/incident.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Referral } from '#shared/model/referral.ts';
import type { Request } from '#shared/model/request.ts';
import type { Shift } from '#shared/model/shift.ts';
import type { Staff } from '#shared/model/staff.ts';
import type { Task } from '#shared/model/task.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { payloadSchemas, type CommandName, type Payload } from '#shared/wire/commands.ts';
import type { Change, Decide, Draft } from '#server/commands/decide.ts';
import { decisions } from '#server/commands/decisions.ts';

/** Monday, 5 January 2026, 9 AM in Chicago: when every world of these tests begins. */
export const startMs = Date.parse('2026-01-05T09:00:00-06:00');
/** Every record begins at this version, so that there are older ones to have seen. */
export const firstVersion = 5;
export const agencyIds = ['agency_aa', 'agency_bb'] as const;

/** One record as a command left it, and as it was before; without `before` it is new. */
export interface Written {
	before: AnyRecord | undefined;
	after: AnyRecord;
}

export interface Given {
	answer: Change | Refusal;
	written: Written[];
}

/** A board, a clock and nothing else: commands are decided on it and carried out as a room does. */
export class World {
	readonly board = new Board();
	nowMs = startMs;
	#made = 0;

	constructor(records: readonly AnyRecord[] = []) {
		for (const id of agencyIds) this.board.set(agency(id));
		for (const record of records) this.board.set(record);
	}

	/** What the room would answer, without carrying it out. */
	ask(name: CommandName, payload: object, actor: Actor): Change | Refusal {
		if (!Value.Check(payloadSchemas[name], payload)) {
			throw new Error(`the test's own payload is malformed: ${name} ${JSON.stringify(payload)}`);
		}
		return (decisions[name] as Decide<CommandName>)({
			board: this.board,
			actor,
			nowMs: this.nowMs,
			at: toInstant(this.nowMs),
			payload: payload as Payload<CommandName>,
			newId: (kind) => `${kind}_made${(this.#made += 1)}`,
			attempt: 0
		});
	}

	/** Decides a command and, when the answer is yes, writes what it says, stamped. */
	give(name: CommandName, payload: object, actor: Actor): Given {
		const answer = this.ask(name, payload, actor);
		if (!answer.ok) return { answer, written: [] };
		const written = answer.write.map((draft) => {
			const before = this.board.get(draft.kind, draft.id);
			const after = this.#stamp(draft, name, actor);
			if (after.version !== (before?.version ?? 0) + 1) {
				throw new Error(`${name} wrote ${draft.id} on a version that is not the board's`);
			}
			return { before, after };
		});
		for (const { after } of written) this.board.set(after);
		return { answer, written };
	}

	#stamp(draft: Draft, name: CommandName, actor: Actor): AnyRecord {
		return {
			...draft,
			version: (draft.version ?? 0) + 1,
			changedAt: toInstant(this.nowMs),
			changedBy: actor.id,
			changedCommand: name
		} as AnyRecord;
	}
}

/** An instant that many milliseconds after the beginning; before it when negative. */
export function after(ms: number): string {
	return toInstant(startMs + ms);
}

const stamps = {
	version: firstVersion,
	changedAt: after(-minuteMs),
	changedBy: 'person_old',
	changedCommand: 'request.log',
	drill: false
};

function agency(id: string): Agency {
	return {
		...stamps,
		kind: 'agency',
		id,
		name: `Agency ${id}`,
		type: 'city_department',
		state: 'active',
		capacity: 'open',
		areas: [],
		leads: []
	};
}

/** A request in this state, with what a request in this state always has. */
export function requestIn(state: Request['state'], more: Partial<Request> = {}): Request {
	const been = {
		...(state === 'received' ? {} : { acknowledgedAt: after(-hourMs) }),
		...(['accepted', 'in_progress', 'resolved', 'closed'].includes(state)
			? { acceptedAt: after(-hourMs), agencyId: 'agency_aa' }
			: {}),
		...(['in_progress', 'resolved', 'closed'].includes(state) ? { startedAt: after(-hourMs) } : {}),
		...(['resolved', 'closed'].includes(state) ? { resolvedAt: after(-minuteMs) } : {}),
		...(state === 'closed' ? { closedAt: after(-minuteMs), answer: 'requester_told' as const } : {})
	};
	return {
		...stamps,
		kind: 'request',
		id: 'request_01',
		state,
		priority: 2,
		restricted: false,
		receivedAt: after(-2 * hourMs),
		pausedMs: 0,
		pausedWorkMs: 0,
		reference: 'R-TEST01',
		title: 'Lights out in the alley',
		category: 'lighting',
		channel: 'phone',
		placeBasis: 'not_known',
		deskId: 'city_services',
		taskCount: 0,
		attempts: 0,
		...been,
		...more
	};
}

/** A task in this state, with what a task in this state always has. */
export function taskIn(state: Task['state'], more: Partial<Task> = {}): Task {
	const isDone = state === 'completed' || state === 'verified';
	const been = {
		...(state === 'new' ? {} : { assignedAt: after(-hourMs), agencyId: 'agency_aa' }),
		...(state === 'rejected' ? { rejectReason: 'no_capacity' as const } : {}),
		...(['new', 'assigned', 'rejected'].includes(state) ? {} : { acceptedAt: after(-hourMs) }),
		...(['in_progress', 'failed'].includes(state) || isDone ? { startedAt: after(-hourMs) } : {}),
		...(state === 'on_hold'
			? {
					holdReason: 'weather' as const,
					reviewOn: after(24 * hourMs),
					pausedSince: after(-10 * minuteMs)
				}
			: {}),
		...(isDone
			? {
					completedAt: after(-2 * minuteMs),
					completedBy: 'person_1',
					outcome: 'Lamp replaced',
					quantity: 3,
					unit: 'lights' as const
				}
			: {}),
		...(state === 'verified'
			? {
					verifiedAt: after(-minuteMs),
					verifiedBy: 'person_2',
					evidence: 'site_visit' as const
				}
			: {})
	};
	return {
		...stamps,
		kind: 'task',
		id: 'task_01',
		state,
		priority: 2,
		restricted: false,
		createdAt: after(-2 * hourMs),
		pausedMs: 0,
		pausedWorkMs: 0,
		title: 'Repair the lamps',
		category: 'lighting',
		createdBy: 'person_1',
		...been,
		...more
	};
}

export function deploymentIn(
	state: Deployment['state'],
	more: Partial<Deployment> = {}
): Deployment {
	return {
		...stamps,
		kind: 'deployment',
		id: 'deployment_01',
		state,
		callSign: 'Team 1',
		headcount: 2,
		communityArea: 26,
		plannedFrom: after(0),
		plannedTo: after(8 * hourMs),
		welfareMinutes: 60,
		purpose: 'Outreach presence',
		...more
	};
}

export function staffIn(state: Staff['state'], more: Partial<Staff> = {}): Staff {
	return {
		...stamps,
		kind: 'staff',
		id: 'staff_01',
		name: 'Dana',
		callSign: 'Desk 1',
		state,
		...more
	};
}

export function referralIn(state: Referral['state'], more: Partial<Referral> = {}): Referral {
	return {
		...stamps,
		kind: 'referral',
		id: 'referral_01',
		state,
		sentAt: after(-hourMs),
		answerBy: after(23 * hourMs),
		requestId: 'request_02',
		receiverId: 'agency_bb',
		service: 'Somebody to talk to',
		...(state === 'sent' || state === 'no_response' ? {} : { answeredAt: after(-minuteMs) }),
		...more
	};
}

export function incidentIn(state: Incident['state'], more: Partial<Incident> = {}): Incident {
	return {
		...stamps,
		kind: 'incident',
		id: 'incident_01',
		state,
		occurredAt: after(-hourMs),
		receivedAt: after(-hourMs),
		communityArea: 26,
		reference: 'I-TEST01',
		block: '4200 W MADISON ST',
		count: 2,
		source: 'police_notification',
		...more
	};
}

export function activationIn(
	state: Activation['state'],
	more: Partial<Activation> = {}
): Activation {
	return {
		...stamps,
		kind: 'activation',
		id: 'activation_01',
		state,
		communityArea: 26,
		opensAt: after(24 * hourMs),
		closesAt: after(28 * hourMs),
		visitors: 0,
		title: 'Assistance center',
		site: 'A school',
		deskId: 'community_engagement',
		volunteers: 0,
		languages: ['en', 'es'],
		providers: [],
		...more
	};
}

/** A shift of `person_1`; once it is handed over, to `person_2`. */
export function shiftIn(state: Shift['state'], more: Partial<Shift> = {}): Shift {
	const isHanded = state === 'handover_pending' || state === 'closed';
	return {
		...stamps,
		kind: 'shift',
		id: 'shift_01',
		state,
		deskId: 'city_services',
		plannedFrom: after(-8 * hourMs),
		plannedTo: after(0),
		staffId: 'staff_01',
		personId: 'person_1',
		...(isHanded ? { incomingStaffId: 'staff_02', incomingId: 'person_2' } : {}),
		...more
	};
}

export function assetIn(state: Asset['state'], more: Partial<Asset> = {}): Asset {
	return {
		...stamps,
		kind: 'asset',
		id: 'asset_01',
		state,
		type: 'vehicle',
		name: 'Van 3',
		...(state === 'assigned' ? { deploymentId: 'deployment_01' } : {}),
		...more
	};
}

/** Someone at a desk; works for no agency unless told. */
export function person(id: string, more: Partial<Actor> = {}): Actor {
	return { id, name: id, role: 'desk', deskIds: [], ...more };
}
