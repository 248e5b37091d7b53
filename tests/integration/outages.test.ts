import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import type { AreaKnown } from '#shared/wire/indicators.ts';
import { Publisher } from '../support/publisher.ts';
import { ana, enrolAgencies, password, TestRoom } from '../support/room.ts';

// Goal: the room knows what companies report of the county, all of it or nothing, and says what of a community somebody told.
// Method: a publisher on this machine that answers as ODIN does, page by page, and refuses on cue.
const until = { timeout: 20_000, interval: 50 };
let odin: Publisher;
let room: TestRoom;
let rows: object[] = [];
let told: number | undefined;
const row = (meters: number, company: number) => ({
	communitydescriptor: '17031',
	metersaffected: meters,
	name: `Company ${company}`,
	utility_id: company,
	reportedstarttime: '2026-11-20T10:00:00+00:00',
	estimatedrestorationtime: null,
	statuskind: 'crewAssessing'
});
const county = () => room.app.http.follower.board.get('outage', 'outage_county');

beforeAll(async () => {
	odin = await Publisher.open(({ searchParams }) => {
		const [limit, offset] = ['limit', 'offset'].map((name) => Number(searchParams.get(name)));
		return { total_count: told ?? rows.length, results: rows.slice(offset, offset! + limit!) };
	});
	room = await TestRoom.open(systemClock, {
		OUTAGE_FEED_URL: `${odin.origin}/records`,
		OUTAGE_EVERY_SECONDS: '1'
	});
	await enrolAgencies(room);
});
afterAll(async () => {
	await room.close();
	await odin.close();
});

let cookie: string | undefined;
async function asAnalyst(path: string): Promise<Response> {
	const { people, sessions } = room.app.http.access;
	const account = { signInName: 'analyst', name: 'Analyst', role: 'analyst' } as const;
	cookie ??= (await sessions.start((await people.add({ ...account, deskIds: [] }, password))!))
		.token;
	return fetch(`${room.address}${path}`, { headers: { cookie: `cscc_session=${cookie}` } });
}

/** ODIN has been asked once more, to the end. */
async function wasAsked(): Promise<void> {
	const before = odin.asked.length;
	await expect.poll(() => odin.asked.length, until).toBeGreaterThan(before + 1);
}

test('a county of which nothing is reported is told so; then what companies report, over all pages', async () => {
	await expect.poll(county, until).toMatchObject({ meters: 0, companies: 0, what: 'power' });

	rows = Array.from({ length: 130 }, (_, index) => row(10, index % 3));

	await expect.poll(() => county()?.meters, until).toBe(1_300);
	expect(county()).toMatchObject({ companies: 3, since: '2026-11-20T10:00:00.000Z' });
	const { sources } = (await (await asAnalyst('/api/sources')).json()) as {
		sources: { id: string; state: string }[];
	};
	expect(sources.find(({ id }) => id === 'power_outages')).toMatchObject({
		state: 'live',
		rows: 3
	});
	expect(odin.asked.every(({ search }) => search.includes('communitydescriptor'))).toBe(true);
});

test('fewer rows than there are, another answer or none change nothing: what was told stays with its time', async () => {
	const { version, saidAt } = county()!;
	told = 400;
	await expect.poll(() => odin.asked.length, until).toBeGreaterThan(0);
	await wasAsked();
	await wasAsked();
	const afterFewer = county()!;
	told = undefined;
	rows = [{ communitydescriptor: '17031', metersaffected: -5 }];
	await wasAsked();
	odin.refuses = [503, 429, 500];
	await wasAsked();

	expect(county()).toMatchObject({ meters: 1_300 });
	expect(county()!.version - version).toBeLessThanOrEqual(1);
	expect(afterFewer.saidAt >= saidAt).toBe(true);
	rows = [row(7, 1)];
	await expect.poll(() => county()?.meters, until).toBe(7);
});

test('a community’s page has what is out there and in the county, and nothing of who said it', async () => {
	await room.must(ana, 'outage.note', {
		what: 'power',
		communityArea: 29,
		source: 'seen',
		meters: 12
	});
	await room.must(ana, 'outage.note', { what: 'internet', communityArea: 68, source: 'seen' });

	const response = await asAnalyst('/api/areas/29/indicators');

	const { outages } = (await response.json()) as AreaKnown;
	expect(outages.map(({ what, communityArea }) => [what, communityArea])).toEqual(
		expect.arrayContaining([
			['power', 29],
			['power', undefined]
		])
	);
	expect(outages).toHaveLength(2);
	expect(JSON.stringify(outages)).not.toMatch(/person_|changed/);
});
