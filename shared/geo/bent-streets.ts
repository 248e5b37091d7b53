/**
 * Streets that do not keep one address coordinate: the diagonals and a few that bend. Waypoints were
 * read off the City of Chicago's on-street bike route centre-lines and, where those lack a stretch,
 * its published block locations of crimes, shootings and housing; rounded to quarter blocks. Between
 * waypoints a street is taken as straight. Each list covers only the stretch seen there.
 */
import type { AddressPoint } from './address-grid.ts';
import { readPath } from './address-path.ts';

/** A street as a line of waypoints in address numbers. */
export interface BentStreet {
	/** Name as on a map, without direction: `Milwaukee Avenue`. */
	name: string;
	/** Name as in an address, in capitals, without direction and suffix: `MILWAUKEE`. */
	addressName: string;
	/** Which way its house numbers run: `north-south` means N and S addresses. */
	numbered: 'north-south' | 'east-west';
	/** Waypoints, in order along the numbers. */
	points: readonly AddressPoint[];
	/** Least signed house number that still tells the place; beyond it numbers leave the grid. */
	leastNumber: number;
	/** Whether it is drawn on the basemap among the main diagonals. */
	main: boolean;
}

const mainDiagonals: readonly BentStreet[] = [
	northSouth('Milwaukee Avenue', '-5,2.5 -24.5,20 -48,40 -63.5,63.5'),
	// West of Kostner, Archer's numbers grow faster than it goes south.
	{
		...northSouth('Archer Avenue', '-63.5,-55 -40.5,-50.5 -12.25,-28 -4,-22.5 0,-19'),
		leastNumber: -5000
	},
	northSouth('Elston Avenue', '-11.5,8.75 -11.5,10 -13.75,16 -16,20 -17.5,22 -45,48 -61.5,61.25'),
	northSouth(
		'Clark Street',
		'-1.25,-20.5 -1.25,16 -6.25,27.75 -14.25,42.25 -15.25,48 -16.25,64 -18.25,75.5'
	),
	northSouth(
		'Vincennes Avenue',
		'-20.25,-119 -15.25,-108 -12.25,-99 -9.5,-89.5 -6,-84 -4.5,-81.5 -2.75,-75 -1.5,-72 -0.75,-68.5'
	),
	northSouth('South Chicago Avenue', '31.25,-94.25 4,-67'),
	eastWest('Ogden Avenue', '-43.5,-24 -39.75,-22.25 -30,-15.75 -24,-13'),
	eastWest('Grand Avenue', '-71.5,24 -65.25,24 -50,19.5 -24.25,5.25 9.75,5.4')
];

const otherBends: readonly BentStreet[] = [
	northSouth('Lincoln Avenue', '-2.5,18.5 -16,32 -24.75,50 -26.25,56 -35.5,63.5'),
	northSouth('Broadway', '-6,28 -6.1,33 -6.9,36.5 -12,48 -12.1,63.5'),
	northSouth('Clybourn Avenue', '-5,12.5 -23.5,31.5'),
	northSouth('Michigan Avenue', '1.1,-134 0.8,-111 1.25,-102 0.95,-66 1.3,-62 1.5,0 1.75,10'),
	northSouth('Cottage Grove Avenue', '6.5,-105.5 8.25,-95 7.9,-92 7.9,-55 8,-40 6.25,-33'),
	northSouth('Stony Island Avenue', '19,-121 19,-110 16.5,-104 15.75,-93.5 15.9,-56.5'),
	northSouth('Lake Park Avenue', '15.5,-56 15.75,-52 14.5,-47.75 11.75,-44 8.75,-36'),
	northSouth('South Shore Drive', '31.25,-84.5 31.25,-81 31,-78.25 28.25,-75 26,-72 23.75,-69'),
	northSouth('Exchange Avenue', '29,-92.5 29.25,-79.25 26,-74.5'),
	northSouth('Coles Avenue', '30.75,-81.5 30,-78.25 27.5,-75'),
	northSouth('Ewing Avenue', '36,-108.5 36,-96 33.75,-92.25'),
	northSouth('Sheridan Road', '-10,39 -10,62.5 -12.1,64 -12.1,69.5 -14.2,74 -14.25,78'),
	northSouth('Blue Island Avenue', '-18.5,-23.5 -16.5,-22.25 -11,-13'),
	eastWest('Lake Street', '-59.25,4.25 -30,1.75 -1.5,2.1'),
	eastWest('Fifth Avenue', '-47.5,-9.75 -28.5,-0.25'),
	eastWest(
		'Washington Boulevard',
		'-60,1.1 -54,1.1 -51,0.75 -40,0.7 -36,0.4 -33,0.95 -15,0.95 -12,0.75 2.5,0.65'
	)
];

/** Every street that bends, diagonals first. */
export const bentStreets: readonly BentStreet[] = [
	...mainDiagonals.map((street) => ({ ...street, main: true })),
	...otherBends
];

/**
 * Where a bending street passes the given signed address number, or undefined where its course has
 * not been checked.
 */
export function pointAlong(street: BentStreet, addressNumber: number): AddressPoint | undefined {
	if (addressNumber < street.leastNumber) return undefined;
	const along = street.numbered === 'north-south' ? 1 : 0;
	for (const [index, start] of street.points.entries()) {
		const end = street.points[index + 1];
		if (end === undefined) break;
		const share = (addressNumber - start[along]) / (end[along] - start[along]);
		if (share < 0 || share > 1) continue;
		return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
	}
	return undefined;
}

function northSouth(name: string, path: string): BentStreet {
	return bent(name, 'north-south', path);
}

function eastWest(name: string, path: string): BentStreet {
	return bent(name, 'east-west', path);
}

function bent(name: string, numbered: BentStreet['numbered'], path: string): BentStreet {
	const addressName = name.replace(/ (Avenue|Street|Drive|Boulevard|Road)$/, '').toUpperCase();
	const leastNumber = Number.NEGATIVE_INFINITY;
	return { name, addressName, numbered, points: readPath(path), leastNumber, main: false };
}
