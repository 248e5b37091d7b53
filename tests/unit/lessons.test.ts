import { beforeEach, expect, test } from 'vitest';
import { dayMs } from '#shared/kernel/clock.ts';
import { communityPhases } from '#shared/model/terms.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { gapsIn } from '#shared/rules/capability-gaps.ts';
import { phasesAfter } from '#shared/rules/phase-moves.ts';
import { project } from '#shared/rules/visibility.ts';
import { ana, committeeWorld } from '../support/committee-world.ts';
import { after } from '../support/rules-world.ts';

// Goal: what was learned is owned, done, seen to help, and comes back as work; what is missing is told. Method: the room's
// own decisions on a board without time.
const rosa: Actor = { id: 'person_rosa', name: 'Rosa', role: 'manager', deskIds: [] };
let { world, give, must, seen } = committeeWorld();

beforeEach(() => {
	({ world, give, must, seen } = committeeWorld());
});

test('phases go one step on, back to any before, and into a pause and out of it', () => {
	expect(phasesAfter('monitoring')).toEqual(['planned']);
	expect(phasesAfter('activated')).toEqual([
		'monitoring',
		'planned',
		'engaging',
		'sustained',
		'paused'
	]);
	expect(phasesAfter('transitioned')).not.toContain('paused');
	expect(phasesAfter('paused')).toEqual(['engaging', 'activated', 'sustained']);
	for (const phase of communityPhases) expect(phasesAfter(phase)).not.toContain(phase);
});

test('help is missing where nobody with room gives it; who is full, or has not said, is not counted on', () => {
	const agency = world.board.get('agency', 'agency_aa')!;
	const leads = ['food_assistance', 'youth_program'] as const;
	const missing = (more: object) => {
		world.board.set({ ...agency, leads: [...leads], ...more });
		return gapsIn(world.board, 29, world.nowMs);
	};
	expect(missing({ capacity: 'open', areas: [29] })).not.toContain('food_assistance');
	expect(missing({ capacity: 'limited', areas: [] })).not.toContain('youth_program');
	for (const none of [
		{ capacity: 'full' },
		{ capacity: 'unknown' },
		{ areas: [30] },
		{ state: 'suspended' }
	]) {
		expect(missing({ capacity: 'open', areas: [29], ...none })).toContain('food_assistance');
	}
});

test('a lesson has an owner and a day when it is taken on, is confirmed and verified by others, and comes back as work', () => {
	const lesson = must(
		'lesson.note',
		{ type: 'improvement', source: 'incident_review', text: 'No light for the family' },
		rosa
	);
	expect(give('lesson.validate', seen(lesson), rosa)).toMatchObject({ code: 'SAME_PERSON' });
	must('lesson.validate', seen(lesson));
	expect(give('lesson.begin', seen(lesson))).toMatchObject({ code: 'MOVE_NOT_PERMITTED' });
	must('lesson.accept', { ...seen(lesson), agencyId: 'agency_aa', dueOn: after(dayMs) });
	must('lesson.begin', seen(lesson), ana);
	const done = { ...seen(lesson), change: 'A lamp is brought along' };
	expect(give('lesson.implement', { ...done, step: 'Bring a lamp' }, ana)).toMatchObject({
		fields: [{ path: '/step', rule: 'required' }]
	});
	const work = { on: 'incident', step: 'Bring a lamp', category: 'lighting', priority: 2 };
	must('lesson.implement', { ...done, ...work }, rosa);
	expect(give('lesson.verify', { ...seen(lesson), evidence: 'Seen twice' }, rosa)).toMatchObject({
		code: 'SAME_PERSON'
	});
	must('lesson.verify', { ...seen(lesson), evidence: 'Seen twice' });

	const notice = { communityArea: 29, block: '42XX W MADISON ST', count: 1, source: 'hospital' };
	const raised = () => [...world.board.all('task')].map(({ title }) => title);
	must('incident.log', notice, ana);
	expect(raised()).toEqual([
		'Crisis response',
		'Outreach presence',
		'Check the lights',
		'Bring a lamp'
	]);
	must(
		'activation.plan',
		{
			title: 'Evening',
			site: 'School',
			communityArea: 29,
			opensAt: after(dayMs),
			closesAt: after(2 * dayMs)
		},
		ana
	);
	expect(raised().filter((title) => title === 'Bring a lamp')).toHaveLength(1);
});

test('what committees say is theirs: others have that something was decided, and walls and police nothing of lessons', () => {
	const lesson = must(
		'lesson.note',
		{ type: 'improvement', source: 'committee', text: 'Ask for Polish', communityArea: 29 },
		ana
	);
	const decision = must('decision.propose', {
		about: 'other',
		title: 'Meet on Tuesdays',
		why: 'Fridays are full'
	});
	const what = (role: 'committee', id: string, communities: number[] = []) => {
		const kind = id.slice(0, id.indexOf('_')) as 'lesson';
		return project({ role, deskIds: [], communities }, world.board.get(kind, id)!, world.board);
	};
	expect(what('committee', lesson)).toMatchObject({ text: 'Ask for Polish' });
	expect(what('committee', lesson, [30])).toBeUndefined();
	for (const role of ['law_enforcement', 'display', 'funding', 'elected_office', 'administrator']) {
		expect(what(role as 'committee', lesson), role).toBeUndefined();
	}
	for (const role of ['analyst', 'auditor', 'law_enforcement']) {
		expect(what(role as 'committee', decision), role).toMatchObject({ title: 'Meet on Tuesdays' });
		expect(what(role as 'committee', decision), role).not.toHaveProperty('why');
	}
});
