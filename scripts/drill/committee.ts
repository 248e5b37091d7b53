import { dayMs, hourMs, toInstant } from '#shared/kernel/clock.ts';
import type { Give } from './step.ts';

/** Seats of the launch committee in practice: whose side, of which organisation, and whether they have said yes. */
const seats = [
	{ name: 'Lawndale Porch', side: 'community', agencyId: 'agency_lawndaleporch', said: true },
	{ name: 'Faith Table', side: 'community', agencyId: 'agency_faithtable', said: true },
	{ name: 'Kedzie Studio', side: 'community', agencyId: 'agency_kedziestudio', said: true },
	{ name: 'Resident seat, West Side', side: 'community', agencyId: undefined, said: true },
	{ name: 'City Services', side: 'city', agencyId: 'agency_cityservices', said: true },
	{ name: 'Lantern Health', side: 'community', agencyId: 'agency_lanternhealth', said: true },
	{ name: 'South Porch', side: 'community', agencyId: 'agency_southporch', said: false },
	{ name: 'Canal Rides', side: 'community', agencyId: 'agency_canalrides', said: false }
] as const;

const drill = true;

/** A committee that has met once and will meet again, with what it asked for, what is proposed and what was learned. */
export async function beginCommittee(give: Give, nowMs: number): Promise<void> {
	const members: string[] = [];
	for (const { said, agencyId, ...seat } of seats) {
		const about = { ...seat, ...(agencyId === undefined ? {} : { agencyId }), drill };
		const id = await give('manager', 'member.invite', about);
		if (!id || !said) continue;
		await give('manager', 'member.accept', { id, version: 1 });
		members.push(id);
	}
	const first = { startsAt: toInstant(nowMs), place: 'Douglass library', drill };
	const meetingId = await give('manager', 'meeting.plan', first);
	if (!meetingId) return;
	const open = await give('manager', 'meeting.open', { id: meetingId, version: 1 });
	if (!open) return;
	for (const memberId of members.slice(0, 5)) {
		await give('manager', 'meeting.attend', { id: meetingId, memberId, present: true });
	}
	const tuesdays = await give('desk', 'decision.propose', {
		about: 'other',
		title: 'Meet on the first Tuesday, in a community each time',
		drill
	});
	const votes = { meetingId, inFavour: 5, against: 0, abstained: 0 };
	if (tuesdays) await give('manager', 'decision.adopt', { id: tuesdays, version: 1, ...votes });
	const due = (days: number) => toInstant(nowMs + days * dayMs);
	await give('manager', 'action.add', {
		title: 'List who can open a gym on short notice',
		agencyId: 'agency_kedziestudio',
		dueOn: due(21),
		meetingId,
		drill
	});
	await give('manager', 'action.add', {
		title: 'Share the night bus plan',
		agencyId: 'agency_cityservices',
		dueOn: toInstant(nowMs + 2 * hourMs),
		meetingId,
		drill
	});
	await give('manager', 'meeting.close', {
		id: meetingId,
		version: 1 + 1 + 5,
		minutes: 'Everybody saw the same figures. Residents asked to hear back within a week.'
	});
	await give('manager', 'meeting.plan', {
		startsAt: due(6),
		place: 'Englewood school hall',
		drill
	});
	await give('desk', 'decision.propose', {
		about: 'phase',
		title: 'North Lawndale: support is kept up',
		communityArea: 29,
		toPhase: 'sustained',
		anchorId: 'agency_lawndaleporch',
		why: 'Four weeks with every shift covered',
		exitCriteria: 'Six months in which residents lead the weekly meeting',
		drill
	});
	await noteLessons(give, due);
}

async function noteLessons(give: Give, due: (days: number) => string): Promise<void> {
	const noted = { source: 'activation_debrief', communityArea: 29, drill } as const;
	const lamps = await give('desk', 'lesson.note', {
		...noted,
		type: 'improvement',
		text: 'Families waited in the dark outside the center',
		element: 'equipment'
	});
	if (lamps) {
		const agencyId = 'agency_cityservices';
		await give('manager', 'lesson.validate', { id: lamps, version: 1 });
		await give('manager', 'lesson.accept', { id: lamps, version: 2, agencyId, dueOn: due(10) });
		await give('manager', 'lesson.begin', { id: lamps, version: 3 });
		await give('manager', 'lesson.implement', {
			id: lamps,
			version: 4,
			change: 'Two lamp trailers come with each center',
			on: 'activation',
			step: 'Lamp trailers at the entrance',
			category: 'lighting',
			priority: 2
		});
	}
	const calls = await give('desk', 'lesson.note', {
		...noted,
		type: 'strength',
		text: 'One person called every family back the same evening'
	});
	if (calls) await give('manager', 'lesson.validate', { id: calls, version: 1 });
	await give('desk', 'lesson.note', {
		type: 'improvement',
		source: 'community_feedback',
		communityArea: 30,
		drill,
		text: 'Flyers were in English only on two blocks'
	});
}
