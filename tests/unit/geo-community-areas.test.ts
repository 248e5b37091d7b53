import { expect, test } from 'vitest';
import {
	communityArea,
	communityAreas,
	findAreas,
	firstPhaseAreaNumbers,
	priorityAreaNumbers,
	priorityList
} from '#shared/geo/community-areas.ts';

function numbersFor(text: string): number[] {
	return findAreas(text).map(({ number }) => number);
}

test('there are 77 areas, numbered 1 to 77, each with a name of its own', () => {
	expect(communityAreas.map(({ number }) => number)).toEqual(
		Array.from({ length: 77 }, (_, index) => index + 1)
	);
	expect(new Set(communityAreas.map(({ name }) => name)).size).toBe(77);
	expect(() => communityArea(78)).toThrow('no community area 78');
});

test('every short name fits a row on the wall and belongs to one area', () => {
	for (const { shortName } of communityAreas) expect(shortName.length).toBeLessThanOrEqual(14);
	expect(new Set(communityAreas.map(({ shortName }) => shortName)).size).toBe(77);
});

test('fifteen areas have priority, and the first phase is among them', () => {
	expect(priorityAreaNumbers).toHaveLength(15);
	expect(priorityList.listVersion).toBe('2020');
	expect(priorityAreaNumbers).toEqual(expect.arrayContaining([...firstPhaseAreaNumbers]));
	expect(firstPhaseAreaNumbers.map((number) => communityArea(number).displayName)).toEqual([
		'West Garfield Park',
		'North Lawndale',
		'Little Village',
		'Englewood'
	]);
});

test.each([
	['Little Village', [30]],
	['SOUTH LAWNDALE', [30]],
	['la villita', [30]],
	['Lawndale', [29]],
	['n. lawndale', [29]],
	['Back of the Yards', [61]],
	['Gresham', [71]],
	['grand crossing', [69]],
	['OHARE', [76]],
	["O'Hare", [76]],
	['O’Hare', [76]],
	['Lakeview', [6]],
	['Englewood', [68]],
	['west  englewood', [67]],
	['W Englewood', [67]],
	['30', [30]],
	['07', [7]],
	['Humb', [23]]
])('%s means area %j', (text, expected) => {
	expect(numbersFor(text)).toEqual(expected);
});

test('an ambiguous name gives every area it may mean', () => {
	expect(numbersFor('Garfield Park')).toEqual([26, 27]);
	expect(numbersFor('garfield p')).toEqual([26, 27]);
	expect(numbersFor('Bronzeville')).toEqual([35, 38]);
});

test.each([
	'',
	'  ',
	'ho',
	'0',
	'78',
	'west',
	'no',
	'Garfield Parkway',
	'Evanston',
	'30 South Lawndale'
])('%j is not taken for an area', (text) => {
	expect(numbersFor(text)).toEqual([]);
});
