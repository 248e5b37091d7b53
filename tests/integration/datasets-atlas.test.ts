import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFile } from '../../scripts/datasets/load.ts';
import { pullAtlas } from '../../scripts/datasets/pull-atlas.ts';
import { allAreas as areas } from '../support/census-world.ts';
import { refusal, seriesOf, valueOf } from '../support/publications.ts';
import { Publisher } from '../support/publisher.ts';
import { temporaryFolder } from '../support/room.ts';

// Goal: insurance, care, poverty and food are known of each community with their error, in one period with the city, and never of a
// group of people or of a part of the communities. Method: an Atlas that answers on this machine; files with something wrong.
let folder: ReturnType<typeof temporaryFolder>;
let publisher: Publisher | undefined;
beforeEach(() => {
	folder = temporaryFolder();
});
afterEach(async () => {
	await publisher?.close();
	publisher = undefined;
	folder.remove();
});
const clock = { now: () => Date.UTC(2026, 10, 20) };

/** As the Atlas answers: what it has of a topic, then its values; a small community is left out. */
function atlas(asked: URL): unknown {
	const topic = asked.searchParams.get('topic');
	if (asked.pathname.includes('/coverage/')) {
		const of = (period: string, population = '') => ({ period, population });
		return {
			coverages: {
				neighborhood: [of('2019-2023'), of('2018-2022'), of('2023'), of('2020-2024', 'H')],
				// The city has a year more than its communities, and years of one.
				...(asked.pathname.includes('UNS') ? { place: [of('2024'), of('2019-2023')] } : {}),
				...(asked.pathname.includes('POV') ? { place: [of('2024')] } : {})
			}
		};
	}
	const period = asked.searchParams.get('period');
	if (period !== '2019-2023') return undefined;
	const row = (g: string, v: number | null, se: number | null) => ({
		a: topic,
		d: period,
		p: '',
		g,
		v,
		se
	});
	return asked.searchParams.get('layer') === 'place'
		? { results: [row('1714000', 9.5, 0.2)] }
		: {
				results: areas
					.filter((area) => area !== 37)
					.map((area) => row(`1714000-${area}`, area === 47 ? null : area / 4, area / 100))
			};
}

const pullFrom = (answer: (asked: URL) => unknown) =>
	Publisher.open(answer).then((opened) => {
		publisher = opened;
		return pullAtlas({
			source: 'health_atlas',
			dataFolder: folder.path,
			clock,
			hurry: 1_000,
			origin: opened.origin
		});
	});

test('the Atlas is asked for what it has of everybody, the newest; who is too small for a survey has no value', async () => {
	const { publication } = await pullFrom((asked) => {
		// It is asked again where that can help.
		if (publisher!.asked.length === 1) publisher!.refuses.push(202);
		return atlas(asked);
	});

	const { areas: values, errors, city, periods } = seriesOf(publication, 'uninsured');
	expect(periods).toEqual(['2019-2023']);
	expect([values[0], values[36], values[46], values[76]]).toEqual([
		[0.25],
		[null],
		[null],
		[19.25]
	]);
	expect([errors![76], city]).toEqual([[0.77], [9.5]]);
	// Nobody says it of the whole city: shares are never averaged.
	expect(seriesOf(publication, 'low_food_access').city).toEqual([null]);
	expect(seriesOf(publication, 'poverty')).toMatchObject({ periods, city: [null] });
	expect(publication.occurredAt).toBe('2023-12-31T06:00:00.000Z');
	expect(publication.series).toHaveLength(5);
});

const isOf = (asked: URL, topic: string) =>
	asked.pathname.includes(topic) || asked.searchParams.get('topic') === topic;

test.each<[string, string, (asked: URL) => unknown]>([
	[
		'a topic that is gone',
		'column_missing',
		(asked) => (isOf(asked, 'LFA') ? { coverages: {} } : atlas(asked))
	],
	[
		'a topic of the city alone',
		'column_missing',
		(asked) =>
			asked.pathname.includes('coverage/POV')
				? { coverages: { place: [{ period: '2019-2023', population: '' }] } }
				: atlas(asked)
	],
	[
		'half of the communities',
		'fewer_rows',
		(asked) => {
			const answer = atlas(asked) as { results?: unknown[] };
			return isOf(asked, 'UNS') && answer?.results ? { results: answer.results.slice(38) } : answer;
		}
	],
	[
		'a page that ended before its end',
		'cut_off',
		(asked) => {
			const answer = atlas(asked) as { results?: unknown[] };
			return answer?.results ? { ...answer, count: 77 } : answer;
		}
	],
	[
		'another topic than was asked for',
		'unreadable',
		(asked) => {
			asked.searchParams.set('topic', 'EDB');
			return atlas(asked);
		}
	],
	['nothing that is known', 'refused', () => undefined]
])('%s is refused as %s', async (_, check, answer) => {
	const refused = await refusal(pullFrom(answer));

	expect(refused.check).toBe(check);
	expect(existsSync(join(folder.path, 'datasets/health_atlas/current'))).toBe(false);
});

test('whoever is sent elsewhere is told that a key may be asked for, and is not sent five times', async () => {
	const refused = await refusal(
		pullFrom((asked) => {
			publisher!.refuses.push(302);
			return atlas(asked);
		}).then(() => pullFrom(atlas))
	);
	expect([refused.check, refused.message]).toEqual([
		'refused',
		'The publisher sends us elsewhere: it may ask for a key.'
	]);
	expect(publisher!.asked).toHaveLength(2);
});

/** A file of two topics, and a row more. */
function fileOf(more: string, topics = ['UNS', 'POV']): string {
	const path = join(folder.path, 'topics.csv');
	const rows = topics.flatMap((topic) =>
		areas.map((area) => `${topic},1714000-${area},2019-2023,,${area},0.5`)
	);
	const header = 'topic,geoid,period,population,value,standardError';
	writeFileSync(path, `${[header, ...rows, more].join('\n')}\n`);
	return path;
}
const load = (path: string) =>
	loadFile(path, { source: 'health_atlas', dataFolder: folder.path, clock });

test('groups of people are not counted beside everybody', async () => {
	const { publication } = await load(fileOf('UNS,1714000-1,2019-2023,H,99,1'));

	expect(valueOf(publication, 'uninsured', 1, '2019-2023')).toBe(1);
});

test.each<[string, string, string]>([
	['a place that is none', 'places', 'UNS,1755000-3,2019-2023,,99,1'],
	['a community that is none', 'places', 'UNS,1714000-78,2019-2023,,99,1'],
	[
		'an area by the number that the whole city has here',
		'places',
		'UNS,1714000-100,2019-2023,,99,1'
	],
	['a community twice', 'places', 'UNS,1714000-1,2019-2023,,99,1'],
	['a period in other words', 'dates', 'UNS,1714000-1,2019 - 2023,,99,1'],
	['no period', 'dates', 'UNS,1714000-1,,,99,1']
])('a file with %s is refused as %s, and what was good stays', async (_, check, row) => {
	const { publication } = await load(fileOf(''));

	expect((await refusal(load(fileOf(row)))).check).toBe(check);
	const gone = await refusal(load(fileOf('', ['UNS', 'XYZ'])));
	expect([gone.check, gone.message]).toEqual([
		'fewer_rows',
		'Nothing came of poverty, which is known.'
	]);
	const kept = join(folder.path, 'datasets/health_atlas/current/publication.json');
	expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual(publication);
});
