/**
 * Chicago's address grid as a formula: every address number is a distance from State and Madison.
 *
 * North and west of the origin 800 numbers make a mile. The first three miles south of Madison are
 * numbered more tightly (Roosevelt 1200, Cermak 2200, 31st 3100), with knots at the half miles.
 * The coefficients were fitted on the City of Chicago's named street centre-lines; the median error
 * on streets that run straight is 5 m north-south and 10 m east-west.
 */

/**
 * A place in signed address numbers: east and north are positive, State and Madison is `[0, 0]`.
 * 4000 West, 1500 South is `[-4000, -1500]`.
 */
export type AddressPoint = readonly [eastWest: number, northSouth: number];

/** Longitude and latitude in degrees (WGS 84), in the order of GeoJSON. */
export type LngLat = [longitude: number, latitude: number];

const addressesPerMile = 800;

/** South of Madison: address number and the miles it lies from Madison. Linear between knots. */
const southKnots: readonly (readonly [address: number, miles: number])[] = [
	[0, 0],
	[1200, 1],
	[1600, 1.5],
	[2200, 2],
	[2600, 2.5],
	[3100, 3]
];
const lastKnotAddress = 3100;
const lastKnotMiles = 3;

const origin = { latitude: 41.882026, longitude: -87.628006 };
const degreesPerMile = { latitude: 0.0145768, longitude: 0.019526 };
/** The grid is turned a little against the meridian; each axis leans by its own amount. */
const lean = { latitude: 0.013134, longitude: -0.027278 };
const leanOrigin = { latitude: 41.88205, longitude: -87.6278 };

/** Where an address point lies, in degrees. Solves the two leaning axes together, exactly. */
export function toLngLat(point: AddressPoint): LngLat {
	const [eastWest, northSouth] = point;
	const latitudeAlone =
		origin.latitude +
		degreesPerMile.latitude * milesNorth(northSouth) -
		lean.latitude * leanOrigin.longitude;
	const longitudeAlone =
		origin.longitude +
		degreesPerMile.longitude * (eastWest / addressesPerMile) -
		lean.longitude * leanOrigin.latitude;

	const determinant = 1 - lean.latitude * lean.longitude;
	return [
		(longitudeAlone + lean.longitude * latitudeAlone) / determinant,
		(latitudeAlone + lean.latitude * longitudeAlone) / determinant
	];
}

/** The address point of a place given in degrees: the exact inverse of `toLngLat`. */
export function toAddressPoint(lngLat: readonly [number, number]): AddressPoint {
	const [longitude, latitude] = lngLat;
	const miles =
		(latitude - origin.latitude - lean.latitude * (longitude - leanOrigin.longitude)) /
		degreesPerMile.latitude;
	const eastWest =
		((longitude - origin.longitude - lean.longitude * (latitude - leanOrigin.latitude)) /
			degreesPerMile.longitude) *
		addressesPerMile;
	return [eastWest, northSouthAddress(miles)];
}

const metresPerMile = 1609.344;

/** How far east and north of State and Madison a point lies, in metres along the grid. */
export function toMetres([eastWest, northSouth]: AddressPoint): readonly [number, number] {
	return [(eastWest / addressesPerMile) * metresPerMile, milesNorth(northSouth) * metresPerMile];
}

/** The address point that lies so far from State and Madison: the exact inverse of `toMetres`. */
export function fromMetres([east, north]: readonly [number, number]): AddressPoint {
	return [(east / metresPerMile) * addressesPerMile, northSouthAddress(north / metresPerMile)];
}

function milesNorth(northSouth: number): number {
	if (northSouth >= 0) return northSouth / addressesPerMile;
	return -alongKnots(-northSouth, {
		from: 0,
		to: 1,
		beyond: (address) => lastKnotMiles + (address - lastKnotAddress) / addressesPerMile
	});
}

function northSouthAddress(miles: number): number {
	if (miles >= 0) return miles * addressesPerMile;
	return -alongKnots(-miles, {
		from: 1,
		to: 0,
		beyond: (south) => lastKnotAddress + (south - lastKnotMiles) * addressesPerMile
	});
}

/** Reads the south knots in one direction or the other; `from` and `to` are places in a knot. */
function alongKnots(
	value: number,
	direction: { from: 0 | 1; to: 0 | 1; beyond: (value: number) => number }
): number {
	const { from, to, beyond } = direction;
	for (const [index, knot] of southKnots.entries()) {
		const next = southKnots[index + 1];
		if (next === undefined || value > next[from]) continue;
		const share = (value - knot[from]) / (next[from] - knot[from]);
		return knot[to] + share * (next[to] - knot[to]);
	}
	return beyond(value);
}
