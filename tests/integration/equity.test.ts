import { afterAll, beforeAll, expect, test } from 'vitest';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { dayMs, hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { EquityView } from '#shared/wire/equity.ts';
import { ana, enrolAgencies, noah, password, rosa, TestRoom } from '../support/room.ts';

// Goal: need is what others publish, service is what this room did; neither is made of the other. Method: a room with a clock of its own,
// a few requests whose fate is known, and made indicators.
let nowMs = Date.UTC(2026, 9, 1, 15);
let room: TestRoom;
const cookies: Record<string, string> = {};
beforeAll(async () => {
	room = await TestRoom.open({ now: () => nowMs });
	await enrolAgencies(room);
	const { people, sessions } = room.app.http.access;
	for (const role of ['analyst', 'manager', 'elected_office'] as const) {
		const bound = role === 'elected_office' ? { communities: [29] } : {};
		const account = { signInName: role, name: role, role, deskIds: [], ...bound };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies[role] = `cscc_session=${token}`;
	}
});
afterAll(() => room.close());

async function ask(role: string, search = ''): Promise<EquityView> {
	const response = await fetch(`${room.address}/api/equity${search}`, {
		headers: { cookie: cookies[role]! }
	});
	expect(response.status).toBe(200);
	return (await response.json()) as EquityView;
}
const of = ({ areas }: EquityView, area: number) => areas[area - 1]!;

/** One that was looked at after so many minutes, and then taken to its end, or not. */
async function oneRequest(
	communityArea: number,
	afterMinutes: number,
	end: boolean
): Promise<void> {
	const about = {
		title: 'A lamp is out',
		category: 'lighting',
		channel: 'phone',
		priority: 2
	} as const;
	const { id } = await room.must(noah, 'request.log', { ...about, communityArea });
	nowMs += afterMinutes * minuteMs;
	await room.must(rosa, 'request.triage', { id, version: 1 });
	if (!end) return;
	await room.must(rosa, 'request.accept', { id, version: 2, agencyId: ana.agencyId! });
	await room.must(rosa, 'request.start', { id, version: 3 });
	await room.must(rosa, 'request.resolve', { id, version: 4 });
}

/** A team that came, worked so long and went. */
async function aTeam(communityArea: number, headcount: number, hours: number): Promise<void> {
	const { id } = await room.must(rosa, 'deployment.request', {
		callSign: 'North 1',
		headcount,
		communityArea,
		purpose: 'Walk with families',
		plannedFrom: toInstant(nowMs),
		plannedTo: toInstant(nowMs + hours * hourMs)
	});
	const moves = ['approve', 'notify', 'acknowledge', 'set_out', 'check_in', 'start', 'demobilize'];
	for (const [index, move] of moves.entries())
		await room.must(rosa, `deployment.${move}` as 'deployment.start', { id, version: index + 1 });
	await room.must(rosa, 'deployment.release', {
		id,
		version: 8,
		hoursWorked: hours,
		debrief: 'done',
		handover: 'Nothing'
	});
}

async function publish(
	source: string,
	indicator: string,
	valueOf: (area: number) => number | null
): Promise<void> {
	const areas = communityAreas.map(({ number }) => [valueOf(number)]);
	const series = [{ indicator, periods: ['2019-2023'], areas, city: [null] }];
	const body = {
		version: 'b'.repeat(16),
		receivedAt: toInstant(nowMs),
		rows: 77,
		spoiled: 0,
		older: 0,
		series
	};
	const response = await fetch(`${room.address}/api/sources/${source}`, {
		method: 'PUT',
		headers: { cookie: cookies['analyst']!, 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	expect(response.status).toBe(200);
}

test('before anything is published need is not known, and not nought', async () => {
	const view = await ask('manager');
	expect(view.areas).toHaveLength(77);
	expect(new Set(view.areas.map(({ need }) => need))).toEqual(new Set([null]));
	expect(of(view, 29)).toMatchObject({ people: null, serviceStands: null, gap: null });
	expect(of(view, 29).done).toMatchObject({ asked: 0, promised: 0 });
	expect(view.cityShare).toBeNull();
});

test('what was asked for and done is counted by community: in time, late, and still waiting past its time', async () => {
	// P2 is promised a first answer within 30 minutes.
	for (let index = 0; index < 12; index += 1) await oneRequest(29, 10, true);
	for (let index = 0; index < 3; index += 1) await oneRequest(29, 50, false);
	await oneRequest(68, 10, true);
	const about = {
		title: 'A lamp is out',
		category: 'lighting',
		channel: 'phone',
		priority: 2
	} as const;
	await room.must(noah, 'request.log', { ...about, communityArea: 68 });
	nowMs += 2 * hourMs;
	await room.must(noah, 'request.log', { ...about, communityArea: 68 });

	const view = await ask('manager');

	const one = { staffedHours: 0 };
	expect(of(view, 29).done).toEqual({ ...one, asked: 15, promised: 15, kept: 12, helped: 12 });
	expect(of(view, 68).done).toEqual({ ...one, asked: 3, promised: 2, kept: 1, helped: 1 });
	// 13 of 17.
	expect(view.cityShare).toBe(0.76);
});

test('who has totals has no count of any community, and of the city only a share', async () => {
	for (const role of ['analyst', 'elected_office']) {
		const view = await ask(role);
		expect(view.areas.some(({ done }) => done !== undefined)).toBe(false);
		expect(view.cityShare).toBe(0.76);
	}
});

test('need is made of what is published alone: half of the weight at least, whichever way a part goes', async () => {
	await publish('acs_by_area', 'population', () => 20_000);
	await publish('socioeconomic_2012', 'below_poverty', (area) => (area === 37 ? null : area));
	expect(of(await ask('manager'), 29).need).toBeNull();

	await publish('health_atlas', 'uninsured', (area) => area);
	await publish('affordable_housing', 'affordable_homes', (area) => 10 * (78 - area));
	await publish('primary_care_2014', 'primary_care_physicians', (area) => 78 - area);

	const view = await ask('manager');
	// The more area's number, the more of each need: 77 is on top of all.
	expect(of(view, 77).need).toBeGreaterThan(99);
	expect(of(view, 1).need).toBeLessThan(1);
	expect(of(view, 37).need).toBeNull();
	expect(view.parts.filter(({ city }) => city).map(({ indicator }) => indicator)).toHaveLength(4);
	expect(of(view, 29)).toMatchObject({ people: 20_000, done: { asked: 15 } });
	// Twelve were helped there, one in another place, nobody elsewhere: it stands above all of which need is known.
	expect(of(view, 29).serviceStands).toBeCloseTo((100 * 75.5) / 76, 6);
	expect(of(view, 29).gap).toBeCloseTo(of(view, 29).serviceStands! - of(view, 29).needStands!, 9);
	// Who has totals is told as of the last midnight: by then nobody was helped.
	const stands = ({ areas }: EquityView) => areas.map(({ serviceStands }) => serviceStands);
	expect(new Set(stands(await ask('analyst')))).toEqual(new Set([null]));
	nowMs += dayMs;
	const rounded = await ask('analyst');
	const isTens = (value: number | null) => value === null || value % 10 === 0;
	expect(
		rounded.areas.every(({ gap, serviceStands }) => isTens(gap) && isTens(serviceStands))
	).toBe(true);
	expect(of(rounded, 29).gap).toBe(Math.round(of(view, 29).gap! / 10) * 10);
	await aTeam(68, 5, 8);
	const staffed = await ask('manager');
	expect(stands(await ask('analyst'))).toEqual(stands(rounded));
	// Hours weigh as much as help: the only team was there, and stands beside the twelve of elsewhere.
	expect(of(staffed, 68).done?.staffedHours).toBe(40);
	expect(of(staffed, 68).serviceStands).toBeGreaterThan(of(view, 68).serviceStands!);
	expect(of(staffed, 68).serviceStands).toBeCloseTo((100 * 75.5) / 76, 6);
	expect(of(staffed, 29).serviceStands).toBeCloseTo((100 * 74.5) / 76, 6);
	nowMs += dayMs;
	expect(of(await ask('analyst'), 68).serviceStands).toBe(100);
	// Days later the same requests are another period's, and need is what it was.
	nowMs += 100 * dayMs;
	const later = await ask('manager');
	expect(of(later, 29)).toMatchObject({
		done: { asked: 0, helped: 0 },
		need: of(view, 29).need,
		gap: null
	});
});

test('of fewer days only those are counted; of any other number nothing is told', async () => {
	await oneRequest(29, 10, true);
	nowMs += 40 * dayMs;
	await oneRequest(68, 10, true);

	const [few, all] = [await ask('manager', '?days=28'), await ask('manager')];

	expect([of(few, 68), of(all, 68)].map(({ done }) => done?.helped)).toEqual([1, 1]);
	expect([of(few, 29), of(all, 29)].map(({ done }) => done?.helped)).toEqual([0, 1]);
	expect(few.from > all.from && few.to === all.to).toBe(true);
	// By 40 and 41 days somebody could tell one day from another.
	for (const days of [7, 41]) {
		const other = await fetch(`${room.address}/api/equity?days=${days}`, {
			headers: { cookie: cookies['manager']! }
		});
		expect(other.status).toBe(400);
	}
});
