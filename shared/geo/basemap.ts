/**
 * The basemap that needs no network: land, lake, arterial streets and the outlines of the priority
 * areas, all from the address grid. Approximate, and to be marked so on screen.
 */
import { type AddressPoint, toLngLat } from './address-grid.ts';
import { type BentStreet, bentStreets } from './bent-streets.ts';
import { cityLandEdge, cityShore, enclave, farShore } from './city-edge.ts';
import { communityArea } from './community-areas.ts';
import type { Feature, FeatureCollection, LineString, Polygon } from './geo-json.ts';
import { closedRing, outlineRing, outlines } from './outlines.ts';

/** A straight arterial street in signed address numbers. */
export interface Arterial {
	name: string;
	/** Which way the street runs. */
	axis: 'north-south' | 'east-west';
	/** Address number across: `-4000` for Pulaski. */
	coordinate: number;
	/** Southern or western end. */
	from: number;
	/** Northern or eastern end. */
	to: number;
}

/** Arterials that run straight, each from one edge of the city to the other, or as far as it goes. */
export const arterials: readonly Arterial[] = [
	northSouth('Harlem Avenue', [-7240, 1600, 4000]),
	northSouth('Narragansett Avenue', [-6405, 1600, 4400]),
	northSouth('Austin Avenue', [-6010, -1200, 6200]),
	northSouth('Central Avenue', [-5610, -1200, 5300]),
	northSouth('Laramie Avenue', [-5210, -1200, 4800]),
	northSouth('Cicero Avenue', [-4800, -1200, 6400]),
	northSouth('Cicero Avenue', [-4800, -8700, -4400]),
	northSouth('Pulaski Road', [-4000, -8700, 6400]),
	northSouth('Pulaski Road', [-4000, -11100, -9900]),
	northSouth('Kedzie Avenue', [-3200, -8700, 7550]),
	northSouth('Kedzie Avenue', [-3200, -11300, -10300]),
	northSouth('California Avenue', [-2795, -7100, 7550]),
	northSouth('Western Avenue', [-2395, -11900, 7550]),
	northSouth('Damen Avenue', [-1995, -8700, 6400]),
	northSouth('Ashland Avenue', [-1595, -12300, 6400]),
	northSouth('Racine Avenue', [-1200, -8700, -4700]),
	northSouth('Halsted Street', [-800, -12900, 3700]),
	northSouth('State Street', [0, -12700, 1500]),
	northSouth('King Drive', [390, -11500, -2300]),
	northSouth('Cottage Grove Avenue', [790, -9200, -4000]),
	northSouth('Stony Island Avenue', [1580, -9500, -5650]),
	northSouth('Jeffery Boulevard', [1990, -10300, -6700]),
	northSouth('Torrence Avenue', [2585, -13800, -9500]),
	eastWest('Touhy Avenue', [7195, -3175, -1250]),
	eastWest('Devon Avenue', [6400, -6200, -1000]),
	eastWest('Peterson Avenue', [6000, -6000, -1400]),
	eastWest('Foster Avenue', [5200, -7200, -650]),
	eastWest('Lawrence Avenue', [4800, -6400, -700]),
	eastWest('Montrose Avenue', [4400, -6400, -550]),
	eastWest('Irving Park Road', [4000, -7250, -650]),
	eastWest('Addison Street', [3600, -7250, -500]),
	eastWest('Belmont Avenue', [3200, -7650, -250]),
	eastWest('Diversey Avenue', [2800, -7250, -150]),
	eastWest('Fullerton Avenue', [2400, -7250, -100]),
	eastWest('North Avenue', [1600, -7250, 50]),
	eastWest('Division Street', [1200, -6000, 150]),
	eastWest('Chicago Avenue', [800, -6000, 400]),
	eastWest('Madison Street', [0, -6000, 150]),
	eastWest('Roosevelt Road', [-1200, -6000, 450]),
	eastWest('Cermak Road', [-2205, -4600, 350]),
	eastWest('31st Street', [-3100, -4600, 750]),
	eastWest('Pershing Road', [-3900, -4600, 900]),
	eastWest('47th Street', [-4700, -5200, 1450]),
	eastWest('55th Street', [-5500, -7200, 1850]),
	eastWest('63rd Street', [-6300, -7200, 1600]),
	eastWest('71st Street', [-7100, -4800, 2600]),
	eastWest('79th Street', [-7900, -4800, 3200]),
	eastWest('87th Street', [-8700, -4800, 2900]),
	eastWest('95th Street', [-9500, -2400, 3850]),
	eastWest('103rd Street', [-10300, -3600, 2600]),
	eastWest('111th Street', [-11100, -4800, 900]),
	eastWest('127th Street', [-12700, -800, 300])
];

/** What the map says about a line or area: `name` is for people. */
export interface NamedProperties {
	name: string;
}

/** A priority area on the map; `number` is Chicago's community area number. */
export interface OutlineProperties {
	number: number;
	name: string;
}

/** The land of the city, with the two villages inside it cut out. */
export function cityFeature(): Feature<Polygon, NamedProperties> {
	const hole = closedRing(enclave).toReversed();
	return polygonFeature('Chicago', [closedRing([...cityShore, ...cityLandEdge]), hole]);
}

/** Lake Michigan from the north shore to Indiana; the city's own shore is its western edge. */
export function lakeFeature(): Feature<Polygon, NamedProperties> {
	return polygonFeature('Lake Michigan', [closedRing([...cityShore, ...farShore])]);
}

/** Arterial streets and the main diagonals as lines. */
export function arterialFeatures(): FeatureCollection<LineString, NamedProperties> {
	const straight = arterials.map((street) => ({ name: street.name, points: endPoints(street) }));
	const diagonal = bentStreets.filter((street: BentStreet) => street.main);
	return {
		type: 'FeatureCollection',
		features: [...straight, ...diagonal].map(({ name, points }, index) => ({
			type: 'Feature',
			id: index + 1,
			geometry: { type: 'LineString', coordinates: points.map(toLngLat) },
			properties: { name }
		}))
	};
}

/** The 15 priority areas; a feature's `id` is its community area number. */
export function outlineFeatures(): FeatureCollection<Polygon, OutlineProperties> {
	return {
		type: 'FeatureCollection',
		features: [...outlines.keys()].map((number) => ({
			type: 'Feature',
			id: number,
			geometry: { type: 'Polygon', coordinates: [outlineRing(number)] },
			properties: { number, name: communityArea(number).displayName }
		}))
	};
}

function polygonFeature(
	name: string,
	coordinates: Polygon['coordinates']
): Feature<Polygon, NamedProperties> {
	return {
		type: 'Feature',
		id: 1,
		geometry: { type: 'Polygon', coordinates },
		properties: { name }
	};
}

function endPoints({ axis, coordinate, from, to }: Arterial): readonly AddressPoint[] {
	if (axis === 'north-south') {
		return [
			[coordinate, from],
			[coordinate, to]
		];
	}
	return [
		[from, coordinate],
		[to, coordinate]
	];
}

type Course = readonly [coordinate: number, from: number, to: number];

function northSouth(name: string, [coordinate, from, to]: Course): Arterial {
	return { name, axis: 'north-south', coordinate, from, to };
}

function eastWest(name: string, [coordinate, from, to]: Course): Arterial {
	return { name, axis: 'east-west', coordinate, from, to };
}
