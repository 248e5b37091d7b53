import { placeBlock } from '#shared/geo/place-block.ts';
import { areaIn } from '#shared/geo/point-in-area.ts';
import type { LngLat } from '#shared/geo/address-grid.ts';
import type { Boundaries } from '#shared/model/boundaries.ts';
import { spreadTracts } from './crosswalk.ts';
import { quoted, type Engine } from './engine.ts';
import type { Reading } from './reading.ts';
import { SourceRefused } from './source-refused.ts';

/** Where the areas are, by the official outlines: the room's own approximate ones are of fifteen, and the others would be nought. */
export type Finder = (place: LngLat) => number | undefined;

export function finderOf(boundaries: Boundaries): Finder {
	const areas = boundaries.areas.map(({ number, polygons }) => {
		const corners = polygons.flat(2);
		const [longitudes, latitudes] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
		return {
			number,
			shape: { type: 'MultiPolygon' as const, coordinates: polygons },
			west: Math.min(...longitudes),
			east: Math.max(...longitudes),
			south: Math.min(...latitudes),
			north: Math.max(...latitudes)
		};
	});
	return ([longitude, latitude]) =>
		areas.find(
			({ west, east, south, north, shape }) =>
				longitude >= west &&
				longitude <= east &&
				latitude >= south &&
				latitude <= north &&
				areaIn(shape, [longitude, latitude])
		)?.number;
}

/** Rows that are nothing but points are placed by the City's outlines alone. */
export const withoutOutlines = (): SourceRefused =>
	new SourceRefused(
		'places',
		'These rows are placed by where they are: import the City’s outlines first (npm run import -- boundaries).',
		'here'
	);

/**
 * Makes `rows` for a reading's SQL, with `placed`: in which area a row is that does not say it itself; 0 in none. Each place is
 * looked for once, however many rows have it.
 */
export async function placeRows(
	engine: Engine,
	{
		reading,
		file,
		find,
		crosswalk
	}: { reading: Reading; file: string; find: Finder | undefined; crosswalk: string | undefined }
): Promise<void> {
	const all = `SELECT * EXCLUDE (_spoiled) FROM read_parquet(${quoted(file)})`;
	const { placedBy, area } = reading;
	await engine.run(`CREATE OR REPLACE VIEW staged AS ${all}`);
	if (!placedBy) return engine.run('CREATE OR REPLACE VIEW rows AS SELECT * FROM staged');
	if (placedBy === 'crosswalk') return spreadTracts(engine, reading, crosswalk);
	if (!find && !area) throw withoutOutlines();
	const by = { point: ['latitude', 'longitude'], block: ['street_block'] }[placedBy];
	const missing = [
		...(area ? [`${area} NOT BETWEEN 1 AND 77 OR ${area} IS NULL`] : []),
		...by.map((name) => `${name} IS NOT NULL`)
	];
	const spots = await engine.rows<Spot>(
		`SELECT DISTINCT ${by.join(', ')} FROM staged WHERE ${missing.map((one) => `(${one})`).join(' AND ')}`
	);
	// Without outlines what does not say its area is not placed, and is counted for the city alone.
	if (spots.length === 0 || !find)
		return engine.run(
			'CREATE OR REPLACE VIEW rows AS SELECT *, NULL::INTEGER AS placed FROM staged'
		);
	const columns = by.map((name) => `${name} ${placedBy === 'point' ? 'DOUBLE' : 'VARCHAR'}`);
	await engine.run(`CREATE OR REPLACE TABLE places (${columns.join(', ')}, placed DOUBLE)`);
	await engine.append(
		'places',
		spots.map((spot) => [...by.map((name) => spot[name]!), areaOf(spot, find)])
	);
	await engine.run(
		`CREATE OR REPLACE VIEW rows AS SELECT * REPLACE (placed::INTEGER AS placed) FROM staged LEFT JOIN places USING (${by.join(', ')})`
	);
}

type Spot = { latitude?: number; longitude?: number; street_block?: string } & Record<
	string,
	string | number
>;

function areaOf({ latitude, longitude, street_block: block }: Spot, find: Finder): number {
	if (latitude !== undefined && longitude !== undefined) return find([longitude, latitude]) ?? 0;
	const placed = placeBlock(block ?? '');
	return placed.known ? (find(placed.lngLat) ?? 0) : 0;
}
