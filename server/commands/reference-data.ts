import {
	communityAreas,
	firstPhaseAreaNumbers,
	priorityAreaNumbers
} from '#shared/geo/community-areas.ts';
import { chicagoParts } from '#shared/kernel/chicago-time.ts';
import { usualHolidays } from '#shared/kernel/holidays.ts';
import { refuse } from '#shared/kernel/result.ts';
import { calendarId } from '#shared/model/calendar.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { focusDecisions } from './focus-places.ts';
import { given, permitChange } from './move.ts';

/** The list of priority communities by the City's plan of 2020; lists change, so records name theirs. */
const priorityList = '2020';

/** The 77 community areas, the 15 priority ones and the first phase, for a room that starts empty. */
const seed: Decide<'room.seed'> = ({ board, at, nowMs }) => {
	const missing = communityAreas.filter(
		({ number }) => !board.get('community', communityId(number))
	);
	const calendar: Draft[] = board.get('calendar', calendarId) ? [] : [firstCalendar(nowMs)];
	return change([
		...calendar,
		...missing.map(({ number, name, displayName, shortName, aliases }): Draft => {
			const priority = priorityAreaNumbers.includes(number);
			const first = firstPhaseAreaNumbers.includes(number);
			return {
				kind: 'community',
				id: communityId(number),
				number,
				name,
				displayName,
				shortName,
				aliases: [...aliases],
				phase: first ? 'activated' : priority ? 'planned' : 'monitoring',
				...given({
					priorityList: priority ? priorityList : undefined,
					phaseNumber: first ? 1 : undefined,
					enteredOn: first ? at : undefined
				}),
				outline: priority ? 'approximate' : 'none',
				drill: false
			};
		})
	]);
};

/** Holidays of this year and the next four, until the room sets its own. */
function firstCalendar(nowMs: number): Draft {
	const { year } = chicagoParts(nowMs);
	const holidays = [0, 1, 2, 3, 4].flatMap((years) => usualHolidays(year + years));
	return { kind: 'calendar', id: calendarId, holidays, drill: false };
}

/** Another set of days: P3 and P4 are counted by it from now on, what is open among them. */
const setCalendar: Decide<'calendar.set'> = ({ payload, board }) => {
	const found = permitChange({ kind: 'calendar', ...payload }, board);
	if (!found.ok) return found;
	return change([{ ...found.record, holidays: payload.holidays.toSorted() }]);
};

/** How much presence each hour of a week needs, with where that is known from. */
const setNeed: Decide<'community.set_need'> = ({ payload, board }) => {
	const found = permitChange({ kind: 'community', ...payload }, board);
	if (!found.ok) return found;
	const { needByHour, needSource, needAsOf } = payload;
	return change([{ ...found.record, needByHour, needSource, needAsOf }]);
};

export function communityId(areaNumber: number): string {
	return `community_${String(areaNumber).padStart(2, '0')}`;
}

/** What is over and quiet leaves the board. It stays in Redis and is read on demand. */
const retire: Decide<'board.retire'> = ({ payload, board }) => {
	// What was changed meanwhile is not over any more: the timekeeper looks again in a second.
	const isSame = payload.records.every(
		({ kind, id, version }) => board.get(kind, id)?.version === version
	);
	return isSame ? change([], { retire: payload.records }) : refuse('CHANGED');
};

export const referenceDecisions = {
	'room.seed': seed,
	'community.set_need': setNeed,
	'calendar.set': setCalendar,
	...focusDecisions,
	'board.retire': retire
};
