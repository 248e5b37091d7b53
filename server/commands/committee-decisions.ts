import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { weightsId, type Decision, type Meeting } from '#shared/model/committee.ts';
import { indicators, type IndicatorId } from '#shared/model/indicators.ts';
import type { CommunityPhase } from '#shared/model/terms.ts';
import { thereIn } from '#shared/rules/agenda.ts';
import { decisionMoves, type DecisionMoveCommand } from '#shared/rules/committee-moves.ts';
import { needsAnchor, phasesAfter } from '#shared/rules/phase-moves.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide, type Draft, type Reading } from './decide.ts';
import { decideMoves, given, without } from './move.ts';
import { communityId } from './reference-data.ts';
import { notWorkedWith } from './worked-with.ts';

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
	// Who has left the committee since is not there any more.
	const there = thereIn(meeting, board.all('member')).length;
	if (there < (meeting.quorum ?? 1)) return refuse('NO_QUORUM', { current: meeting });
	if (inFavour + against + abstained > there) {
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
			const { toPhase, anchorId = community.anchorId, plan, exitCriteria } = decision;
			const gone = anchorGone(board, toPhase!, anchorId);
			if (gone) return gone;
			// What stays in its phase is there since it came.
			const since = toPhase === community.phase ? community.enteredOn : at;
			const moved = { phase: toPhase!, decidedBy: decision.id, ...given({ enteredOn: since }) };
			// What was to be done and to be true there is of the phase that is over.
			const stays = toPhase === community.phase;
			const kept = stays ? community : without(without(community, 'plan'), 'exitCriteria');
			return [{ ...kept, ...moved, ...given({ anchorId, plan, exitCriteria }) }];
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

/** Where a phase needs somebody who coordinates: nobody is named, or the room does not work with them now. */
function anchorGone(
	board: Reading,
	phase: CommunityPhase,
	anchorId: string | undefined
): Refusal | undefined {
	if (!needsAnchor(phase)) return undefined;
	return anchorId === undefined
		? refuseField('/anchorId', 'required')
		: notWorkedWith(board, anchorId, '/anchorId');
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
		// A committee can also decide anew who coordinates there and what is to be done, and stay where it is.
		const permitted = [community.phase, ...phasesAfter(community.phase)];
		if (!permitted.includes(toPhase)) {
			return refuse('MOVE_NOT_PERMITTED', { permitted, current: community });
		}
		const gone = anchorGone(board, toPhase, anchorId ?? community.anchorId);
		if (gone) return gone;
		const { plan, exitCriteria } = wanted;
		const isNew = toPhase !== community.phase || (anchorId ?? plan ?? exitCriteria) !== undefined;
		return isNew ? { fromPhase: community.phase } : refuseField('/plan', 'required');
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

export const decisionDecisions = { ...decided, 'decision.propose': propose };
