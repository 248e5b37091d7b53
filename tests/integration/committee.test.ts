import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs, toInstant } from '#shared/kernel/clock.ts';
import type { EquityView } from '#shared/wire/equity.ts';
import { Story, type Someone } from '../support/story.ts';

// Goal: scenario 14, the launch committee's month. Method: the room, an account of the committee, HTTP alone.
let story: Story;
let cleo: Someone;
let rosa: Someone;
let ana: Someone;

beforeAll(async () => {
	story = await Story.begin('2026-03-03T10:00:00-06:00');
	rosa = await story.enters('Rosa', 'manager');
	for (const [id, name] of [
		['agency_porch', 'Lawndale Porch'],
		['agency_lights', 'City Services'],
		['agency_never', 'Never Came']
	] as const) {
		await rosa.does('agency.enrol', { id, name, type: 'faith_community', areas: [], leads: [] });
	}
	cleo = await story.enters('Cleo', 'committee');
	ana = await story.enters('Ana', 'desk', {
		agencyId: 'agency_lights',
		deskIds: ['city_services']
	});
});
afterAll(() => story.ends());

const inDays = (days: number) => toInstant(story.clock.now() + days * dayMs);

test('14. Launch committee: an agenda by itself, attendance, quorum, a decision that does what it says, a public summary', async () => {
	// Community 29 begins as planned, as the scenario has it.
	const back = { about: 'phase', title: 'North Lawndale is planned again', communityArea: 29 };
	const accepted: string[] = [];
	for (const [name, side, agencyId, says] of [
		['Lawndale Porch', 'community', 'agency_porch', true],
		['Resident seat', 'community', undefined, true],
		['City Services', 'city', 'agency_lights', true],
		['Never Came', 'community', 'agency_never', false]
	] as const) {
		const id = await cleo.does('member.invite', { name, side, ...(agencyId ? { agencyId } : {}) });
		if (says) {
			await cleo.moves(id, 'member.accept');
			accepted.push(id);
		}
	}
	const action = await cleo.does('action.add', {
		title: 'Find a hall for Fridays',
		agencyId: 'agency_porch',
		dueOn: inDays(0.01)
	});
	const lesson = await ana.does('lesson.note', {
		type: 'improvement',
		source: 'incident_review',
		text: 'The family waited for an interpreter'
	});
	story.clock.later(hourMs);
	const toPlanned = await ana.does('decision.propose', { ...back, toPhase: 'planned' });
	const meeting = await cleo.does('meeting.plan', { startsAt: inDays(0), place: 'Library' });
	await cleo.does('meeting.add_item', { id: meeting, title: 'Where to meet next' });

	await cleo.moves(meeting, 'meeting.open');
	const opened = story.board.get('meeting', meeting)!;
	expect(opened.agenda.map(({ source }) => source)).toEqual(
		expect.arrayContaining(['overdue_action', 'proposal', 'new_lesson', 'gap'])
	);
	expect(opened.agenda).toContainEqual({ source: 'overdue_action', subjectId: action });
	expect(opened.agenda).toContainEqual({ source: 'new_lesson', subjectId: lesson });
	expect(opened.quorum).toBe(2);

	const [first = '', second = ''] = accepted;
	await cleo.does('meeting.attend', { id: meeting, memberId: first, present: true });
	const one = { meetingId: meeting, inFavour: 1, against: 0, abstained: 0 };
	const seenAt = () => ({
		id: toPlanned,
		version: story.board.get('decision', toPlanned)!.version
	});
	expect(await cleo.wants('decision.adopt', { ...seenAt(), ...one })).toMatchObject({
		code: 'NO_QUORUM'
	});
	await cleo.does('meeting.attend', { id: meeting, memberId: second, present: true });
	const two = { ...one, inFavour: 2 };
	await cleo.moves(toPlanned, 'decision.adopt', two);
	expect(story.board.get('community', 'community_29')!.phase).toBe('planned');

	const on = await cleo.does('decision.propose', {
		about: 'phase',
		title: 'North Lawndale begins',
		communityArea: 29,
		toPhase: 'engaging',
		anchorId: 'agency_porch'
	});
	await cleo.moves(on, 'decision.adopt', two);
	const community = story.board.get('community', 'community_29')!;
	const decision = story.board.get('decision', on)!;
	expect(community).toMatchObject({
		phase: 'engaging',
		anchorId: 'agency_porch',
		decidedBy: on,
		enteredOn: decision.decidedAt
	});
	await cleo.does('action.add', {
		title: 'Print the flyers',
		agencyId: 'agency_lights',
		dueOn: inDays(5),
		meetingId: meeting
	});
	await cleo.moves(meeting, 'meeting.close', { minutes: 'Mrs. Jones asked for a bench' });

	const path = `/api/extracts/meeting-summary.txt?id=${meeting}`;
	const summary = await cleo.text(path);
	expect(summary).toContain('Launch committee');
	expect(summary).toContain('- Lawndale Porch');
	expect(summary).toContain('North Lawndale: Planned → Support begins');
	expect(summary).toContain('Print the flyers, City Services');
	// Who was invited and never said yes is not listed; nor is what somebody said.
	expect(summary).not.toContain('Never Came');
	expect(summary).not.toMatch(/Jones|interpreter|Cleo|cleo|person_/);
	expect(await cleo.text(`${path}&language=es`)).toContain('Comité de lanzamiento');
	const { redis, keys } = story.room.app.http.store;
	const [last] = (await redis.xrevrange(keys.audit, '+', '-', 'COUNT', 1)) as [string, string[]][];
	expect(last?.[1].join(' ')).toContain('meeting-summary');
});

test('weights that were decided are those of the index from then on, and the day is told', async () => {
	const before = (await rosa.ask('GET', '/api/equity')) as unknown as EquityView;
	expect(before.decidedAt).toBeUndefined();
	expect(new Set(before.parts.map(({ weight }) => weight))).toEqual(new Set([1]));

	const weights = [
		{ indicator: 'people_shot', weight: 3 },
		{ indicator: 'no_internet', weight: 1 }
	];
	const decision = await cleo.does('decision.propose', {
		about: 'weights',
		title: 'Two parts',
		weights
	});
	const meeting = await cleo.does('meeting.plan', { startsAt: inDays(0), place: 'Library' });
	await cleo.moves(meeting, 'meeting.open');
	for (const { id, state } of story.board.all('member')) {
		if (state === 'accepted')
			await cleo.does('meeting.attend', { id: meeting, memberId: id, present: true });
	}
	await cleo.moves(decision, 'decision.adopt', {
		meetingId: meeting,
		inFavour: 3,
		against: 0,
		abstained: 0
	});

	const after = (await rosa.ask('GET', '/api/equity')) as unknown as EquityView;
	expect(after.parts.map(({ indicator, weight }) => ({ indicator, weight }))).toEqual(weights);
	expect(after.decidedAt).toBe(story.board.get('decision', decision)!.decidedAt);
});

test('a committee’s people do nothing but a committee’s work', async () => {
	expect(
		await cleo.wants('request.log', { title: 'Lamp', category: 'lighting', channel: 'phone' })
	).toMatchObject({
		code: 'NOT_ALLOWED'
	});
	expect(await ana.wants('member.invite', { name: 'A seat', side: 'city' })).toMatchObject({
		code: 'NOT_ALLOWED'
	});
	const phone = { type: 'strength', source: 'committee', text: 'Call Eve at 312-555-0142' };
	expect(await cleo.wants('lesson.note', phone)).toMatchObject({ code: 'PERSONAL_DATA' });
});
