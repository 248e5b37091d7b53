import { beforeEach, expect, test } from 'vitest';
import fc from 'fast-check';
import { dayMs, hourMs, toInstant } from '#shared/kernel/clock.ts';
import { weightsId } from '#shared/model/committee.ts';
import { expectedHelp } from '#shared/rules/capability-gaps.ts';
import { agendaOf, quorumOf } from '#shared/rules/agenda.ts';
import { ana, committeeWorld } from '../support/committee-world.ts';
import { after, person } from '../support/rules-world.ts';

// Goal: a committee decides only where it can, what it decides is done in the same step, and what was learned comes back as
// work. Method: the room's own decisions on a board without time.
let { world, give, must, seen, meet } = committeeWorld();

beforeEach(() => {
	({ world, give, must, seen, meet } = committeeWorld());
});

const proposal = { about: 'phase', title: 'North Lawndale goes on', communityArea: 29 };
const maya = person('person_maya', { role: 'manager' });
const votes = { inFavour: 3, against: 1, abstained: 0 };
const lawndale = () => world.board.get('community', 'community_29')!;

test('an adopted phase moves the community in the same step, dated, with who coordinates there', () => {
	const decision = must('decision.propose', {
		...proposal,
		toPhase: 'sustained',
		anchorId: 'agency_bb',
		plan: 'Two evenings a week',
		exitCriteria: 'Half a year without an incident'
	});
	const meeting = meet({ members: 5, there: 4 });
	world.nowMs += dayMs;

	expect(give('decision.adopt', { ...seen(decision), meetingId: meeting, ...votes }).ok).toBe(true);
	expect(lawndale()).toMatchObject({
		phase: 'sustained',
		enteredOn: toInstant(world.nowMs),
		decidedBy: decision,
		anchorId: 'agency_bb',
		plan: 'Two evenings a week'
	});
	expect(world.board.get('decision', decision)).toMatchObject({
		state: 'adopted',
		fromPhase: 'activated',
		meetingId: meeting,
		...votes
	});
	// What was decided is not changed afterwards.
	expect(give('decision.withdraw', { ...seen(decision), reason: 'A mistake' })).toMatchObject({
		code: 'MOVE_NOT_PERMITTED'
	});
});

test.each([
	['too few are there', { members: 5, there: 2 }],
	['half is not more than half', { members: 4, there: 2 }]
])('nothing is decided where %s', (_, who) => {
	const decision = must('decision.propose', {
		...proposal,
		toPhase: 'sustained',
		anchorId: 'agency_bb'
	});
	const meetingId = meet(who);
	const counted = { inFavour: 2, against: 0, abstained: 0 };

	const answer = give('decision.adopt', { ...seen(decision), meetingId, ...counted });
	expect(answer).toMatchObject({ code: 'NO_QUORUM' });
	expect(lawndale().phase).toBe('activated');
});

test('whoever was invited and has not said yes is no member: not counted, not there', () => {
	const guest = must('member.invite', { name: 'Porch', side: 'community', agencyId: 'agency_aa' });
	const meeting = meet({ members: 1, there: 1 });

	expect(world.board.get('meeting', meeting)).toMatchObject({ quorum: 1 });
	expect(give('meeting.attend', { id: meeting, memberId: guest, present: true })).toMatchObject({
		fields: [{ path: '/memberId', rule: 'member' }]
	});
	expect(
		give('member.invite', { name: 'Porch', side: 'city', agencyId: 'agency_aa' })
	).toMatchObject({
		code: 'TAKEN'
	});
});

test('whoever leaves the committee during its meeting is not there any more, and can be said to have gone', () => {
	const decision = must('decision.propose', { about: 'other', title: 'Meet on Tuesdays' });
	const meetingId = meet({ members: 5, there: 3 });
	const [gone] = world.board.get('meeting', meetingId)!.attending;
	const adopt = (inFavour: number) =>
		give('decision.adopt', { ...seen(decision), meetingId, inFavour, against: 0, abstained: 0 });
	expect(world.board.get('meeting', meetingId)).toMatchObject({ seats: 5, quorum: 3 });

	must('member.leave', seen(gone!));
	expect(adopt(2)).toMatchObject({ code: 'NO_QUORUM' });
	expect(give('meeting.attend', { id: meetingId, memberId: gone, present: true }).ok).toBe(false);
	expect(give('meeting.attend', { id: meetingId, memberId: gone, present: false }).ok).toBe(true);
	expect(world.board.get('meeting', meetingId)!.attending).not.toContain(gone);
});

test('a committee can decide anew who coordinates and stay where it is; in another phase what was to be done before is over', () => {
	const one = { meetingId: meet({ members: 1, there: 1 }), inFavour: 1, against: 0, abstained: 0 };
	const decide = (more: object) => {
		const decision = must('decision.propose', { ...proposal, ...more });
		return give('decision.adopt', { ...seen(decision), ...one });
	};
	const { enteredOn } = lawndale();
	world.nowMs += hourMs;
	const plan = { plan: 'Lights first', exitCriteria: 'A year without' };
	expect(decide({ toPhase: 'activated', anchorId: 'agency_bb', ...plan }).ok).toBe(true);
	expect(lawndale()).toMatchObject({ phase: 'activated', anchorId: 'agency_bb', ...plan });
	expect(lawndale().enteredOn).toBe(enteredOn);
	expect(give('decision.propose', { ...proposal, toPhase: 'activated' })).toMatchObject({
		fields: [{ path: '/plan', rule: 'required' }]
	});

	expect(decide({ toPhase: 'sustained', plan: 'Keep the lights' }).ok).toBe(true);
	expect(lawndale()).toMatchObject({ anchorId: 'agency_bb', plan: 'Keep the lights' });
	expect(lawndale().exitCriteria).toBeUndefined();
	expect(lawndale().enteredOn).not.toBe(enteredOn);
});

test('who is not worked with any more when it is decided coordinates nothing', () => {
	const decision = must('decision.propose', {
		...proposal,
		toPhase: 'sustained',
		anchorId: 'agency_bb'
	});
	const one = { meetingId: meet({ members: 1, there: 1 }), inFavour: 1, against: 0, abstained: 0 };
	must('agency.suspend', { ...seen('agency_bb'), reason: 'own_wish' }, maya);

	expect(give('decision.adopt', { ...seen(decision), ...one })).toMatchObject({
		fields: [{ path: '/anchorId', rule: 'worked_with' }]
	});
	expect(lawndale().phase).toBe('activated');
});

test('votes are of those who are there, and more are in favor than against', () => {
	const decision = must('decision.propose', { about: 'other', title: 'Meet on Tuesdays' });
	const meetingId = meet({ members: 3, there: 3 });
	const adopt = (inFavour: number, against: number, abstained: number) =>
		give('decision.adopt', { ...seen(decision), meetingId, inFavour, against, abstained });

	expect(adopt(3, 1, 0)).toMatchObject({ fields: [{ path: '/inFavour', rule: 'maximum' }] });
	expect(adopt(1, 1, 1)).toMatchObject({ fields: [{ path: '/inFavour', rule: 'minimum' }] });
	expect(adopt(2, 1, 0).ok).toBe(true);
});

test('a community’s own committee decides of its community, and of nothing else', () => {
	const own = must('decision.propose', { ...proposal, toPhase: 'paused', anchorId: 'agency_aa' });
	const other = must('decision.propose', { ...proposal, communityArea: 26, toPhase: 'paused' });
	const weights = must('decision.propose', {
		about: 'weights',
		title: 'Shootings weigh more',
		weights: [{ indicator: 'people_shot', weight: 3 }]
	});
	const meetingId = meet({ members: 1, there: 1 }, 29);
	const one = { meetingId, inFavour: 1, against: 0, abstained: 0 };

	expect(give('decision.adopt', { ...seen(other), ...one })).toMatchObject({ code: 'NO_QUORUM' });
	expect(give('decision.adopt', { ...seen(weights), ...one })).toMatchObject({ code: 'NO_QUORUM' });
	expect(give('decision.adopt', { ...seen(own), ...one }).ok).toBe(true);
	expect(lawndale().phase).toBe('paused');
});

test('two proposals from the same phase: the second finds another place than it was made for', () => {
	const wanted = { ...proposal, toPhase: 'sustained', anchorId: 'agency_bb' };
	const [first, second] = [must('decision.propose', wanted), must('decision.propose', wanted)];
	const one = { meetingId: meet({ members: 3, there: 3 }), inFavour: 3, against: 0, abstained: 0 };
	must('decision.adopt', { ...seen(first), ...one });

	expect(give('decision.adopt', { ...seen(second), ...one })).toMatchObject({ code: 'CHANGED' });
	expect(world.board.get('decision', second)!.state).toBe('proposed');
});

test('weights and the list of priority communities are what was decided last', () => {
	const parts = [
		{ indicator: 'people_shot', weight: 3 },
		{ indicator: 'no_internet', weight: 1 },
		{ indicator: 'below_poverty', weight: 0 }
	];
	const weigh = must('decision.propose', {
		about: 'weights',
		title: 'Shootings weigh more',
		weights: parts
	});
	const list = must('decision.propose', {
		about: 'priority_list',
		title: 'The list of 2027',
		listName: '2027',
		areas: [29, 30, 1]
	});
	const one = { meetingId: meet({ members: 3, there: 3 }), inFavour: 3, against: 0, abstained: 0 };
	must('decision.adopt', { ...seen(weigh), ...one });
	must('decision.adopt', { ...seen(list), ...one });

	expect(world.board.get('weights', weightsId)).toMatchObject({
		parts: parts.slice(0, 2),
		decidedBy: weigh
	});
	const listed = [...world.board.all('community')].filter((one) => one.priorityList !== undefined);
	expect(listed.map((one) => [one.number, one.priorityList])).toEqual([
		[1, '2027'],
		[29, '2027'],
		[30, '2027']
	]);
});

test.each([
	[
		'a phase that cannot follow',
		{ ...proposal, communityArea: 1, toPhase: 'activated' },
		'MOVE_NOT_PERMITTED'
	],
	[
		'a phase of nowhere',
		{ about: 'phase', title: 'Somewhere', toPhase: 'planned' },
		'INVALID_PAYLOAD'
	],
	[
		'support that nobody coordinates',
		{ ...proposal, communityArea: 25, toPhase: 'engaging' },
		'INVALID_PAYLOAD'
	],
	[
		'weights of nothing',
		{ about: 'weights', title: 'None', weights: [{ indicator: 'people_shot', weight: 0 }] },
		'INVALID_PAYLOAD'
	],
	[
		'a part that is neither good nor bad',
		{ about: 'weights', title: 'Size', weights: [{ indicator: 'population', weight: 1 }] },
		'INVALID_PAYLOAD'
	],
	[
		'a list of nobody',
		{ about: 'priority_list', title: 'Empty', listName: '2027', areas: [] },
		'INVALID_PAYLOAD'
	],
	[
		'an anchor that is not known',
		{ ...proposal, toPhase: 'sustained', anchorId: 'agency_zz' },
		'NOT_FOUND'
	]
])('what could not be done is not proposed: %s', (_, wanted, code) => {
	expect(give('decision.propose', wanted)).toMatchObject({ code });
});

test('more than half make it able to decide, however many there are', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 80 }), (members) => {
			const needed = quorumOf(members);
			expect(needed).toBeGreaterThanOrEqual(1);
			expect(2 * needed).toBeGreaterThan(members);
			expect(2 * (needed - 1)).toBeLessThanOrEqual(members);
		})
	);
});

test('the agenda is what is overdue, proposed, learned and missing, and stays as it was when the meeting began', () => {
	const asked = { title: 'Call the landlord', agencyId: 'agency_aa', dueOn: after(hourMs) };
	const action = must('action.add', asked);
	const lesson = must(
		'lesson.note',
		{ type: 'improvement', source: 'committee', text: 'Ask for Polish' },
		ana
	);
	const decision = must('decision.propose', {
		...proposal,
		toPhase: 'paused',
		anchorId: 'agency_aa'
	});
	const agenda = () => agendaOf(world.board, { nowMs: world.nowMs });
	// No organization of this world leads anything: in each active community help is missing.
	const missing = [...expectedHelp];
	const gaps = [26, 29, 30, 68].map((area) => ({
		source: 'gap',
		subjectId: `community_${area}`,
		missing
	}));
	expect(agenda()).toEqual([
		{ source: 'proposal', subjectId: decision },
		{ source: 'new_lesson', subjectId: lesson },
		...gaps
	]);
	world.nowMs += 2 * hourMs;
	const meeting = meet({ members: 1, there: 1 });
	must('action.finish', { ...seen(action), outcome: 'He was called' }, ana);

	expect(world.board.get('meeting', meeting)!.agenda).toEqual([
		{ source: 'overdue_action', subjectId: action },
		{ source: 'proposal', subjectId: decision },
		{ source: 'new_lesson', subjectId: lesson },
		...gaps
	]);
	expect(agenda()).not.toContainEqual({ source: 'overdue_action', subjectId: action });
	expect(agendaOf(world.board, { nowMs: world.nowMs, communityArea: 30 })).toEqual([gaps[2]]);
});
