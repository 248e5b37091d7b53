import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { pull } from '../../scripts/datasets/pull.ts';
import { SourceRefused } from '../../scripts/datasets/source-refused.ts';
import { temporaryFolder } from '../support/room.ts';
import * as portals from '../support/soda-portal.ts';

// Goal: whatever a portal does, there is never a part of a load; what was good stays, and the next one goes on. Method: a portal
// that speaks SODA and does wrong on cue.
let portal: portals.SodaPortal;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
	portal = await portals.SodaPortal.open();
	folder = temporaryFolder();
	portal.datasets.set('gumc-mgzr', victims(25));
});
afterEach(async () => {
	await portal.close();
	folder.remove();
});

const secret = 'ZAMBRANO-CANARY';
/** Stored in an order of its own, with the names that the public file has. */
function victims(count: number, from = 0): portals.PortalRow[] {
	return Array.from({ length: count }, (_, index) => {
		const at = ((index * 7) % count) + from;
		return {
			':id': portals.idOf(at),
			unique_id: `SHOOT-${at}`,
			case_number: `J${Math.floor(at / 2)}`,
			date: `2024-07-${String((at % 28) + 1).padStart(2, '0')}T02:10:00.000`,
			victimization_primary: at % 5 === 0 ? 'HOMICIDE' : 'BATTERY',
			gunshot_injury_i: 'YES',
			community_area: at % 2 === 0 ? 'WEST GARFIELD PARK' : 'OHARE',
			updated: '2024-07-30T06:00:00.000',
			homicide_victim_first_name: secret,
			homicide_victim_last_name: secret,
			block: '4XX W MADISON ST'
		};
	});
}

const take = (more: object = {}) =>
	pull({
		source: 'violence_victims',
		dataFolder: folder.path,
		clock: { now: () => Date.UTC(2024, 7, 1) },
		portal: { origin: portal.origin, pageSize: 10, hurry: 1_000, token: 'app-token' },
		...more
	});

async function refused(more?: object): Promise<string> {
	const error = await take(more).then(
		() => undefined,
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(SourceRefused);
	expect((error as Error).message).not.toContain(secret);
	return (error as SourceRefused).check;
}

const good = () =>
	JSON.parse(
		readFileSync(join(folder.path, 'datasets/violence_victims/current/publication.json'), 'utf8')
	) as { version: string; rows: number };

/** Every byte that lies on the disk. */
function everything(): string {
	return readdirSync(folder.path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
		.join('\n');
}

test('a dataset is read page by page, counted by area and month, and no name of the dead is asked for or kept', async () => {
	const { publication, changed } = await take();

	expect(changed).toBe(true);
	expect(publication).toMatchObject({ rows: 25, spoiled: 0, older: 0 });
	const [killed] = publication.series.filter(({ indicator }) => indicator === 'people_killed');
	const ohare = communityAreas.find(({ name }) => name.startsWith('O'))!;
	const at = (number: number) => killed!.areas[number - 1];
	expect(killed!.periods).toEqual(['2024-07']);
	expect([at(26), at(76), at(29), killed!.city]).toEqual([[3], [2], [0], [5]]);
	expect(ohare.name).toBe('Oakland');
	expect(portal.tokens.every((token) => token === 'app-token')).toBe(true);
	expect(portal.asked.some((query) => /name|block/.test(query.get('$select') ?? ''))).toBe(false);
	expect(everything()).not.toContain(secret);
});

test('a portal that hands out names unasked is not believed: they reach neither disk nor what is said', async () => {
	const withNames: portals.Mishap = (response) =>
		portals.send(response, 200, portals.inOrder(victims(25)));
	portal.mishaps = [undefined, withNames];

	await take();

	expect(good().rows).toBe(25);
	expect(everything()).not.toContain(secret);
});

test('the second time nothing is changed; what changed at the portal is asked for with a window, and takes the place of what it was', async () => {
	const first = await take();
	const again = await take();
	expect(again.changed).toBe(false);
	expect(again.publication.version).toBe(first.publication.version);
	expect(portal.asked.at(-1)!.get('$where')).toMatch(/^updated >= '2024-05-01T/);

	const changed = portal.datasets
		.get('gumc-mgzr')!
		.map((row) =>
			row['unique_id'] === 'SHOOT-4'
				? { ...row, victimization_primary: 'HOMICIDE', updated: '2024-07-31T06:00:00.000' }
				: row
		);
	portal.datasets.set('gumc-mgzr', [...changed, ...victims(3, 25)]);
	const third = await take();
	expect(third).toMatchObject({ changed: true, publication: { rows: 28 } });
	const killed = third.publication.series.find(({ indicator }) => indicator === 'people_killed')!;
	expect(killed.city).toEqual([7]);
});

test.each([
	['asked too often', 'throttled', portals.throttled(1)],
	['not ready', 'not_ready', portals.notReady],
	['out of order', 'unreachable', portals.broken],
	['a page whose line breaks', 'cut_off', portals.cutOff],
	['a page that ends early and says that it is whole', 'cut_off', portals.halved],
	['an older copy', 'behind', portals.behind]
] as const)(
	'%s: tried again, and when it stays so, nothing is changed',
	async (_, check, mishap) => {
		await take();
		const before = good();
		portal.datasets.set('gumc-mgzr', victims(40));

		portal.mishaps = Array.from({ length: 12 }, () => mishap);
		expect(await refused({ whole: true })).toBe(check);
		expect(good()).toEqual(before);

		portal.mishaps = [mishap, undefined, mishap, mishap];
		expect((await take({ whole: true })).publication.rows).toBe(40);
	}
);

test('a column that has another name now is told by its name, and nothing is changed', async () => {
	await take();
	const before = good();
	const renamed = victims(25).map(({ gunshot_injury_i: its, ...row }) => ({
		...row,
		gunshot_injury: its
	}));
	portal.datasets.set('gumc-mgzr', renamed);

	expect(await refused()).toBe('column_missing');
	expect(good()).toEqual(before);
});

test('pages in another order than asked for are not taken, nor fewer rows than before, nor dates to come', async () => {
	await take();
	const before = good();

	portal.mishaps = [undefined, portals.reordered];
	expect(await refused({ whole: true })).toBe('cut_off');
	portal.mishaps = [undefined, portals.repeated];
	expect(await refused({ whole: true })).toBe('unreadable');
	portal.mishaps = [undefined, portals.withGap];
	expect(await refused({ whole: true })).toBe('cut_off');
	portal.datasets.set('gumc-mgzr', victims(10));
	expect(await refused({ whole: true })).toBe('fewer_rows');
	portal.datasets.set(
		'gumc-mgzr',
		victims(25).map((row) => ({ ...row, date: '2031-01-01T00:00:00.000' }))
	);
	expect(await refused({ whole: true })).toBe('dates');
	expect(good()).toEqual(before);
});

test('what was judged and refused is asked for again, and times with fractions are the same after a merge', async () => {
	// Half of them changed long before the window that is asked for again: those are read from what is kept.
	const good = victims(25).map((row, at) => ({
		...row,
		date: '2024-07-05T02:10:00.250',
		updated: at % 2 === 0 ? '2024-01-02T06:00:00.250' : '2024-07-30T06:00:00.250'
	}));
	portal.datasets.set(
		'gumc-mgzr',
		good.map((row) => ({ ...row, date: 'soon' }))
	);
	expect(await refused()).toBe('spoiled_values');
	portal.datasets.set('gumc-mgzr', good);
	const first = await take();
	expect(first.publication.rows).toBe(25);

	const again = await take();
	expect(again.changed).toBe(false);
	expect(again.publication.spoiled).toBe(0);
});

test('what was ended goes on with the next page, and a page that was there is not asked for again', async () => {
	portal.mishaps = [undefined, undefined, ...Array.from({ length: 5 }, () => portals.broken)];
	expect(await refused()).toBe('unreachable');
	expect(existsSync(join(folder.path, 'datasets/violence_victims/current'))).toBe(false);
	portal.asked.length = 0;
	portal.mishaps = [];

	const { publication } = await take();

	expect(publication.rows).toBe(25);
	const pages = portal.asked.filter((query) => query.has('$order'));
	expect(pages[0]!.get('$where')).toBe(`:id > '${portals.idOf(9)}'`);
	rmSync(folder.path, { recursive: true });
});
