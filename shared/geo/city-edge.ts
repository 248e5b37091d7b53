/**
 * The edge of the city and of Lake Michigan in hundreds of address numbers, authored from streets
 * and landmarks: which street the city limit follows, by its address number, and where landmarks
 * stand on the shore. Written from general knowledge, with the ends of the arterials in basemap.ts
 * as a cross-check; no official boundary was traced or thinned. Approximate: lagoons, most harbours
 * and Navy Pier are left out, rivers and forest preserves are a few points each. Measured once
 * afterwards and not adjusted: overlap (intersection over union) with the union of the City of
 * Chicago's "Boundaries - Community Areas" is 0.949.
 */
import type { AddressPoint } from './address-grid.ts';
import { readPath } from './address-path.ts';

/** Shore of Lake Michigan inside the city, from Juneway Terrace south to the state line. */
export const cityShore: readonly AddressPoint[] = [
	// Juneway, Howard and Jarvis beaches, Loyola Park, Loyola University at 6500 North.
	'-14,77.6 -12.8,76 -12,74 -10.8,70 -9.5,65',
	// Granville, Hollywood and Foster beaches, Wilson.
	'-9.3,62 -8.6,57 -6.6,52 -6,47.5',
	// Montrose Beach and Point; its harbour counts as land.
	'-3.5,46 -1.3,45 -2.2,43.8 -5.2,42',
	// Irving Park, Addison, the outer side of Belmont Harbor, Diversey, Fullerton.
	'-5.6,40 -4.2,36.5 -2,34 -1.8,31.5 -0.7,28 0,24',
	// North Avenue Beach, Oak Street Beach, the Drive's curve, Chicago Avenue.
	'2,17 1.5,15 2.5,10.5 4.3,9.8 5.6,8.3',
	// The filtration plant, Ohio Street, the mouth of the river, Monroe Harbor at Congress.
	'10.5,8.3 10.5,6.6 6.4,6.4 6.4,2 4.8,-1 4.6,-6',
	// Aquarium, planetarium, Northerly Island and back along Burnham Harbor.
	'6.3,-12 8.7,-12.3 9.1,-13.5 8,-21.5 7.4,-21.5 7,-13.2 5.7,-14',
	// McCormick Place, 31st Street Beach, Oakwood, 47th, 51st, Promontory Point at 55th.
	'7.1,-22 8.5,-31 11,-40 15.3,-47 17.2,-51 20.3,-55',
	// Jackson Park from 57th to 67th, the South Shore clubhouse, Rainbow Beach from 75th to 79th.
	'19.8,-57 21.8,-63 23.7,-67 27.3,-71 30.3,-75 32.5,-79',
	// The former steel works, Calumet Harbor, Calumet Park at 95th, State Line Road.
	'37,-81 38.5,-86 38,-90 40,-93 39.2,-96 41,-103'
].flatMap(readPath);

/** Land side of the city's edge, from the state line round the south, west and north to Juneway. */
export const cityLandEdge: readonly AddressPoint[] = [
	// State Line Road, 138th Street, Indiana Avenue, the Little Calumet River at 130th.
	'41,-138 3,-138 3,-130 -8,-130',
	// Halsted, 127th, Racine, 123rd, Ashland, 119th.
	'-8,-127 -12,-127 -12,-123 -16,-123 -16,-119',
	// California, 115th, Cicero, 111th, Pulaski.
	'-28,-119 -28,-115 -48,-115 -48,-111 -40,-111',
	// 99th by Saint Xavier, Central Park Avenue, 103rd, Western.
	'-40,-99 -36,-99 -36,-103 -24,-103',
	// The golf course at 91st and California, 87th, Cicero.
	'-24,-91 -28,-91 -28,-87 -48,-87',
	// 65th, Harlem (which runs at 7240), 51st, Laramie.
	'-48,-65 -72.4,-65 -72.4,-51 -52,-51',
	// The Sanitary Canal from Laramie to Cicero, Pershing, the Belt Railway at 4600 West.
	'-52,-44 -48,-41 -48,-39 -46,-39',
	// Roosevelt, Austin Boulevard, North Avenue, Harlem, Belmont.
	'-46,-12 -60.1,-12 -60.1,16 -72.4,16 -72.4,32',
	// Pacific Avenue, Forest Preserve Drive on the old Indian boundary, Cumberland, Irving Park.
	'-78,32 -78,36 -84,32.3 -84,40',
	// The Des Plaines River at Irving Park, Montrose, Lawrence and Foster.
	'-88,40 -89,44 -90,48 -90.5,51.7',
	// South side of the Foster corridor, Mannheim, Irving Park, York Road.
	'-103.8,51.7 -103.8,41 -126.5,42.5',
	// York Road, Touhy, Mannheim, north side of the corridor.
	'-126.5,62 -125,71 -104.5,71 -103.8,52.1 -90.5,52.1',
	// The river up to Higgins, then Higgins by Cumberland to Canfield.
	'-91,57 -91,62 -84,59.5 -78,57.5',
	// Canfield, Howard, Harlem, Albion at Milwaukee Avenue.
	'-78,76 -72.4,76 -72.4,66 -67.5,66',
	// The forest preserve by the North Branch, Touhy, then the Lincolnwood edge by the Edens.
	'-67.5,72 -60,72 -56,69.5 -52,66.5 -48,64',
	// Devon, Kedzie, Howard, the cemetery at Clark, Juneway Terrace.
	'-32,64 -32,76 -16.5,76 -16.5,77.6'
].flatMap(readPath);

/** Norridge and Harwood Heights: villages of their own, wholly inside the city. */
export const enclave: readonly AddressPoint[] = readPath(
	// Irving Park, Harlem, Montrose, Nagle, Foster by the golf course, Lawrence, Cumberland.
	'-83.8,40 -72.4,40 -72.4,44 -64,44 -64,52 -68,52 -68,48 -83.8,48'
);

/**
 * Shore of the lake beyond the state line, as far as a map may be panned, and back over open water
 * to the north shore. A coarse line for orientation only.
 */
export const farShore: readonly AddressPoint[] = [
	// Whiting, Indiana Harbor, Gary, the dunes, Michigan City.
	'54,-116 79,-122 123,-153 234,-133 296,-98',
	// Over the lake, then Glencoe, Winnetka, Wilmette Harbor, the lighthouse, Evanston, Calvary.
	'296,140 -45,140 -35,123 -20.4,107 -17.2,100 -14.7,95 -16.7,87 -14.8,79'
].flatMap(readPath);
