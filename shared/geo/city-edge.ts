/**
 * The edge of the city and of Lake Michigan in quarter blocks of the address grid. Where the edge
 * follows streets the points are street numbers. The shore, the airport, the forest preserves, the
 * rivers and the enclave were read off the City of Chicago's "Boundaries - Community Areas" in
 * address units and rounded, so they depend on that dataset. Approximate: harbours, lagoons and
 * piers but Navy Pier are left out. Overlap (intersection over union) with the union of that
 * dataset's areas: 0.989, which is no independent check. The shore lies a median 30 m off.
 */
import type { AddressPoint } from './address-grid.ts';
import { readPath } from './address-path.ts';

/** Shore of Lake Michigan inside the city, from Juneway Terrace south to the state line. */
export const cityShore: readonly AddressPoint[] = [
	// Rogers Park and Edgewater beaches to Foster.
	'-13.5,77.5 -12,71.5 -9.75,68.5 -10.5,68 -9.5,64 -9.5,58.5 -8.25,57 -8,53.5 -6.25,52.75',
	// Montrose Point and its harbour, Belmont, Fullerton, North Avenue Beach, Oak Street.
	'-6,48.75 -5.25,47.25 -2,46 -0.25,47.5 -0.5,44.25 -3,42.5 -4.75,43.5 -3.5,37 -4,35 -1.75,32.5',
	'-0.5,28.5 -1,27.75 0.5,19.5 2.25,17.5 1.5,15.5 2,12 3.75,10.5 6,6',
	// Navy Pier, the river mouth, Monroe Harbor, the Museum Campus and Northerly Island.
	'7.5,6 12,5.75 12,5 7.5,4.75 7.5,1 4.75,0 4.75,-11 6,-12.5 9,-12.5 8.25,-14 8.5,-21.75 7,-21.5',
	// Burnham Park south to 51st and Promontory Point at 55th.
	'7,-13 6,-13 5.75,-14.5 7.75,-29.5 8.75,-33.5 16.75,-48.5 18.75,-50.25 18.75,-53.25 20.5,-54.25',
	// Jackson Park, South Shore, Rainbow Beach at 77th.
	'18.75,-56.75 20,-58.75 20.25,-61.5 22.75,-62.75 21.75,-63.75 24,-67 25.25,-67.75 25.5,-69.5',
	'26.5,-69.75 26.75,-70.75 26.25,-71.5 28,-73.5 31,-75.25 33,-74.25 33.5,-74.75 34.5,-76',
	// The former steel works, the mouth of the Calumet River, Calumet Park, the state line.
	'33,-77.25 33.25,-78.75 38.25,-81.25 38.5,-85 38.75,-90 40.5,-90.5 40.5,-98 39,-99.25 40.5,-103'
].flatMap(readPath);

/** Land side of the city's edge, from the state line round the south, west and north to Juneway. */
export const cityLandEdge: readonly AddressPoint[] = [
	// State Line, 138th, Indiana Avenue and the Little Calumet River, 130th, Ashland, 115th.
	'39.5,-138 1.75,-137.5 1.75,-134.25 0.5,-134 1.5,-129.5 1,-129.5 1,-128.25 -0.5,-127.5',
	'-1.75,-128 -3.75,-130 -10.25,-130 -10.25,-127 -8,-127 -8,-123 -16,-123 -16,-119 -26,-119',
	// Morgan Park and Mount Greenwood: 115th to Cicero, 111th, Pulaski, 99th, 103rd, Western.
	'-26,-115 -30,-115 -30,-113 -31.5,-113 -32,-115 -34,-115 -34,-117 -36.5,-117 -36.5,-115',
	'-48,-115 -48,-111 -40,-111 -40,-99 -36.5,-99 -36,-103 -32,-103 -28,-102.5 -28,-99 -24,-99',
	// 87th, Cicero, 65th, Harlem, Archer at 51st, Laramie, the canal, Pershing.
	'-24,-87 -48,-87 -48,-65 -72,-65 -72,-52 -70,-51 -52,-51 -52,-44 -48.5,-42.5 -48.5,-39',
	// Belt Railway by Cicero, Roosevelt, Austin Boulevard, North Avenue, Harlem, Belmont.
	'-46,-39 -46,-12 -60,-12 -60,16 -72.5,16 -72.5,30 -76.5,30 -76.5,32',
	// Cumberland and the Des Plaines River, then Foster: the corridor to the airport.
	'-90.75,32.5 -92.25,38.75 -91.75,39.75 -88.75,39.75 -88.75,42 -93.5,42.25 -92,48 -92.25,51.25',
	// O'Hare: Irving Park, Mannheim, York Road, Touhy and Higgins.
	'-102.5,51.75 -102.75,43 -107.75,43.5 -107.75,39.5 -116.75,40.5 -116.75,43 -119.75,44',
	'-119.75,41.75 -121.5,42 -121.5,44.5 -123.75,45 -123.75,47.5 -126.75,47.5 -126.5,63.5',
	'-122.5,68 -118.5,67.5 -118.5,69.5 -113.25,69.5 -112.5,71.75 -107.75,69.75 -106,68.25',
	'-109,67 -104,65.75 -104,64 -102,64 -100,53.5 -100.5,52.25 -94.75,52 -92.25,56 -92,60.5',
	// Canfield at Higgins, Edison Park and Howard, Harlem, Albion, the forest preserve at Touhy.
	'-79,57.5 -77.5,72.5 -77.5,76.5 -71.5,76.5 -72,66.5 -65,66.25 -61.75,68.25 -64.5,72.5',
	// Caldwell, the Lincolnwood edge, Devon, Kedzie, Howard, the cemetery, Juneway Terrace.
	'-58,72.5 -56.5,68.5 -55.25,67.75 -55.5,70.25 -53.5,70.25 -53.5,66.5 -50,64.25 -32,64',
	'-31.75,75.75 -17,75.75 -18.5,77.5'
].flatMap(readPath);

/** Norridge and Harwood Heights: villages of their own, wholly inside the city. */
export const enclave: readonly AddressPoint[] = readPath(
	'-64.5,48.75 -64.25,44 -67.25,44 -72.75,40 -82.75,40 -83,44 -84.5,44 -84.5,48 -88.5,48 ' +
		'-88.5,51 -84.5,50 -85,52 -83.25,52.75 -82.5,51.5 -77.5,52 -77.25,50 -76.5,50 -76.5,52 ' +
		'-72.25,52 -72.5,48.75'
);

/**
 * Shore of the lake beyond the state line, as far as a map may be panned, and back over open water
 * to the north shore. A coarse line for orientation only.
 */
export const farShore: readonly AddressPoint[] = [
	// Whiting, Indiana Harbor, Gary, Michigan City.
	'44.5,-110 52.5,-118 79,-125 91,-130 152,-153 292,-95',
	// Over the lake, then Glencoe, Winnetka, Wilmette, the lighthouse of Evanston.
	'292,170 -63,170 -46,140 -38,125 -20.5,107 -17.5,100'
].flatMap(readPath);
