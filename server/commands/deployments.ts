import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { toMs } from '#shared/kernel/clock.ts';
import type { Asset } from '#shared/model/asset.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { deploymentMoves, type DeploymentMoveCommand } from '#shared/rules/deployment-moves.ts';
import { isAssignee, movesFrom } from '#shared/rules/moves.ts';
import { change, type Context, type Decide, type Draft } from './decide.ts';
import { mergeEdits } from './edit.ts';
import { decideMoves, given, permitChange, without } from './move.ts';
import { notWorkedWith } from './worked-with.ts';

/** Minutes between words from a team that works alone, unless its deployment says otherwise. */
const welfareMinutes = 60;
const heard = (_: Deployment, { at }: { at: string }): Partial<Deployment> => ({ lastHeardAt: at });
const nothing = (): Partial<Deployment> => ({});
/** States in which a team has gone home or never came. */
const overStates: readonly string[] = ['released', 'cancelled', 'declined'];

/** Every move. Whatever a team reports is also a sign of life. */
const moves = decideMoves<'deployment', DeploymentMoveCommand>({
	kind: 'deployment',
	table: deploymentMoves,
	effects: {
		'deployment.approve': nothing,
		'deployment.decline': (_, { payload }) => ({ reason: payload.reason }),
		'deployment.notify': (_, { at }) => ({ notifiedAt: at }),
		'deployment.acknowledge': nothing,
		'deployment.set_out': nothing,
		'deployment.check_in': (_, { at }) => ({ checkedInAt: at, lastHeardAt: at }),
		'deployment.start': heard,
		'deployment.take_break': (_, { at }) => ({ breakSince: at, lastHeardAt: at }),
		'deployment.end_break': heard,
		'deployment.demobilize': heard,
		'deployment.release': (_, { payload, at }) => ({
			hoursWorked: payload.hoursWorked,
			debrief: payload.debrief,
			handover: payload.handover,
			releasedAt: at
		}),
		'deployment.cancel': (_, { payload }) => ({ reason: payload.reason }),
		'deployment.miss_response': nothing,
		'deployment.notify_other': ({ callSign }, { payload, at }) =>
			payload.callSign === callSign
				? refuse('SAME_ASSIGNEE')
				: { callSign: payload.callSign, notifiedAt: at },
		'deployment.miss_check_in': (_, { at }) => ({ overdueSince: at }),
		'deployment.make_contact': heard,
		'deployment.escalate': (_, { payload }) => ({ reason: payload.reason })
	},
	forgotten: {
		'deployment.approve': ['offer'],
		'deployment.decline': ['offer'],
		// Whoever did not answer is not with the other team.
		'deployment.notify_other': ['staffId'],
		'deployment.end_break': ['breakSince'],
		'deployment.demobilize': ['breakSince'],
		'deployment.miss_check_in': ['breakSince'],
		'deployment.make_contact': ['overdueSince', 'escalatedAt', 'reason']
	},
	along: (deployment, _name, context) =>
		overStates.includes(deployment.state) ? freed(deployment, context) : []
});

/** What was lent to a team comes back with it. */
function freed(deployment: Deployment, { board }: Pick<Context<'asset.free'>, 'board'>): Draft[] {
	const lent: Asset[] = [...board.all('asset')].filter(
		({ deploymentId, state }) => deploymentId === deployment.id && state === 'assigned'
	);
	return lent.map((asset) => ({ ...without(asset, 'deploymentId'), state: 'available' }) as Draft);
}

const request: Decide<'deployment.request'> = ({ payload, board, actor, newId }) => {
	const wrong = wrongHours(payload);
	if (wrong) return wrong;
	const against = payload.agencyId && notWorkedWith(board, payload.agencyId);
	if (against) return against;
	if (payload.staffId && !board.get('staff', payload.staffId)) return refuse('NOT_FOUND');
	const { callSign, headcount, communityArea, purpose, plannedFrom, plannedTo } = payload;
	return change([
		{
			kind: 'deployment',
			id: newId('deployment'),
			state: 'requested',
			callSign,
			headcount,
			communityArea,
			purpose,
			plannedFrom,
			plannedTo,
			welfareMinutes: payload.welfareMinutes ?? welfareMinutes,
			...given({ agencyId: payload.agencyId ?? actor.agencyId, staffId: payload.staffId }),
			drill: payload.drill ?? false
		}
	]);
};

export function wrongHours(hours: { plannedFrom: string; plannedTo: string }): Refusal | undefined {
	const isAfter = toMs(hours.plannedTo) > toMs(hours.plannedFrom);
	return isAfter ? undefined : refuseField('/plannedTo', 'minimum');
}

/** The team called in: the next welfare check counts from now. */
const hear: Decide<'deployment.hear'> = ({ payload, board, actor, at }) => {
	const found = permitChange({ kind: 'deployment', ...payload }, board);
	if (!found.ok) return found;
	const { record } = found;
	if (!['checked_in', 'working', 'on_break'].includes(record.state)) return notNow(record, actor);
	return change([{ ...record, lastHeardAt: at }]);
};

/** Nobody has made contact since a welfare check was missed: the duty officer is called. They still can. */
const callLead: Decide<'deployment.call_lead'> = ({ payload, board, at }) => {
	const found = permitChange({ kind: 'deployment', ...payload }, board);
	if (!found.ok) return found;
	return change([{ ...found.record, escalatedAt: at }]);
};

const edit: Decide<'deployment.edit'> = ({ payload, board, actor }) => {
	const record = board.get('deployment', payload.id);
	if (!record) return refuse('NOT_FOUND');
	if (overStates.includes(record.state)) return notNow(record, actor);
	// Since it has checked in it began when it began.
	if (payload.edits.plannedFrom && record.checkedInAt) return notNow(record, actor);
	const merged = mergeEdits(record, payload.edits);
	if (!merged.ok) return merged;
	return wrongHours(merged.record) ?? change(merged.changed ? [merged.record] : []);
};

/** A provider that cannot do what was asked says what it can do, before anybody has to say no. */
const offer: Decide<'deployment.offer'> = ({ payload, board, actor, at }) => {
	const found = permitChange({ kind: 'deployment', ...payload }, board);
	if (!found.ok) return found;
	const { record } = found;
	if (record.state !== 'requested') return notNow(record, actor);
	if (!isAssignee(record, actor)) return refuse('NOT_ALLOWED', { permitted: [] });
	const wrong = wrongHours(payload);
	if (wrong) return wrong;
	const { plannedFrom, plannedTo, headcount, words } = payload;
	const made = { plannedFrom, plannedTo, headcount, offeredAt: at, ...given({ words }) };
	return change([{ ...record, offer: made }]);
};

/** What was offered is what shall be, and is approved with it. */
const takeOffer: Decide<'deployment.take_offer'> = ({ payload, board, actor }) => {
	const found = permitChange({ kind: 'deployment', ...payload }, board);
	if (!found.ok) return found;
	const { record } = found;
	if (record.state !== 'requested' || !record.offer) return notNow(record, actor);
	const { plannedFrom, plannedTo, headcount } = record.offer;
	const taken = { ...without(record, 'offer'), plannedFrom, plannedTo, headcount };
	return change([{ ...taken, state: 'approved' } as Draft]);
};

const leaveOffer: Decide<'deployment.leave_offer'> = ({ payload, board, actor }) => {
	const found = permitChange({ kind: 'deployment', ...payload }, board);
	if (!found.ok) return found;
	if (!found.record.offer) return notNow(found.record, actor);
	return change([without(found.record, 'offer') as Draft]);
};

function notNow(record: Deployment, actor: Context<'deployment.hear'>['actor']): Refusal {
	const permitted = movesFrom(deploymentMoves, record, actor);
	return refuse('MOVE_NOT_PERMITTED', { permitted, current: record });
}

export const deploymentDecisions = {
	...moves,
	'deployment.request': request,
	'deployment.hear': hear,
	'deployment.call_lead': callLead,
	'deployment.edit': edit,
	'deployment.offer': offer,
	'deployment.take_offer': takeOffer,
	'deployment.leave_offer': leaveOffer
};
