// Long because every command that walks may give has its payload here.
import fc from 'fast-check';
import { dayMs, hourMs, minuteMs } from '#shared/kernel/clock.ts';
import { deploymentStates } from '#shared/model/deployment.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import { requestStates } from '#shared/model/request.ts';
import { staffStates } from '#shared/model/staff.ts';
import { taskStates } from '#shared/model/task.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { rolesFor, type CommandName } from '#shared/wire/commands.ts';
import { domainMoves, type MovedKind } from './rules-domain-tables.ts';
import {
	agencyIds,
	after,
	deploymentIn,
	requestIn,
	staffIn,
	taskIn,
	World,
	type Given
} from './rules-world.ts';

const words = ['Spoke to the family', 'Nobody answered twice'] as const;
const people = ['person_1', 'person_2', 'person_3'] as const;
const desks = ['city_services', 'crisis_victim_services'] as const;
const categories = ['lighting', 'crisis_response', 'other'] as const;

/** Everything that a command of these walks may need; each takes what its payload has room for. */
const needs = fc.record({
	words: fc.constantFrom(...words),
	note: fc.option(fc.constantFrom(...words), { nil: undefined }),
	agencyId: fc.constantFrom(...agencyIds),
	assignee: fc.oneof(
		fc.record({ agencyId: fc.constantFrom(...agencyIds) }),
		fc.record({ deskId: fc.constantFrom(...desks) }),
		fc.record({ agencyId: fc.constantFrom(...agencyIds), deskId: fc.constantFrom(...desks) }),
		fc.constant({})
	),
	requestId: fc.constantFrom('request_01', 'request_02'),
	category: fc.constantFrom(...categories),
	priority: fc.integer({ min: 1, max: 4 }),
	holdReason: fc.constantFrom(
		...(['waiting_requester', 'waiting_partner', 'weather', 'legal', 'utility', 'other'] as const)
	),
	evidence: fc.constantFrom('site_visit', 'photo_on_file', 'requester_confirmed'),
	number: fc.integer({ min: 0, max: 48 })
});
type Needs = typeof needs extends fc.Arbitrary<infer Value> ? Value : never;

const anAgency = agencyIds[0];
/** Payload fields that would do for a table's every move. */
export const plainNeeds: Needs = {
	words: words[0],
	note: words[1],
	agencyId: anAgency,
	assignee: { agencyId: anAgency },
	requestId: 'request_02',
	category: 'lighting',
	priority: 2,
	holdReason: 'weather',
	evidence: 'site_visit',
	number: 3
};

type Fields = (needs: Needs) => object;
const reason: Fields = ({ words: text }) => ({ reason: text });

const fieldsOf: Partial<Record<CommandName, Fields>> = {
	'request.triage': ({ priority, category }) => ({ priority, category }),
	'request.mark_duplicate': ({ requestId }) => ({ parentId: requestId }),
	'request.withdraw': reason,
	'request.accept': ({ agencyId }) => ({ agencyId }),
	'request.ask': reason,
	'request.decline': () => ({ reason: 'out_of_scope' }),
	'request.close': () => ({ answer: 'requester_told' }),
	'request.dispute': reason,
	'request.reopen': reason,
	'request.snooze': reason,
	'request.edit': () => ({ edits: { title: { from: 'Lights out in the alley', to: 'Another' } } }),
	'task.edit': () => ({ edits: { title: { from: 'Repair the lamps', to: 'Another' } } }),
	'deployment.edit': () => ({ edits: { headcount: { from: 2, to: 3 } } }),
	'deployment.offer': () => ({
		plannedFrom: after(hourMs),
		plannedTo: after(2 * hourMs),
		headcount: 1
	}),
	'activation.edit': () => ({ edits: { title: { from: 'Assistance center', to: 'Another' } } }),
	'activation.invite': ({ agencyId }) => ({ agencyId }),
	'activation.answer': ({ agencyId }) => ({ agencyId, answer: 'accepted' }),
	'activation.count': () => ({ add: 1 }),
	'agency.set_capacity': () => ({ capacity: 'limited' }),
	'community.set_need': () => ({
		needByHour: Array.from({ length: 168 }, () => 1),
		needSource: 'Notices of a year',
		needAsOf: after(0)
	}),
	'calendar.set': () => ({ holidays: ['2026-12-25'] }),
	'task.assign': ({ assignee, note }) => ({ ...assignee, ...(note && { note }) }),
	'task.reject': () => ({ reason: 'no_capacity' }),
	'task.hold': ({ holdReason }) => ({ reason: holdReason, reviewOn: after(40 * dayMs) }),
	'task.complete': ({ words: text, number }) => ({
		outcome: text,
		quantity: number,
		unit: 'visits'
	}),
	'task.verify': ({ evidence }) => ({ evidence }),
	'task.dispute': reason,
	'task.hand_off': () => ({ service: 'SFD' }),
	'task.fail': reason,
	'task.transfer': ({ assignee, words: text }) => ({ ...assignee, note: text }),
	'task.replan': ({ assignee, note }) => ({ ...assignee, ...(note && { note }) }),
	'task.cancel': reason,
	'task.reopen': reason,
	'deployment.decline': reason,
	'deployment.release': ({ number, words: text }) => ({
		hoursWorked: number,
		debrief: 'done',
		handover: text
	}),
	'deployment.cancel': reason,
	'deployment.notify_other': () => ({ callSign: 'Team 9' }),
	'deployment.escalate': reason,
	'referral.reject': () => ({ reason: 'no_capacity' }),
	'referral.not_serve': () => ({ reason: 'full' }),
	'activation.debrief': () => ({ lessons: [] }),
	'activation.cancel': reason,
	'alert.end': reason,
	'shift.hand_over': () => ({ staffId: 'staff_02' }),
	'shift.name_incoming': () => ({ staffId: 'staff_02' }),
	'asset.assign': () => ({ deploymentId: 'deployment_01' }),
	'asset.stand_down': () => ({ reason: 'rest' }),
	'staff.stand_down': () => ({ reason: 'rest' }),
	'staff.check_out': ({ note }) => (note ? { handover: note } : {})
};

/** Changes that are laid over whatever a record has become. */
export const withoutVersion: readonly CommandName[] = [
	...(['request.edit', 'task.edit', 'deployment.edit', 'activation.edit'] as const),
	...(['activation.invite', 'activation.answer', 'activation.count'] as const),
	'agency.set_capacity'
];

/** A well-formed payload of a command about this record, as somebody who saw `version` sends it. */
export function payloadFor(
	name: CommandName,
	record: { id: string; version: number },
	given: Needs = plainNeeds
): object {
	// An edit says what it saw in a field instead of a version.
	const version = withoutVersion.includes(name) ? {} : { version: record.version };
	return { id: record.id, ...version, ...fieldsOf[name]?.(given) };
}

/** Kinds that these walks go through; the others have a table of cases of their own. */
const walkedKinds = ['request', 'task', 'deployment', 'staff'] as const;
export type WalkedKind = (typeof walkedKinds)[number];

const changesWithoutMove: Record<WalkedKind, readonly CommandName[]> = {
	request: ['request.try_contact', 'request.escalate', 'request.snooze', 'request.wake'],
	task: [],
	deployment: ['deployment.hear'],
	staff: []
};

/** Commands that move this kind of record, each once. */
export function moveCommands(kind: MovedKind): CommandName[] {
	const own = domainMoves[kind].filter(({ who }) => who !== 'receiver');
	return [...new Set(own.map(({ command }) => command as CommandName))];
}

const actors: fc.Arbitrary<Actor> = fc
	.record({
		id: fc.constantFrom(...people),
		role: fc.constantFrom(
			...(['administrator', 'display', 'system', 'system'] as const),
			...(['manager', 'manager', 'manager', 'desk', 'desk', 'desk', 'desk'] as const)
		),
		agencyId: fc.constantFrom(undefined, ...agencyIds),
		deskIds: fc.subarray([...desks])
	})
	.map((actor) => ({
		...actor,
		name: actor.id,
		id: actor.role === 'system' ? 'system' : actor.id
	}));

const assignees = fc.oneof(
	fc.record({ agencyId: fc.constantFrom(...agencyIds) }),
	fc.record({ deskId: fc.constantFrom(...desks) })
);

function tasks(id: string, requestId?: string): fc.Arbitrary<AnyRecord> {
	return fc
		.record({
			state: fc.constantFrom(...taskStates, 'completed', 'verified', 'cancelled', 'cancelled'),
			assignee: assignees,
			isRestricted: fc.boolean(),
			createdBy: fc.constantFrom(...people),
			completedBy: fc.constantFrom(...people)
		})
		.map(({ state, assignee, isRestricted, createdBy, completedBy }) => {
			const { agencyId: _agency, completedBy: wasCompleted, ...task } = taskIn(state);
			return {
				...task,
				id,
				createdBy,
				restricted: isRestricted,
				category: isRestricted ? 'crisis_response' : 'lighting',
				...(requestId === undefined ? {} : { requestId }),
				...(state === 'new' ? {} : assignee),
				...(wasCompleted === undefined ? {} : { completedBy })
			};
		});
}

function requests(id: string): fc.Arbitrary<AnyRecord> {
	return fc
		.record({
			state: fc.constantFrom(...requestStates, 'resolved', 'resolved', 'resolved'),
			category: fc.constantFrom(...categories),
			attempts: fc.nat(2)
		})
		.map(({ state, category, attempts }) =>
			requestIn(state, { id, category, attempts, restricted: category === 'crisis_response' })
		);
}

function deployments(id: string): fc.Arbitrary<AnyRecord> {
	return fc.constantFrom(...deploymentStates).map((state) => deploymentIn(state, { id }));
}

function staff(id: string): fc.Arbitrary<AnyRecord> {
	return fc.constantFrom(...staffStates).map((state) => staffIn(state, { id }));
}

/** A small world somewhere in its life: every record in any state, often in one near its end. */
const worlds: fc.Arbitrary<AnyRecord[]> = fc.tuple(
	requests('request_01'),
	requests('request_02'),
	tasks('task_01', 'request_01'),
	tasks('task_02', 'request_01'),
	tasks('task_03', 'request_02'),
	tasks('task_04'),
	deployments('deployment_01'),
	deployments('deployment_02'),
	staff('staff_01'),
	staff('staff_02')
);

const steps = fc.record({
	kind: fc.constantFrom(...(['request', 'task', 'task', 'deployment', 'staff'] as const)),
	/** Which record of the kind, and which command for it: taken modulo what there is. */
	record: fc.nat(20),
	pick: fc.nat(1000),
	/** Mostly a command that the domain has for the record's state; else any at all. */
	way: fc.constantFrom(...(['table', 'table', 'table', 'table', 'any', 'raise'] as const)),
	actor: actors,
	needs,
	/** How far the version that was seen is from the one that is. */
	behind: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constantFrom(1, 4, -1)),
	waitMs: fc.constantFrom(0, minuteMs, hourMs, 29 * hourMs, 9 * dayMs)
});
type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

/** One command of a walk and what came of it. */
export interface Happened extends Given {
	name: CommandName;
	actor: Actor;
	payload: object;
	nowMs: number;
	/** The record that the command is about, as it was before. */
	subject: AnyRecord & { kind: WalkedKind };
	isStale: boolean;
}

type Look = (happened: Happened, world: World) => void;

/**
 * Walks through many worlds with random commands of random people, and looks at each step.
 * `begin` is called once for a world, with what stands in it, and says who looks.
 */
export function inEveryWalk(begin: (records: readonly AnyRecord[]) => Look, numRuns = 500): void {
	const walks = fc.array(steps, { minLength: 1, maxLength: 60, size: 'max' });
	fc.assert(
		fc.property(worlds, walks, (records, walk) => {
			const world = new World(records);
			const look = begin(records);
			for (const step of walk) {
				const happened = take(step, world);
				if (happened) look(happened, world);
			}
		}),
		{ numRuns }
	);
}

function take(step: Step, world: World): Happened | undefined {
	const all = [...world.board.all(step.kind)];
	const subject = all[step.record % all.length];
	if (!subject) return undefined;
	world.nowMs += step.waitMs;
	const version = Math.max(1, subject.version - step.behind);
	const { name, payload } = commandOf(step, subject, version);
	// Who may give a command that is no move is the door's matter, not the tables'.
	const isMove = walkedKinds.some((kind) => moveCommands(kind).includes(name));
	if (!isMove && !rolesFor(name).includes(step.actor.role)) return undefined;
	const given = world.give(name, payload, step.actor);
	const isStale = version !== subject.version;
	return { ...given, name, actor: step.actor, payload, nowMs: world.nowMs, subject, isStale };
}

function commandOf(
	step: Step,
	subject: Happened['subject'],
	version: number
): { name: CommandName; payload: object } {
	const seen = { id: subject.id, version };
	if (step.way === 'raise' && subject.kind === 'request') {
		const { category, priority } = step.needs;
		return {
			name: 'task.raise',
			payload: {
				requestId: seen.id,
				requestVersion: seen.version,
				title: 'Go and see',
				category,
				priority
			}
		};
	}
	const fitting = domainMoves[subject.kind].filter(
		({ from, who }) => from === subject.state && who !== 'receiver'
	);
	const any = [...moveCommands(subject.kind), ...changesWithoutMove[subject.kind]];
	const isByTable = step.way !== 'any' && fitting.length > 0;
	const names = isByTable ? fitting.map(({ command }) => command as CommandName) : any;
	const name = names[step.pick % names.length] ?? 'request.triage';
	return { name, payload: payloadFor(name, seen, step.needs) };
}
