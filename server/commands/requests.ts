import { dayMs, toMs } from '#shared/kernel/clock.ts';
import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import { isOpenRequest, type Request } from '#shared/model/request.ts';
import { closedTaskStates, type Task } from '#shared/model/task.ts';
import { categories } from '#shared/model/terms.ts';
import {
	attemptsBeforeGivingUp,
	requestMoves,
	type RequestMoveCommand
} from '#shared/rules/request-moves.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import { rootOf, voicesOf } from '#shared/rules/duplicates.ts';
import { reopenDays } from '#shared/rules/task-moves.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { change, type Decide, type Draft, type Reading } from './decide.ts';
import { mergeEdits } from './edit.ts';
import { decideMoves, given, permitChange } from './move.ts';
import { notWorkedWith } from './worked-with.ts';

/** As the schema has it: more than this is no longer a number of tries. */
const maxAttempts = 50;

/** Stamps that are no longer true once a request is back under way. The first clock goes on. */
export const undone = ['resolvedAt', 'closedAt', 'answer'] as const;
const heldByReferral: readonly RequestMoveCommand[] = [
	...(['request.accept', 'request.ask', 'request.decline', 'request.resolve'] as const)
];
const answeredNow: readonly RequestMoveCommand[] = ['request.ask'];

const moves = decideMoves<'request', RequestMoveCommand>({
	kind: 'request',
	table: requestMoves,
	effects: {
		'request.release': () => ({}),
		'request.discard': (_request, { at }) => ({ closedAt: at }),
		'request.triage': (request, { payload, at }) => {
			const category = payload.category ?? request.category;
			const placed = payload.communityArea
				? { communityArea: payload.communityArea, placeBasis: 'stated' as const }
				: {};
			return {
				acknowledgedAt: request.acknowledgedAt ?? at,
				priority: payload.priority ?? request.priority,
				...placed,
				...categorised(request, category)
			};
		},
		'request.mark_duplicate': (request, { payload, board, at }) => {
			const named = board.get('request', payload.parentId);
			const parent = named && rootOf(named, board);
			// Whatever is named, its news comes from one request; and nothing follows itself.
			if (!parent || parent.id === request.id) return refuse('NOT_FOUND');
			// What is over has no news any more: whoever asks again asks anew.
			if (!isOpenRequest(parent) && parent.state !== 'resolved') {
				return refuse('NOT_FOUND', { fields: [{ path: '/parentId', rule: 'open' }] });
			}
			const acknowledgedAt = request.acknowledgedAt ?? at;
			const restricted = request.restricted || parent.restricted;
			return { parentId: parent.id, acknowledgedAt, closedAt: at, restricted };
		},
		'request.withdraw': (request, { payload, at }) => ({
			reason: payload.reason,
			acknowledgedAt: request.acknowledgedAt ?? at,
			closedAt: at
		}),
		'request.accept': (_request, { payload, board, at }) => {
			const against = notWorkedWith(board, payload.agencyId);
			return against ?? { agencyId: payload.agencyId, acceptedAt: at };
		},
		'request.ask': (_request, { payload, at }) => ({
			reason: payload.reason,
			// Each question is tried for anew.
			attempts: 1,
			pausedSince: at
		}),
		'request.answer': () => ({}),
		'request.give_up': (request, { at }) =>
			request.attempts < attemptsBeforeGivingUp ? refuse('NEEDS_ATTEMPTS') : { closedAt: at },
		'request.decline': (_request, { payload, at }) => ({
			declineReason: payload.reason,
			closedAt: at
		}),
		'request.start': (_request, { at }) => ({ startedAt: at }),
		'request.resolve': (_request, { at }) => ({ resolvedAt: at }),
		'request.close': (request, { payload, board, at }) => {
			const open = board.tasksOf(request.id).filter(keepsOpen);
			if (open.length > 0) return refuse('TASKS_OPEN', { current: open });
			if (request.category === 'other') return refuse('NEEDS_CATEGORY');
			return { answer: payload.answer, closedAt: at };
		},
		'request.dispute': (_request, { payload }) => ({ reason: payload.reason }),
		'request.reopen': (request, { payload, nowMs, at }) => {
			const closedMs = toMs(request.closedAt ?? request.changedAt);
			if (nowMs - closedMs > reopenDays * dayMs) return refuse('TOO_LATE_TO_REOPEN');
			return { reason: payload.reason, reopenedAt: at };
		}
	},
	forgotten: {
		'request.release': ['heldFor'],
		'request.dispute': undone,
		'request.reopen': undone
	},
	// While a provider is asked nobody here takes it on too: their yes would come to nothing.
	guard: ({ referralId }, name) =>
		referralId !== undefined && heldByReferral.includes(name) ? refuse('REFERRAL_OPEN') : undefined,
	resumes: (name) => !answeredNow.includes(name),
	along: (request, name, { board }) => [
		...restrictTasks(request, board),
		...(name === 'request.mark_duplicate' ? heard(request, board) : [])
	],
	reads: ({ id }, name, { board }) =>
		name === 'request.close' ? board.tasksOf(id).map(seenOf) : []
});

const seenOf = ({ id, version }: Task) => ({ kind: 'task' as const, id, version });

/** Work that its request waits for: everything that is not over, but for what was said not to be needed. */
function keepsOpen({ state, required }: Task): boolean {
	return !closedTaskStates.includes(state) && required !== false;
}

/** One place, and one voice more: all who spoke for the duplicate now speak for its parent. */
function heard(request: Request, board: Reading): Draft[] {
	const parent = request.parentId ? board.get('request', request.parentId) : undefined;
	if (!parent) return [];
	return [{ ...parent, voices: (parent.voices ?? 1) + (request.voices ?? 1) }];
}

const log: Decide<'request.log'> = (context) => {
	const { payload, at, newId } = context;
	const usual = categories[payload.category];
	const block = payload.block === undefined ? undefined : hundredBlock(payload.block);
	// What is no hundred-block is asked for again: an exact address belongs among the confidential details.
	if (payload.block !== undefined && block === undefined) return refuseField('/block', 'block');
	const id = newId('request');
	const reference = referenceFor(id, context.attempt);
	const request: Draft = {
		kind: 'request',
		id,
		state: 'received',
		priority: payload.priority ?? usual.priority,
		restricted: usual.restricted,
		receivedAt: at,
		pausedMs: 0,
		pausedWorkMs: 0,
		reference,
		title: payload.title,
		category: payload.category,
		channel: payload.channel,
		...given({ communityArea: payload.communityArea, block, filedBy: context.actor.agencyId }),
		placeBasis: placeBasisOf(payload),
		deskId: usual.desk,
		taskCount: 0,
		attempts: 0,
		drill: payload.drill ?? false
	};
	return change([request], { claims: [{ index: 'reference', field: reference, ownerId: id }] });
};

export function placeBasisOf(
	payload: Pick<Payload<'request.log'>, 'communityArea' | 'cityWide'>
): Request['placeBasis'] {
	if (payload.communityArea !== undefined) return 'stated';
	return payload.cityWide ? 'city_wide' : 'not_known';
}

/** Reference that people say to each other; another for each attempt, should one be taken. */
export function referenceFor(id: string, attempt: number): string {
	return `R-${textFromHash(`${id}#${attempt}`, 6).toUpperCase()}`;
}

function categorised(
	request: Request,
	category: Request['category']
): Pick<Request, 'category' | 'deskId' | 'restricted'> {
	const { desk, restricted } = categories[category];
	const deskId = category === request.category ? request.deskId : desk;
	// A restriction is never lowered by sorting a request anew.
	return { category, deskId, restricted: request.restricted || restricted };
}

/** A restriction reaches a request's tasks, and all that follow it, in the same commit, so that no screen keeps what it covers. */
function restrictTasks(request: Request, board: Reading): Draft[] {
	if (!request.restricted) return [];
	const tasks = board.tasksOf(request.id).filter((task) => !task.restricted);
	// Who spoke for the same place spoke of the same thing.
	const spoken = (request.voices ?? 1) > 1 ? voicesOf(request, board) : [];
	const voices = spoken.filter((voice) => !voice.restricted);
	return [...tasks, ...voices].map((one): Draft => ({ ...one, restricted: true }));
}

/** What is restricted by its own nature stays so; what was covered by the request comes into the open with it. */
const liftRestriction: Decide<'request.lift_restriction'> = ({ payload, board }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	const { record } = found;
	// What kind of need it is keeps it restricted: whoever works on it names it otherwise first.
	if (categories[record.category].restricted) return refuse('RESTRICTED_BY_KIND');
	const covered = board
		.tasksOf(record.id)
		.filter((task) => task.restricted && !categories[task.category].restricted);
	return change([
		{ ...record, restricted: false, reason: payload.reason },
		...covered.map((task): Draft => ({ ...task, restricted: false }))
	]);
};

/** Puts fields right, whatever else was changed meanwhile. Sorting it anew moves it to the desk of its kind. */
const edit: Decide<'request.edit'> = ({ payload, board, at }) => {
	const found = board.get('request', payload.id);
	if (!found) return refuse('NOT_FOUND');
	const merged = mergeEdits(found, payload.edits);
	if (!merged.ok) return merged;
	const sorted = payload.edits.category ? categorised(found, merged.record.category) : {};
	const deskId = payload.edits.deskId ? { deskId: merged.record.deskId } : {};
	const placeBasis = payload.edits.communityArea?.to ? { placeBasis: 'stated' as const } : {};
	const ranked = merged.record.priority === found.priority ? {} : { rankedAt: at };
	const request: Request = { ...merged.record, ...sorted, ...deskId, ...placeBasis, ...ranked };
	return change(merged.changed ? [request, ...restrictTasks(request, board)] : []);
};

const tryContact: Decide<'request.try_contact'> = ({ payload, board, actor }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	if (found.record.state !== 'needs_information') {
		return refuse('MOVE_NOT_PERMITTED', {
			permitted: movesFrom(requestMoves, found.record, actor),
			current: found.record
		});
	}
	if (found.record.attempts >= maxAttempts) return refuse('TOO_LARGE');
	return change([{ ...found.record, attempts: found.record.attempts + 1 }]);
};

/** The duty officer is called: an urgent request was not looked at in time. */
const escalate: Decide<'request.escalate'> = ({ payload, board, at }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	return change([{ ...found.record, escalatedAt: at }]);
};

export const requestDecisions = {
	...moves,
	'request.log': log,
	'request.lift_restriction': liftRestriction,
	'request.edit': edit,
	'request.try_contact': tryContact,
	'request.escalate': escalate
};
