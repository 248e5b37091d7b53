import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chicagoToMs } from '#shared/kernel/chicago-time.ts';
import { toInstant } from '#shared/kernel/clock.ts';
import { calendarText } from '#server/calendar/ics.ts';
import { enrolAgencies, noah, password, rosa, TestRoom } from '../support/room.ts';

// Goal: people have their own hours in their own calendar, right also where the clocks change, and nobody else's.
// Method: the feed as it comes, read by an independent program for calendars.
let room: TestRoom;
let cookie = '';
let other = '';
const ids: Record<string, string> = {};
beforeAll(async () => {
	room = await TestRoom.open();
	await enrolAgencies(room);
	const { people, sessions } = room.app.http.access;
	for (const signInName of ['dana', 'luis']) {
		const account = { signInName, name: signInName, role: 'desk' as const, deskIds: [] };
		const agencyId = signInName === 'dana' ? 'agency_lights' : 'agency_pantry';
		const person = (await people.add({ ...account, agencyId }, password))!;
		ids[signInName] = person.id;
		const { token } = await sessions.start(person);
		if (signInName === 'dana') cookie = `cscc_session=${token}`;
		else other = `cscc_session=${token}`;
	}
});
afterAll(() => room.close());

const call = (path: string, method = 'GET', who = cookie) =>
	fetch(`${room.address}${path}`, { method, headers: { cookie: who } });
async function make(who = cookie): Promise<string> {
	return ((await (await call('/api/calendar', 'POST', who)).json()) as { path: string }).path;
}
async function eventsAt(path: string): Promise<ICAL.Event[]> {
	const response = await fetch(`${room.address}${path}`);
	expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
	const calendar = new ICAL.Component(ICAL.parse(await response.text()) as never);
	return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

test('shifts over the night on which clocks change, and activations of one’s organisation', async () => {
	const staff = await room.must(rosa, 'staff.enrol', {
		name: 'Dana',
		callSign: 'Desk 1',
		agencyId: 'agency_lights',
		personId: ids['dana']!
	});
	// The night of 14 March 2027 has an hour less.
	const at = (day: number, hour: number) =>
		toInstant(chicagoToMs({ year: 2027, month: 3, day, hour, minute: 0, second: 0 }));
	await room.must(rosa, 'shift.schedule', {
		deskId: 'city_services',
		staffId: staff.id,
		plannedFrom: at(13, 22),
		plannedTo: at(14, 6)
	});
	const activation = await room.must(noah, 'activation.plan', {
		title: 'For the family of Zebracanary',
		site: 'A school, gym; east',
		communityArea: 30,
		opensAt: at(20, 15),
		closesAt: at(20, 19)
	});
	await room.must(noah, 'activation.invite', { id: activation.id, agencyId: 'agency_lights' });

	const path = await make();
	const [shift, event] = await eventsAt(path);
	expect(shift!.summary).toBe('Shift, City services');
	expect(shift!.startDate.toJSDate().toISOString()).toBe(at(13, 22));
	expect(shift!.endDate.toJSDate().toISOString()).toBe(at(14, 6));
	expect(shift!.duration.toSeconds()).toBe(7 * 3_600);
	expect(event!.summary).toBe('Activation, Little Village');
	expect(event!.location).toBe('A school, gym; east');
	expect(await (await fetch(`${room.address}${path}`)).text()).not.toContain('Zebracanary');
	expect((await eventsAt(`${path}?language=es`))[1]!.summary).toBe('Activación, Little Village');

	// Cancelled, it stays: programs take it out of theirs by its name.
	const uid = event!.uid;
	await room.must(noah, 'activation.cancel', { id: activation.id, version: 2, reason: 'No site' });
	const [, after] = await eventsAt(path);
	expect(after!.uid).toBe(uid);
	expect(after!.sequence).toBeGreaterThan(event!.sequence);
	expect(after!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});

test('nobody else’s hours are in it, a new address ends the old one, and who has left has none', async () => {
	const theirs = await make(other);
	expect(await eventsAt(theirs)).toEqual([]);
	const first = await make();
	const second = await make();
	expect((await fetch(`${room.address}${first}`)).status).toBe(404);
	expect((await eventsAt(second)).length).toBeGreaterThan(0);
	await call('/api/calendar', 'DELETE');
	expect((await fetch(`${room.address}${second}`)).status).toBe(404);
	const { people } = room.app.http.access;
	await people.change(ids['luis']!, { disabledAt: toInstant(room.app.http.clock.now()) });
	expect((await fetch(`${room.address}${theirs}`)).status).toBe(404);
	for (const guess of ['x'.repeat(32), '..', "'"]) {
		expect(
			(await fetch(`${room.address}/api/calendar/${encodeURIComponent(guess)}.ics`)).status
		).toBe(404);
	}
});

test('long lines are folded between letters, and what has a meaning is escaped', () => {
	const summary = 'Ñandú 🦤, y; más \\ '.repeat(8).trim();
	const event = {
		uid: 'u',
		sequence: 0,
		changedMs: 0,
		fromMs: 0,
		toMs: 1_000,
		summary,
		cancelled: false
	};
	const text = calendarText('n', [event]);
	for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	const calendar = new ICAL.Component(ICAL.parse(text) as never);
	expect(new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).summary).toBe(summary);
});
