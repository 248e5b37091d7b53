import { dayMs, toMs } from '#shared/kernel/clock.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import type { Request } from '#shared/model/request.ts';
import { closedTaskStates } from '#shared/model/task.ts';
import { categories } from '#shared/model/terms.ts';
import {
	attemptsBeforeGivingUp,
	requestMoves,
	type RequestMoveCommand
} from '#shared/rules/request-moves.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import { reopenDays } from '#shared/rules/task-moves.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide, type Draft, type Reading } from './decide.ts';
import { given, permitChange, permitMove, resumeClock, without } from './move.ts';

type Effect<Name extends CommandName> = (
	request: Request,
	context: Context<Name>
) => Partial<Request> | Refusal;

/** What each move changes besides the state, and what can still stand against it. */
const effects: { [Name in RequestMoveCommand]: Effect<Name> } = {
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
		const parent = board.get('request', payload.parentId);
		if (!parent || parent.id === request.id) return refuse('NOT_FOUND');
		return {
			parentId: payload.parentId,
			acknowledgedAt: request.acknowledgedAt ?? at,
			closedAt: at
		};
	},
	'request.withdraw': (request, { payload, at }) => ({
		reason: payload.reason,
		acknowledgedAt: request.acknowledgedAt ?? at,
		closedAt: at
	}),
	'request.accept': (_request, { payload, board, at }) => {
		if (!board.get('agency', payload.agencyId)) return refuse('NOT_FOUND');
		return { agencyId: payload.agencyId, acceptedAt: at };
	},
	'request.ask': (request, { payload, at }) => ({
		reason: payload.reason,
		attempts: request.attempts + 1,
		pausedSince: at
	}),
	'request.answer': () => ({}),
	'request.give_up': (request, { at }) =>
		request.attempts < attemptsBeforeGivingUp ? refuse('NEEDS_ATTEMPTS') : { closedAt: at },
	'request.refer': (_request, { payload, board, at }) => {
		if (!board.get('agency', payload.receiverId)) return refuse('NOT_FOUND');
		return { receiverId: payload.receiverId, reason: payload.reason, closedAt: at };
	},
	'request.decline': (_request, { payload, at }) => ({
		declineReason: payload.reason,
		closedAt: at
	}),
	'request.start': (_request, { at }) => ({ startedAt: at }),
	'request.resolve': (_request, { at }) => ({ resolvedAt: at }),
	'request.close': (request, { payload, board, at }) => {
		const open = board.tasksOf(request.id).filter(({ state }) => !closedTaskStates.includes(state));
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
};

/** As the schema has it: more than this is no longer a number of tries. */
const maxAttempts = 50;

/** Stamps that are no longer true once a request is back under way. The first clock goes on. */
const undone = ['resolvedAt', 'closedAt', 'answer'] as const;

function decideMove<Name extends RequestMoveCommand>(name: Name): Decide<Name> {
	return (context) => {
		const { id, version } = context.payload as Payload<'request.start'>;
		const wish = { kind: 'request', command: name, id, version } as const;
		const permitted = permitMove(requestMoves, wish, context);
		if (!permitted.ok) return permitted;
		const effect = effects[name](permitted.record, context);
		if ('ok' in effect) return effect as Refusal;
		const comesBack = name === 'request.dispute' || name === 'request.reopen';
		const base = comesBack ? without(permitted.record, ...undone) : permitted.record;
		const running = name === 'request.ask' ? base : resumeClock(base, context.nowMs);
		const read = context.board.tasksOf(id).map((task) => ({
			kind: 'task' as const,
			id: task.id,
			version: task.version
		}));
		const request = { ...running, ...effect, state: permitted.to } as Request;
		return change([request, ...restrictTasks(request, context.board)], {
			read: name === 'request.close' ? read : []
		});
	};
}

const moves = Object.fromEntries(
	(Object.keys(effects) as RequestMoveCommand[]).map((name) => [name, decideMove(name)])
) as unknown as { [Name in RequestMoveCommand]: Decide<Name> };

const log: Decide<'request.log'> = (context) => {
	const { payload, at, newId } = context;
	const usual = categories[payload.category];
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
		...given({ communityArea: payload.communityArea, filedBy: context.actor.agencyId }),
		placeBasis: placeBasisOf(payload),
		deskId: usual.desk,
		taskCount: 0,
		attempts: 0,
		drill: payload.drill ?? false
	};
	return change([request], { claims: [{ index: 'reference', field: reference, ownerId: id }] });
};

function placeBasisOf(payload: Payload<'request.log'>): Request['placeBasis'] {
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

/** A restriction reaches a request's tasks in the same commit, so that no screen keeps what it covers. */
function restrictTasks(request: Request, board: Reading): Draft[] {
	if (!request.restricted) return [];
	const open = board.tasksOf(request.id).filter((task) => !task.restricted);
	return open.map((task) => ({ ...task, restricted: true }));
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

const setPriority: Decide<'request.set_priority'> = ({ payload, board }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	return change([{ ...found.record, priority: payload.priority }]);
};

const setCategory: Decide<'request.set_category'> = ({ payload, board }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	const request = { ...found.record, ...categorised(found.record, payload.category) };
	return change([request, ...restrictTasks(request, board)]);
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
	'request.set_priority': setPriority,
	'request.set_category': setCategory,
	'request.try_contact': tryContact,
	'request.escalate': escalate
};
