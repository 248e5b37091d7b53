import { toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import type { Meeting } from '#shared/model/committee.ts';
import { agendaOf, membersOf, quorumOf } from '#shared/rules/agenda.ts';
import {
	actionMoves,
	meetingMoves,
	memberMoves,
	type ActionMoveCommand,
	type MeetingMoveCommand,
	type MemberMoveCommand
} from '#shared/rules/committee-moves.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import { decisionDecisions } from './committee-decisions.ts';
import { change, type Decide } from './decide.ts';
import { decideMoves, given } from './move.ts';

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
		'meeting.open': ({ communityArea }, { board, at, nowMs }) => {
			const seats = membersOf(board.all('member'), communityArea).length;
			const agenda = agendaOf(board, { nowMs, communityArea });
			return { openedAt: at, agenda, seats, quorum: quorumOf(seats) };
		},
		'meeting.close': (_, { payload, at }) => ({
			closedAt: at,
			...given({ minutes: payload.minutes })
		}),
		'meeting.cancel': (_, { payload }) => ({ reason: payload.reason })
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
	// Who was invited and has not said yes is a guest, and makes no quorum. Whoever is there can go.
	if (payload.present && !membersOf([member], meeting.communityArea).includes(member)) {
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
	...decisionDecisions,
	...actions,
	'member.invite': invite,
	'meeting.plan': plan,
	'meeting.add_item': addItem,
	'meeting.attend': attend,
	'action.add': addAction
};
