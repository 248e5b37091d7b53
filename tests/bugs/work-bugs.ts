import type { Bug } from './bugs.ts';

const unit = (named: string) => ({ project: 'unit', tests: 'work-of-the-centre', named }) as const;

/** Mistakes that somebody could make in the work of the centre, and the test that would tell. */
export const workBugs: readonly Bug[] = [
	{
		name: 'an edit overwrites what somebody else wrote in the same field',
		file: 'server/commands/edit.ts',
		find: 'if (!isSame(fields[field], edit.from)) conflicts.push(field);',
		replace: 'if (!edit) conflicts.push(field);',
		...unit('edits of different fields')
	},
	{
		name: 'what still waits past its time is left out of the share',
		file: 'shared/fold/times-view.ts',
		find: 'if (dueMs !== undefined && isIn(dueMs))',
		replace: 'if (dueMs !== undefined && isIn(dueMs) && dueMs < 0)',
		project: 'unit',
		tests: 'times',
		named: 'as a fold are'
	},
	{
		name: 'a stamp that was taken back stays under its day',
		file: 'shared/fold/by-day.ts',
		find: 'for (const one of [...this.of(id), ...now])',
		replace: 'for (const one of now)',
		project: 'unit',
		tests: 'times',
		named: 'taken back'
	},
	{
		name: 'somebody hands their shift over to themselves',
		file: 'server/commands/shifts.ts',
		find: "if (staff.personId === shift.personId) return refuse('SAME_PERSON', { permitted: [] });",
		replace: '',
		...unit('by nobody themselves')
	},
	{
		name: 'somebody goes home from a shift that was offered and not accepted',
		file: 'server/commands/staff.ts',
		find: "if (runningShiftOf(staff, board)) return refuse('HANDOVER_PENDING');",
		replace: '',
		...unit('nobody goes home from a shift')
	},
	{
		name: 'a request is gone from the desk as soon as somebody else was asked',
		file: 'server/commands/referrals.ts',
		find: "if (referral.state !== 'accepted' || !move) return [back];",
		replace: 'if (!move) return [back];',
		project: 'unit',
		tests: 'referrals',
		named: ''
	},
	{
		name: 'a request follows itself',
		file: 'server/commands/requests.ts',
		find: "if (!parent || parent.id === request.id) return refuse('NOT_FOUND');",
		replace: "if (!parent) return refuse('NOT_FOUND');",
		project: 'unit',
		tests: 'one-place',
		named: 'nothing follows itself'
	},
	{
		name: 'the duty officer is called again every second',
		file: 'server/timekeeper/due-moments.ts',
		find: 'if (priority !== 1 || escalatedAt !== undefined || !isUntaken(task)) continue;',
		replace: 'if (priority !== 1 || !isUntaken(task)) continue;',
		...unit('goes to the duty officer, once')
	},
	{
		name: 'what is lent to a team stays lent when the team has gone home',
		file: 'server/commands/deployments.ts',
		find: 'overStates.includes(deployment.state) ? freed(deployment, context) : []',
		replace: "deployment.state === 'cancelled' ? freed(deployment, context) : []",
		...unit('equipment comes back')
	},
	{
		name: 'a crisis task of a notice is not restricted',
		file: 'server/commands/new-tasks.ts',
		find: 'restricted: wanted.restricted || categories[wanted.category].restricted',
		replace: 'restricted: wanted.restricted',
		...unit('an incident notice opens its work')
	},
	{
		name: 'a holiday is worked like any other day',
		file: 'shared/kernel/chicago-time.ts',
		find: 'if (holidays.size === 0) return true;',
		replace: 'if (holidays.size >= 0) return true;',
		...unit('on a holiday')
	},
	{
		name: 'work that was sent back waits its turn',
		file: 'shared/rules/queue-order.ts',
		find: 'cameBack: cameBack(request, around) ? 0 : 1,',
		replace: 'cameBack: 1,',
		...unit('whose task was sent back')
	},
	{
		name: 'who works for two organisations starts each with no hours',
		file: 'shared/rules/hours-worked.ts',
		find: 'const key = staff.personId ?? staff.id;',
		replace: 'const key = staff.id;',
		project: 'unit',
		tests: 'people-and-hours',
		named: 'hours count once'
	},
	{
		name: 'a full organisation is proposed',
		file: 'shared/rules/suggestion.ts',
		find: "const agency = candidates.find(({ capacity }) => capacity !== 'full');",
		replace: 'const agency = candidates[0];',
		...unit('a suggestion names who has room')
	},
	{
		name: 'a phone number is logged in plain words',
		file: 'server/room/room.ts',
		find: "if (personal.length > 0) return refuse('PERSONAL_DATA', { fields: personal.slice(0, 10) });",
		replace: '',
		project: 'integration',
		tests: 'scenarios',
		named: '^2\\.'
	}
];
