/**
 * Outlines of the 15 priority community areas along the streets, tracks and shores that bound them,
 * in quarter blocks of the address grid. The corners were adjusted while reading the City of
 * Chicago's "Boundaries - Community Areas" in address units; tracks and shores follow that dataset.
 * They are approximate: good for a picture and for saying where a block most likely lies, not for a
 * legal or address-level decision. A site can replace them by the official file.
 *
 * Overlap (intersection over union) with that dataset by area number, a measure of fit rather than
 * an independent check:
 * 23 0.984, 25 0.984, 26 0.982, 27 0.984, 29 0.988, 30 0.984, 43 0.976, 49 0.988, 53 0.982,
 * 61 0.990, 66 0.987, 67 0.988, 68 0.992, 69 0.982, 71 0.981.
 * Neighbours use the same points along the edge they share; a test holds them to it.
 */
import { type AddressPoint, type LngLat, toLngLat } from './address-grid.ts';
import { readPath } from './address-path.ts';

/** Area number and its ring in hundreds of address numbers, not closed. */
const paths: readonly (readonly [areaNumber: number, path: string])[] = [
	// Humboldt Park: Bloomingdale 1800 N; the stepped west edge of the park along Humboldt 3000 W,
	// Sacramento and California 2800 W to 2600 W; tracks north of Kinzie 400 N; Belt Railway 4600 W.
	[
		23,
		'-46,4 -38,4 -31,4 -26,3.75 -26,6 -28,7.25 -28,8 -30.25,8 -30,10 -32,10 -32,16 -30,16 -30,18 ' +
			'-44,18 -46,18.25'
	],
	// Austin: North Avenue 1600 N and Harlem 7200 W; Milwaukee District tracks; Belt Railway 4600 W;
	// Roosevelt 1200 S; Austin Boulevard 6000 W.
	[
		25,
		'-60,-12 -46,-12 -46,-9.5 -45.75,-3.25 -46,-3 -46,4 -46,18.25 -55.25,20 -64,20 -65.75,20.5 ' +
			'-72.5,24 -72.5,16 -60,16'
	],
	// West Garfield Park: tracks north of Kinzie 400 N; Hamlin 3800 W; Arthington 900 S and Taylor
	// 1000 S; the freight spur from Taylor to Fifth Avenue; Belt Railway 4600 W.
	[26, '-46,4 -38,4 -38,-9 -38,-10 -40,-10 -40,-9.5 -43,-9.5 -43,-8 -46,-9.5 -45.75,-3.25 -46,-3'],
	// East Garfield Park: tracks north of Kinzie 400 N; the railway east of Rockwell 2600 W; tracks
	// by Taylor 1000 S; Kedzie 3200 W; Arthington 900 S; Hamlin 3800 W.
	[27, '-38,4 -31,4 -26,3.75 -24.75,3.75 -25.75,3.25 -26,1.75 -26,-9.75 -32,-9.75 -32,-9 -38,-9'],
	// North Lawndale: Arthington 900 S and tracks by Taylor 1000 S; Rockwell 2600 W and the railway
	// by Western 2400 W; BNSF tracks stepping south-west; Belt Railway 4600 W.
	[
		29,
		'-46,-9.5 -43,-8 -43,-9.5 -40,-9.5 -40,-10 -38,-10 -38,-9 -32,-9 -32,-9.75 -26,-9.75 -26,-12 ' +
			'-25,-14 -25,-18 -28,-19.25 -31,-19 -31,-20.5 -34.5,-20.5 -34.5,-22 -39,-22 -39,-23.25 ' +
			'-46,-25.25 -46,-12'
	],
	// South Lawndale (Little Village): BNSF tracks; railway by Western 2400 W; Sanitary and Ship
	// Canal; Belt Railway 4600 W.
	[
		30,
		'-25,-18 -28,-19.25 -31,-19 -31,-20.5 -34.5,-20.5 -34.5,-22 -39,-22 -39,-23.25 -46,-25.25 ' +
			'-46,-41 -32,-35.25 -25,-32.5'
	],
	// South Shore: 67th; the lake; 79th; the Illinois Central tracks; east edge of Grand Crossing.
	[
		43,
		'13.5,-67 24,-67 25.25,-67.75 25.5,-69.5 26.5,-69.75 26.75,-70.75 26.25,-71.5 28,-73.5 ' +
			'31,-75.25 33,-74.25 33.5,-74.75 34.5,-76 33,-77.25 32,-78 31.5,-77.5 29.5,-79 15.75,-79 13,-76 ' +
			'12,-75 12.5,-73 13,-73 13,-71 13.25,-71'
	],
	// Roseland: railway by Eggleston 400 W from 85th; 91st; tracks to the Illinois Central; 115th;
	// Halsted 800 W; 103rd.
	[
		49,
		'-4,-85.25 -3.5,-87 -0.75,-91 2,-90.75 4,-91.75 4,-92.25 8,-94.75 8.5,-95 4.5,-115 -8,-115 ' +
			'-8,-103 -4,-103 -4,-91'
	],
	// West Pullman: 115th; Illinois Central; Little Calumet River; 130th; Halsted 800 W and Ashland
	// 1600 W, stepping at 127th and 123rd.
	[
		53,
		'-16,-115 -8,-115 4.5,-115 1.5,-129.5 1,-129.5 1,-128.25 -0.5,-127.5 -1.75,-128 -3.75,-130 ' +
			'-10.25,-130 -10.25,-127 -8,-127 -8,-123 -16,-123'
	],
	// New City: Pershing 3900 S; tracks by 400 W; Garfield 5500 S; Leavitt 2200 W, 49th, Western.
	[61, '-23.75,-39 -4,-39 -4,-55 -12,-55 -22,-55 -22,-49 -24,-49'],
	// Chicago Lawn: 59th; tracks by Leavitt 2200 W; 75th; Central Park 3600 W.
	[66, '-36,-59 -22,-59 -22,-75 -36,-75'],
	// West Englewood: Garfield 5500 S; Racine 1200 W; 75th; tracks by Leavitt 2200 W.
	[67, '-22,-55 -12,-55 -12,-75 -22,-75 -22,-59'],
	// Englewood: Garfield 5500 S; tracks by La Salle, stepping west from 61st to 75th; 76th; Halsted
	// 800 W; 75th; Racine 1200 W.
	[
		68,
		'-12,-55 -4,-55 -1.25,-55 -1.25,-61.25 -1.5,-61.25 -1.5,-63 -2,-63 -2,-67 -2.5,-67 -2.5,-69 ' +
			'-3.5,-69 -3.5,-70 -4,-70 -4,-74 -4.5,-74 -4.5,-75 -6,-75 -6,-76 -6.25,-76 -8,-76 -8,-75 -12,-75'
	],
	// Greater Grand Crossing: State from 61st, 63rd, King Drive 400 E, 67th, South Chicago Avenue,
	// Cottage Grove 800 E, 67th; railway east of Dorchester; 76th; 79th; tracks by Wallace.
	[
		69,
		'-1.5,-61.25 -1.25,-61.25 0,-61.25 0,-63 4,-63 4,-67 8,-71 8,-67 13.5,-67 13.25,-71 13,-71 13,-73 ' +
			'12.5,-73 12,-75 13,-76 11.75,-76 12,-79 -6.25,-79 -6.25,-76 -6,-76 -6,-75 -4.5,-75 ' +
			'-4.5,-74 -4,-74 -4,-70 -3.5,-70 -3.5,-69 -2.5,-69 -2.5,-67 -2,-67 -2,-63 -1.5,-63'
	],
	// Auburn Gresham: 75th and 76th; tracks by Wallace; 83rd; tracks by Stewart 400 W; 91st; Beverly
	// Avenue; 89th; the railway from 90th and Wood 1800 W to 2200 W.
	[
		71,
		'-22,-75 -12,-75 -8,-75 -8,-76 -6.25,-76 -6.25,-79 -6,-83 -4,-83 -4,-85.25 -4,-91 -8.5,-91 ' +
			'-8.75,-90.5 -10,-91 -9.25,-89 -17,-89 -17,-90 -18,-90 -22,-83.75'
	]
];

/** Ring of each priority area in address numbers, not closed: area number → points. */
export const outlines: ReadonlyMap<number, readonly AddressPoint[]> = new Map(
	paths.map(([areaNumber, path]) => [areaNumber, readPath(path)])
);

const rings: ReadonlyMap<number, readonly LngLat[]> = new Map(
	[...outlines].map(([areaNumber, points]) => [areaNumber, closedRing(points)])
);

/**
 * The outline of a priority area as a closed ring in degrees: the last point repeats the first.
 * Throws for an area that has no built-in outline.
 */
export function outlineRing(areaNumber: number): LngLat[] {
	const ring = rings.get(areaNumber);
	if (ring === undefined) throw new Error(`no outline for community area ${areaNumber}`);
	return ring.map(([longitude, latitude]) => [longitude, latitude]);
}

/** A closed ring in degrees from points in address numbers, counter-clockwise as GeoJSON asks. */
export function closedRing(points: readonly AddressPoint[]): LngLat[] {
	const ring = points.map(toLngLat);
	if (isClockwise(ring)) ring.reverse();
	const first = ring[0];
	if (first === undefined) throw new Error('an outline needs points');
	return [...ring, [first[0], first[1]]];
}

function isClockwise(ring: readonly LngLat[]): boolean {
	let doubleArea = 0;
	for (const [index, [longitude, latitude]] of ring.entries()) {
		const [nextLongitude, nextLatitude] = ring[(index + 1) % ring.length] ?? [0, 0];
		doubleArea += longitude * nextLatitude - nextLongitude * latitude;
	}
	return doubleArea < 0;
}
