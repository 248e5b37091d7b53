import { toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import type { Activation } from '#shared/model/activation.ts';
import { activationMoves, type ActivationMoveCommand } from '#shared/rules/activation-moves.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { learnedWork } from '#shared/rules/lesson-moves.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import { activationWork } from '#shared/rules/templates.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide, type Draft } from './decide.ts';
import { mergeEdits } from './edit.ts';
import { decideMoves, given } from './move.ts';
import { newTasks } from './new-tasks.ts';
import { notWorkedWith } from './worked-with.ts';

const moves = decideMoves<'activation', ActivationMoveCommand>({
	kind: 'activation',
	table: activationMoves,
	effects: {
		'activation.open': (_, { at }) => ({ openedAt: at }),
		'activation.close': (_, { at }) => ({ closedAt: at }),
		'activation.debrief': (_, { payload, board, at }) => {
			const isKnown = payload.lessons.every(({ agencyId }) => board.get('agency', agencyId));
			if (!isKnown) return refuse('NOT_FOUND');
			return { debriefedAt: at };
		},
		'activation.cancel': (_, { payload }) => ({ reason: payload.reason })
	},
	along: (activation, name, context) =>
		name === 'activation.debrief' ? learned(activation, context) : []
});

/** What was learned stays with whoever has to act on it, beside all else that was. */
function learned(activation: Activation, context: Context<CommandName>): Draft[] {
	const { lessons } = context.payload as Payload<'activation.debrief'>;
	const { id, communityArea, drill } = activation;
	const { at, actor, newId } = context;
	return lessons.map(({ text, agencyId, dueOn }): Draft => ({
		kind: 'lesson',
		id: newId('lesson'),
		state: 'observed',
		type: 'improvement',
		source: 'activation_debrief',
		observedAt: at,
		activationId: id,
		communityArea,
		text,
		agencyId,
		dueOn,
		createdBy: actor.id,
		drill
	}));
}

/** Not over yet: what it needs, and who comes, can still be changed. */
const isAhead = ({ state }: Activation) => state === 'planned' || state === 'open';

/** An activation, and the work that it needs before and after. */
const plan: Decide<'activation.plan'> = (context) => {
	const { payload, board, newId } = context;
	const wrong = wrongHours(payload);
	if (wrong) return wrong;
	if (payload.incidentId && !board.get('incident', payload.incidentId)) return refuse('NOT_FOUND');
	const id = newId('activation');
	const { title, site, communityArea, opensAt, closesAt, incidentId } = payload;
	const { languages = [], volunteers = 0, drill = false } = payload;
	const common = { activationId: id, origin: 'activation' as const, communityArea };
	return change([
		{
			kind: 'activation',
			id,
			state: 'planned',
			title,
			site,
			communityArea,
			opensAt,
			closesAt,
			languages,
			volunteers,
			visitors: 0,
			providers: [],
			drill,
			deskId: 'community_engagement',
			...given({ incidentId })
		},
		...newTasks(context, [...activationWork, ...learnedWork(board.all('lesson'), 'activation')], {
			...common,
			restricted: false,
			drill
		})
	]);
};

const edit: Decide<'activation.edit'> = ({ payload, board, actor }) => {
	const activation = board.get('activation', payload.id);
	if (!activation) return refuse('NOT_FOUND');
	if (!isAhead(activation)) return notNow(activation, actor);
	const merged = mergeEdits(activation, payload.edits);
	if (!merged.ok) return merged;
	return wrongHours(merged.record) ?? change(merged.changed ? [merged.record] : []);
};

const maxProviders = 60;

/** Whoever is invited already stays as they are. */
const invite: Decide<'activation.invite'> = ({ payload, board, actor }) => {
	const activation = board.get('activation', payload.id);
	if (!activation) return refuse('NOT_FOUND');
	const against = notWorkedWith(board, payload.agencyId);
	if (against) return against;
	if (!isAhead(activation)) return notNow(activation, actor);
	const { providers } = activation;
	if (providers.some(({ agencyId }) => agencyId === payload.agencyId)) return change([]);
	if (providers.length >= maxProviders) return refuse('TOO_LARGE');
	const invited = { agencyId: payload.agencyId, answer: 'invited' as const };
	return change([{ ...activation, providers: [...providers, invited] }]);
};

/** Said by the organisation itself, or noted for it by the centre. */
const answer: Decide<'activation.answer'> = ({ payload, board, actor, at }) => {
	const activation = board.get('activation', payload.id);
	const isInvited = activation?.providers.some(({ agencyId }) => agencyId === payload.agencyId);
	if (!activation || !isInvited) return refuse('NOT_FOUND');
	const isTheirs = actor.agencyId === undefined || actor.agencyId === payload.agencyId;
	if (!isTheirs && actor.role !== 'manager') return refuse('NOT_ALLOWED', { permitted: [] });
	if (!isAhead(activation)) return notNow(activation, actor);
	const providers = activation.providers.map((provider) =>
		provider.agencyId === payload.agencyId
			? { ...provider, answer: payload.answer, answeredAt: at }
			: provider
	);
	return change([{ ...activation, providers }]);
};

const maxVisitors = 100_000;

/** Two who count at one door do not stand in each other's way: what is sent is how many more. */
const count: Decide<'activation.count'> = ({ payload, board, actor }) => {
	const activation = board.get('activation', payload.id);
	if (!activation) return refuse('NOT_FOUND');
	if (activation.state !== 'open' && activation.state !== 'closed')
		return notNow(activation, actor);
	const visitors = activation.visitors + payload.add;
	if (visitors < 0 || visitors > maxVisitors) {
		return refuseField('/add', 'minimum');
	}
	return change([{ ...activation, visitors }]);
};

function wrongHours(hours: { opensAt: string; closesAt: string }): Refusal | undefined {
	const isAfter = toMs(hours.closesAt) > toMs(hours.opensAt);
	return isAfter ? undefined : refuseField('/closesAt', 'minimum');
}

function notNow(activation: Activation, actor: Actor): Refusal {
	const permitted = movesFrom(activationMoves, activation, actor);
	return refuse('MOVE_NOT_PERMITTED', { permitted, current: activation });
}

export const activationDecisions = {
	...moves,
	'activation.plan': plan,
	'activation.edit': edit,
	'activation.invite': invite,
	'activation.answer': answer,
	'activation.count': count
};
