import { afterAll, beforeAll, expect, test } from 'vitest';
import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import { Story, type Someone } from '../support/story.ts';

// Goal: the forms that other centres ask for say what the records and the log say, with the form's own numbers, and no more than
// whoever asks may have. Method: the room over HTTP; the day before is archived and trimmed away from under it.
let story: Story;
let rosa: Someone;
let ana: Someone;
let luis: Someone;

beforeAll(async () => {
	story = await Story.begin('2026-11-20T18:00:00-06:00');
	rosa = await story.enters('Rosa', 'manager');
	await rosa.does('agency.enrol', {
		id: 'agency_lights',
		name: 'City Services',
		type: 'city_department',
		areas: [],
		leads: []
	});
	ana = await story.enters('Ana', 'desk', { deskIds: ['city_services'] });
	luis = await story.enters('Luis', 'desk', {
		agencyId: 'agency_lights',
		deskIds: ['city_services']
	});
});
afterAll(() => story.ends());

const inHours = (hours: number) => toInstant(story.clock.now() + hours * hourMs);
const linesOf = (page: string) =>
	[...page.matchAll(/<tr>\s*<th scope="row"[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
		row
			.replaceAll(/<[^>]*>/g, '|')
			.replaceAll(/\s+/g, ' ')
			.trim()
	);

async function shiftOf(one: Someone, callSign: string): Promise<string> {
	const staffId = await one.does('staff.join', { callSign });
	const id = await rosa.does('shift.schedule', {
		deskId: 'city_services',
		staffId,
		plannedFrom: inHours(0),
		plannedTo: inHours(8)
	});
	await one.moves(id, 'shift.open');
	return id;
}

test('ICS 214: what one person did in a shift, and nothing of anybody else or of another hour', async () => {
	const light = { category: 'lighting', channel: 'phone', communityArea: 29 } as const;
	await ana.does('request.log', { ...light, title: 'Before the shift' });
	story.clock.later(minuteMs);
	const shift = await shiftOf(ana, 'Desk 1');
	const request = await ana.does('request.log', { ...light, title: 'Lamp <i>out</i>' });
	await ana.moves(request, 'request.triage');
	await luis.does('request.log', { ...light, title: 'Of another desk' });
	story.clock.later(hourMs);

	const path = `/api/forms/activity-log.html?shift=${shift}`;
	const page = await ana.text(path);

	expect(page).toContain('Activity log (ICS 214)');
	const lines = linesOf(page);
	expect(lines.map((line) => line.split('|').at(-2)?.trim().split(':')[0])).toEqual([
		'Begin shift',
		'Log request',
		'Triage'
	]);
	expect(page).toContain('Lamp &lt;i&gt;out&lt;/i&gt;');
	expect(page).not.toMatch(/Before the shift|Of another desk/);
	expect(await rosa.text(path)).toContain('Lamp');
	// What nobody may have whole any more is no word of it, though it was when it was done.
	await ana.does('request.edit', {
		id: request,
		edits: { category: { from: 'lighting', to: 'crisis_response' } }
	});
	expect(story.get(request)).toMatchObject({ restricted: true });
	expect(await rosa.text(path)).not.toContain('Lamp');
	expect(await luis.ask('GET', path)).toMatchObject({ code: 'NOT_FOUND' });
	expect(await ana.text(`${path}&language=es`)).toContain('Registro de actividades (ICS 214)');
});

test('ICS 211 and 213 RR: teams that checked in, and a team as an order with who asked and who approved', async () => {
	const team = await ana.does('deployment.request', {
		callSign: 'Team 7',
		headcount: 3,
		communityArea: 29,
		purpose: 'Safe passage',
		plannedFrom: inHours(6),
		plannedTo: inHours(10),
		agencyId: 'agency_lights'
	});
	const order = await ana.text(`/api/forms/resource-request.html?team=${team}`);
	expect(order).toContain('Resource request (ICS 213 RR)');
	expect(order).toContain('Routine (within 12 hours)');
	expect(order).toContain('Ana, Desk');
	expect(order).not.toContain('Manager');
	expect(linesOf(order)[0]).toMatch(/^3\|.*Team.*Team 7.*Safe passage/);

	await rosa.moves(team, 'deployment.approve');
	await luis.moves(team, 'deployment.notify');
	await luis.moves(team, 'deployment.acknowledge');
	await luis.moves(team, 'deployment.set_out');
	expect(linesOf(await ana.text('/api/forms/check-in.html?hours=12'))).toEqual([]);
	await luis.moves(team, 'deployment.check_in');

	const list = await ana.text('/api/forms/check-in.html?hours=12');
	expect(list).toContain('5–15. 1 team, 3 people');
	expect(linesOf(list)[0]).toMatch(/^Team 7.*City Services.*Safe passage.*North Lawndale/);
	expect(await ana.text(`/api/forms/resource-request.html?team=${team}`)).toMatch(
		/Approved by[^]*Manager, Nov/
	);
	const pdf = await ana.bytes('/api/forms/check-in.pdf');
	expect(pdf).toMatch(/\/MediaBox\s*\[0 0 792 612\]/);
	// A team of an organisation is whole for that one and for the centre's own.
	const vera = await story.enters('Vera', 'intervention', { agencyId: 'agency_other' });
	expect(await vera.ask('GET', `/api/forms/resource-request.html?team=${team}`)).toMatchObject({
		code: 'NOT_FOUND'
	});
	expect(linesOf(await vera.text('/api/forms/check-in.html'))).toEqual([]);
	story.clock.later(3 * hourMs);
	expect(linesOf(await ana.text('/api/forms/check-in.html?hours=2'))).toEqual([]);
	expect(linesOf(await ana.text('/api/forms/check-in.html?hours=4'))).toHaveLength(1);
});

test('after-action: overview, what was done, marked moments, strengths, and a plan with who and by when', async () => {
	const activation = await ana.does('activation.plan', {
		title: 'Assistance at the school',
		site: 'School gym',
		communityArea: 29,
		opensAt: inHours(1),
		closesAt: inHours(5)
	});
	await ana.does('activation.invite', { id: activation, agencyId: 'agency_lights' });
	const answered = { id: activation, agencyId: 'agency_lights', answer: 'accepted' };
	await ana.does('activation.answer', answered);
	const about = { source: 'activation_debrief', activationId: activation } as const;
	await ana.does('lesson.note', { ...about, type: 'strength', text: 'Interpreters were there' });
	const lesson = await ana.does('lesson.note', {
		...about,
		type: 'improvement',
		text: 'The doors opened late',
		element: 'planning'
	});
	await rosa.moves(lesson, 'lesson.validate');
	await rosa.moves(lesson, 'lesson.accept', { agencyId: 'agency_lights', dueOn: inHours(24 * 30) });
	await ana.does('lesson.note', {
		type: 'improvement',
		source: 'monthly_review',
		text: 'Of something else'
	});

	const body = {
		subject: activation,
		bookmarks: [{ at: inHours(1.5), text: 'The line reached the corner & stood' }]
	};
	const page = String(await ana.posted('/api/forms/after-action.html', body));

	expect(page).toContain('After-action report and improvement plan');
	for (const said of [
		'Assistance at the school',
		'Response, recovery',
		'City Services',
		'The line reached the corner &amp; stood',
		'Interpreters were there'
	]) {
		expect(page).toContain(said);
	}
	expect(page).not.toContain('Of something else');
	const plan = linesOf(page).at(-1);
	expect(plan).toMatch(/^The doors opened late.*Planning.*City Services.*Dec 2\d, 2026.*Taken on/);
	expect(
		await ana.ask('POST', '/api/forms/after-action.html', { ...body, subject: lesson })
	).toMatchObject({ code: 'NOT_FOUND' });
	expect(
		await ana.ask('POST', '/api/forms/after-action.html', { subject: activation, bookmarks: 'all' })
	).toMatchObject({ code: 'INVALID_PAYLOAD' });

	const { redis, keys } = story.room.app.http.store;
	const entries = (await redis.xrange(keys.audit, '-', '+')) as [string, string[]][];
	const forms = entries.map(([, fields]) => fields.join(' '));
	for (const form of ['ics-214 html', 'ics-211 pdf', 'ics-213rr html', 'after-action html']) {
		expect(
			forms.some((one) => one.includes(form)),
			form
		).toBe(true);
	}
});
