import { toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { weightsId, type Decision, type Meeting } from '#shared/model/committee.ts';
import { indicators, type IndicatorId } from '#shared/model/indicators.ts';
import { agendaOf, membersOf, quorumOf } from '#shared/rules/agenda.ts';
import {
	actionMoves,
	decisionMoves,
	meetingMoves,
	memberMoves,
	type ActionMoveCommand,
	type DecisionMoveCommand,
	type MeetingMoveCommand,
	type MemberMoveCommand
} from '#shared/rules/committee-moves.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import { needsAnchor, phasesAfter } from '#shared/rules/phase-moves.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide, type Draft, type Reading } from './decide.ts';
import { decideMoves, given, without } from './move.ts';
import { communityId } from './reference-data.ts';
import { notWorkedWith } from './worked-with.ts';

const members = decideMoves<'member', MemberMoveCommand>({
	kind: 'member',
	table: memberMoves,
	effects: {
		'member.accept': (_, { at }) => ({ acceptedAt: at }),
		'member.leave': (_, { at }) => ({ leftAt: at })
	}
});

const meetings = decideMoves<'meeting', MeetingMoveCommand>({
	kind: 'meeting',
	table: meetingMoves,
	effects: {
		// What is on the table, and how many make it able to decide, is what it was when it began.
		'meeting.open': ({ communityArea }, { board, at, nowMs }) => ({
			openedAt: at,
			agenda: agendaOf(board, { nowMs, communityArea }),
			quorum: quorumOf(membersOf(board.all('member'), communityArea).length)
		}),
		'meeting.close': (_, { payload, at }) => ({
			closedAt: at,
			...given({ minutes: payload.minutes })
		}),
		'meeting.cancel': (_, { payload }) => ({ reason: payload.reason })
	}
});

const decided = decideMoves<'decision', DecisionMoveCommand>({
	kind: 'decision',
	table: decisionMoves,
	effects: {
		'decision.adopt': (decision, context) => {
			const { inFavour, against } = context.payload;
			if (inFavour <= against) return refuseField('/inFavour', 'minimum');
			return inMeeting(decision, context);
		},
		'decision.reject': (decision, context) => inMeeting(decision, context),
		'decision.withdraw': (_, { payload }) => ({ reason: payload.reason })
	},
	along: (decision, name, context) =>
		name === 'decision.adopt' ? effectOf(decision, context) : [],
	// Whoever leaves the meeting meanwhile was not there when it was decided.
	reads: (_decision, _name, { payload, board }) => {
		const { meetingId } = payload as { meetingId?: string };
		const meeting = meetingId === undefined ? undefined : board.get('meeting', meetingId);
		return meeting ? [{ kind: 'meeting', id: meeting.id, version: meeting.version }] : [];
	}
});

const actions = decideMoves<'action', ActionMoveCommand>({
	kind: 'action',
	table: actionMoves,
	effects: {
		'action.finish': (_, { payload, at }) => ({ outcome: payload.outcome, doneAt: at }),
		'action.drop': (_, { payload }) => ({ reason: payload.reason })
	}
});

/** Decided where it could be: in a meeting that is open, of a committee whose matter it is, with enough of its members. */
function inMeeting(
	decision: Decision,
	{ payload, board, at }: Context<'decision.adopt' | 'decision.reject'>
): Partial<Decision> | Refusal {
	const { meetingId, inFavour, against, abstained } = payload;
	const meeting = board.get('meeting', meetingId);
	if (!meeting) return refuse('NOT_FOUND');
	if (meeting.state !== 'open' || !isItsMatter(meeting, decision)) {
		return refuse('NO_QUORUM', { current: meeting });
	}
	if (meeting.attending.length < (meeting.quorum ?? 1)) {
		return refuse('NO_QUORUM', { current: meeting });
	}
	if (inFavour + against + abstained > meeting.attending.length) {
		return refuseField('/inFavour', 'maximum');
	}
	return { meetingId, inFavour, against, abstained, decidedAt: at };
}

/** A community's own committee decides of its community; what is for the whole room the launch committee. */
function isItsMatter(meeting: Meeting, { about, communityArea }: Decision): boolean {
	if (meeting.communityArea === undefined) return true;
	return (about === 'phase' || about === 'other') && communityArea === meeting.communityArea;
}

/** What an adopted decision does, in the same commit. */
function effectOf(decision: Decision, { board, at }: Context<CommandName>): Draft[] | Refusal {
	switch (decision.about) {
		case 'phase': {
			const community = board.get('community', communityId(decision.communityArea ?? 0));
			// Somebody else has moved it meanwhile: what was proposed is of another place.
			if (!community || community.phase !== decision.fromPhase) {
				return refuse('CHANGED', community ? { current: community } : {});
			}
			const { toPhase, anchorId, plan, exitCriteria } = decision;
			const moved = { phase: toPhase!, enteredOn: at, decidedBy: decision.id };
			return [{ ...community, ...moved, ...given({ anchorId, plan, exitCriteria }) }];
		}
		case 'weights': {
			const known = board.get('weights', weightsId);
			const version = known ? { version: known.version } : {};
			const parts = decision.weights!.filter(({ weight }) => weight > 0);
			const set = { parts, decidedBy: decision.id, decidedAt: at, drill: decision.drill };
			return [{ kind: 'weights', id: weightsId, ...version, ...set }];
		}
		case 'priority_list':
			return listed(decision, board);
		case 'other':
			return [];
	}
}

/** Communities whose place on the list changes with this version of it. */
function listed({ areas = [], listName }: Decision, board: Reading): Draft[] {
	return [...board.all('community')].flatMap((community) => {
		const isOn = areas.includes(community.number);
		if (!isOn && community.priorityList === undefined) return [];
		return [
			isOn
				? { ...community, ...given({ priorityList: listName }) }
				: without(community, 'priorityList')
		];
	});
}

const invite: Decide<'member.invite'> = ({ payload, board, at, newId }) => {
	const { name, side, agencyId, communityArea, drill = false } = payload;
	if (agencyId !== undefined && !board.get('agency', agencyId)) return refuse('NOT_FOUND');
	const isThere = [...board.all('member')].some(
		(one) =>
			one.state !== 'left' &&
			one.communityArea === communityArea &&
			(agencyId === undefined ? one.name === name : one.agencyId === agencyId)
	);
	if (isThere) return refuse('TAKEN');
	const about = { name, side, ...given({ agencyId, communityArea }) };
	return change([
		{ kind: 'member', id: newId('member'), state: 'invited', invitedAt: at, ...about, drill }
	]);
};

const plan: Decide<'meeting.plan'> = ({ payload, newId }) => {
	const { startsAt, place, communityArea, drill = false } = payload;
	const id = newId('meeting');
	const about = { startsAt, place, items: [], agenda: [], attending: [] };
	return change([
		{ kind: 'meeting', id, state: 'planned', ...about, ...given({ communityArea }), drill }
	]);
};

const mostItems = 30;

const addItem: Decide<'meeting.add_item'> = ({ payload, board, actor }) => {
	const meeting = board.get('meeting', payload.id);
	if (!meeting) return refuse('NOT_FOUND');
	if (meeting.state !== 'planned' && meeting.state !== 'open') return over(meeting, actor);
	if (meeting.items.length >= mostItems) return refuse('TOO_LARGE');
	if (meeting.items.includes(payload.title)) return change([]);
	return change([{ ...meeting, items: [...meeting.items, payload.title] }]);
};

const attend: Decide<'meeting.attend'> = ({ payload, board, actor }) => {
	const meeting = board.get('meeting', payload.id);
	const member = board.get('member', payload.memberId);
	if (!meeting || !member) return refuse('NOT_FOUND');
	if (meeting.state !== 'open') return over(meeting, actor);
	// Who was invited and has not said yes is a guest, and makes no quorum.
	if (!membersOf([member], meeting.communityArea).includes(member)) {
		return refuseField('/memberId', 'member');
	}
	const others = meeting.attending.filter((id) => id !== member.id);
	const attending = payload.present ? [...others, member.id] : others;
	const isSame = attending.length === meeting.attending.length;
	return change(isSame ? [] : [{ ...meeting, attending }]);
};

function over(meeting: Meeting, actor: Parameters<typeof movesFrom>[2]): Refusal {
	const permitted = movesFrom(meetingMoves, meeting, actor);
	return refuse('MOVE_NOT_PERMITTED', { permitted, current: meeting });
}

const propose: Decide<'decision.propose'> = ({ payload, board, actor, at, newId }) => {
	const { drill = false, ...wanted } = payload;
	const checked = checkProposal(wanted, board);
	if ('ok' in checked) return checked as Refusal;
	return change([
		{
			kind: 'decision',
			id: newId('decision'),
			state: 'proposed',
			proposedAt: at,
			createdBy: actor.id,
			...(given(wanted) as typeof wanted),
			...checked,
			drill
		}
	]);
};

/** What a proposal needs to be able to do what it says, if it is adopted. */
function checkProposal(
	wanted: Omit<Payload<'decision.propose'>, 'drill'>,
	board: Reading
): Partial<Decision> | Refusal {
	const { about, communityArea, toPhase, anchorId, weights, listName, areas } = wanted;
	const against = anchorId !== undefined && notWorkedWith(board, anchorId, '/anchorId');
	if (against) return against;
	if (about === 'phase') {
		const community = board.get('community', communityId(communityArea ?? 0));
		if (!community) return refuseField('/communityArea', 'required');
		if (toPhase === undefined) return refuseField('/toPhase', 'required');
		const permitted = phasesAfter(community.phase);
		if (!permitted.includes(toPhase)) {
			return refuse('MOVE_NOT_PERMITTED', { permitted, current: community });
		}
		const hasAnchor = anchorId !== undefined || community.anchorId !== undefined;
		if (needsAnchor(toPhase) && !hasAnchor) return refuseField('/anchorId', 'required');
		return { fromPhase: community.phase };
	}
	if (about === 'weights') {
		const names = (weights ?? []).map(({ indicator }) => indicator);
		const isDoubled = new Set(names).size < names.length;
		// What nobody knows, or is neither good nor bad to have more of, says nothing of need.
		const isNeutral = names.some(
			(name) => !isIndicator(name) || indicators[name].direction === 'neutral'
		);
		const isNothing = (weights ?? []).every(({ weight }) => weight === 0);
		if (isDoubled || isNeutral || isNothing) return refuseField('/weights', 'weights');
	}
	if (about === 'priority_list') {
		if (listName === undefined) return refuseField('/listName', 'required');
		if ((areas ?? []).length === 0) return refuseField('/areas', 'required');
	}
	return {};
}

const isIndicator = (name: string): name is IndicatorId => Object.hasOwn(indicators, name);

const addAction: Decide<'action.add'> = ({ payload, board, newId, nowMs }) => {
	const { title, agencyId, dueOn, communityArea, meetingId, lessonId, drill = false } = payload;
	const isKnown =
		board.get('agency', agencyId) &&
		(meetingId === undefined || board.get('meeting', meetingId)) &&
		(lessonId === undefined || board.get('lesson', lessonId));
	if (!isKnown) return refuse('NOT_FOUND');
	if (toMs(dueOn) < nowMs) return refuseField('/dueOn', 'minimum');
	const about = { title, agencyId, dueOn, ...given({ communityArea, meetingId, lessonId }) };
	return change([{ kind: 'action', id: newId('action'), state: 'open', ...about, drill }]);
};

export const committeeDecisions = {
	...members,
	...meetings,
	...decided,
	...actions,
	'member.invite': invite,
	'meeting.plan': plan,
	'meeting.add_item': addItem,
	'meeting.attend': attend,
	'decision.propose': propose,
	'action.add': addAction
};
