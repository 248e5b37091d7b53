import { refuse, type Refusal } from '#shared/kernel/result.ts';
import { toMs } from '#shared/kernel/clock.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { deploymentMoves, type DeploymentMoveCommand } from '#shared/rules/deployment-moves.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide } from './decide.ts';
import { given, permitChange, permitMove, without } from './move.ts';
import { movesFrom } from '#shared/rules/moves.ts';

type Effect<Name extends DeploymentMoveCommand> = (
	context: Context<Name>,
	deployment: Deployment
) => Partial<Deployment> | Refusal;

/** Minutes between words from a team that works alone, unless its deployment says otherwise. */
const welfareMinutes = 60;
const heard = ({ at }: { at: string }): Partial<Deployment> => ({ lastHeardAt: at });
const nothing = (): Partial<Deployment> => ({});

/** What each move changes besides the state. Whatever a team reports is also a sign of life. */
const effects: { [Name in DeploymentMoveCommand]: Effect<Name> } = {
	'deployment.approve': nothing,
	'deployment.decline': ({ payload }) => ({ reason: payload.reason }),
	'deployment.notify': ({ at }) => ({ notifiedAt: at }),
	'deployment.acknowledge': nothing,
	'deployment.set_out': nothing,
	'deployment.check_in': ({ at }) => ({ checkedInAt: at, lastHeardAt: at }),
	'deployment.start': heard,
	'deployment.take_break': ({ at }) => ({ breakSince: at, lastHeardAt: at }),
	'deployment.end_break': heard,
	'deployment.demobilize': heard,
	'deployment.release': ({ payload, at }) => ({
		hoursWorked: payload.hoursWorked,
		debrief: payload.debrief,
		handover: payload.handover,
		releasedAt: at
	}),
	'deployment.cancel': ({ payload }) => ({ reason: payload.reason }),
	'deployment.miss_response': nothing,
	'deployment.notify_other': ({ payload, at }, { callSign }) =>
		payload.callSign === callSign
			? refuse('SAME_ASSIGNEE')
			: { callSign: payload.callSign, notifiedAt: at },
	'deployment.miss_check_in': ({ at }) => ({ overdueSince: at }),
	'deployment.make_contact': heard,
	'deployment.escalate': ({ payload }) => ({ reason: payload.reason })
};

const forgotten: Partial<Record<DeploymentMoveCommand, readonly (keyof Deployment)[]>> = {
	'deployment.end_break': ['breakSince'],
	'deployment.demobilize': ['breakSince'],
	'deployment.miss_check_in': ['breakSince'],
	'deployment.make_contact': ['overdueSince']
};

function decideMove<Name extends DeploymentMoveCommand>(name: Name): Decide<Name> {
	return (context) => {
		const { id, version } = context.payload as Payload<'deployment.start'>;
		const wish = { kind: 'deployment', command: name, id, version } as const;
		const permitted = permitMove(deploymentMoves, wish, context);
		if (!permitted.ok) return permitted;
		const base = without(permitted.record, ...(forgotten[name] ?? []));
		const effect = effects[name](context, permitted.record);
		if ('ok' in effect) return effect as Refusal;
		return change([{ ...base, ...effect, state: permitted.to } as Deployment]);
	};
}

const moves = Object.fromEntries(
	(Object.keys(effects) as DeploymentMoveCommand[]).map((name) => [name, decideMove(name)])
) as unknown as { [Name in DeploymentMoveCommand]: Decide<Name> };

const request: Decide<'deployment.request'> = ({ payload, board, actor, newId }) => {
	if (toMs(payload.plannedTo) <= toMs(payload.plannedFrom)) {
		return refuse('INVALID_PAYLOAD', { fields: [{ path: '/plannedTo', rule: 'minimum' }] });
	}
	if (payload.agencyId && !board.get('agency', payload.agencyId)) return refuse('NOT_FOUND');
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
			welfareMinutes,
			...given({ agencyId: payload.agencyId ?? actor.agencyId, staffId: payload.staffId }),
			drill: payload.drill ?? false
		}
	]);
};

/** The team called in: the next welfare check counts from now. */
const hear: Decide<'deployment.hear'> = ({
	payload,
	board,
	actor,
	at
}): ReturnType<typeof change> | Refusal => {
	const found = permitChange({ kind: 'deployment', ...payload }, board);
	if (!found.ok) return found;
	const { record } = found;
	if (!['checked_in', 'working', 'on_break'].includes(record.state)) {
		return refuse('MOVE_NOT_PERMITTED', {
			permitted: movesFrom(deploymentMoves, record, actor),
			current: record
		});
	}
	return change([{ ...record, lastHeardAt: at }]);
};

export const deploymentDecisions = {
	...moves,
	'deployment.request': request,
	'deployment.hear': hear
};
