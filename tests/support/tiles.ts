import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { zxyToTileId } from 'pmtiles';
import { toLngLat, type AddressPoint } from '#shared/geo/address-grid.ts';

const mostZoom = 12;
const headerBytes = 127;
/** In a PMTiles header: not compressed; Mapbox vector tiles. */
const plain = 1;
const vectorTiles = 1;

/** A made PMTiles archive (version 3) in the Protomaps schema: this many roads on the city's grid, and a pond. */
export function sampleTiles(roads: number): Uint8Array {
	const layers = {
		earth: [polygon('earth', box(-8_000, -14_000, 8_000, 4_000))],
		water: [polygon('water', box(-6_900, -12_500, -5_600, -9_500))],
		roads: Array.from({ length: roads }, (_, index) => road(index, roads))
	};
	const indexes = Object.entries(layers).map(([name, features]) => {
		const data = { type: 'FeatureCollection' as const, features };
		return [name, new GeoJSONVT(data, { maxZoom: mostZoom, indexMaxZoom: mostZoom })] as const;
	});
	const tiles: [number, Uint8Array][] = [];
	for (let z = 0; z <= mostZoom; z += 1) {
		const [west, north] = tileAt([-8_000, 4_000], z);
		const [east, south] = tileAt([8_000, -14_000], z);
		for (let x = west; x <= east; x += 1) {
			for (let y = north; y <= south; y += 1) {
				const found = indexes.flatMap(([name, index]) => {
					const tile = index.getTile(z, x, y);
					return tile ? [[name, tile] as const] : [];
				});
				if (found.length === 0) continue;
				tiles.push([
					zxyToTileId(z, x, y),
					fromGeojsonVt(Object.fromEntries(found), { version: 2 })
				]);
			}
		}
	}
	return archive(tiles.toSorted(([a], [b]) => a - b));
}

function archive(tiles: readonly [number, Uint8Array][]): Uint8Array {
	const directory = varints([
		tiles.length,
		...tiles.map(([id], index) => id - (tiles[index - 1]?.[0] ?? 0)),
		...tiles.map(() => 1),
		...tiles.map(([, data]) => data.length),
		// The first begins at 0, said as 1; the others follow the one before.
		...tiles.map((_, index) => (index === 0 ? 1 : 0))
	]);
	const metadata = new TextEncoder().encode('{"name":"made for a test"}');
	const data = Buffer.concat(tiles.map(([, one]) => one));
	const header = Buffer.alloc(headerBytes);
	header.write('PMTiles');
	header.writeUInt8(3, 7);
	const metadataAt = headerBytes + directory.length;
	const dataAt = metadataAt + metadata.length;
	const places = [headerBytes, directory.length, metadataAt, metadata.length, dataAt, 0];
	for (const [index, one] of [...places, dataAt, data.length].entries())
		header.writeBigUInt64LE(BigInt(one), 8 + index * 8);
	for (let count = 0; count < 3; count += 1)
		header.writeBigUInt64LE(BigInt(tiles.length), 72 + count * 8);
	header.set([1, plain, plain, vectorTiles, 0, mostZoom], 96);
	const degrees = (value: number) => Math.round(value * 1e7);
	for (const [index, one] of [-88.2, 41.5, -87.3, 42.2].entries())
		header.writeInt32LE(degrees(one), 102 + index * 4);
	return Buffer.concat([header, directory, metadata, data]);
}

function varints(values: readonly number[]): Uint8Array {
	const bytes: number[] = [];
	for (let value of values) {
		while (value >= 128) {
			bytes.push((value % 128) + 128);
			value = Math.floor(value / 128);
		}
		bytes.push(value);
	}
	return Uint8Array.from(bytes);
}

function tileAt(point: AddressPoint, z: number): [number, number] {
	const [longitude, latitude] = toLngLat(point);
	const radians = (latitude * Math.PI) / 180;
	const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
	return [Math.floor(((longitude + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}

function box(west: number, south: number, east: number, north: number): AddressPoint[] {
	return [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
}

function polygon(kind: string, ring: AddressPoint[]) {
	return {
		type: 'Feature' as const,
		properties: { kind },
		geometry: { type: 'Polygon' as const, coordinates: [ring.map(toLngLat)] }
	};
}

/** One block's length of a main road, somewhere in the city's south and west. */
function road(index: number, of: number) {
	const columns = Math.ceil(Math.sqrt(of));
	const x = -6_000 + (index % columns) * (7_000 / columns);
	const y = 1_600 - Math.floor(index / columns) * (14_000 / columns);
	const end: AddressPoint = index % 2 === 0 ? [x + 200, y] : [x, y - 200];
	return {
		type: 'Feature' as const,
		properties: { kind: 'major_road', kind_detail: 'primary', min_zoom: 6, sort_rank: 300 },
		geometry: { type: 'LineString' as const, coordinates: [toLngLat([x, y]), toLngLat(end)] }
	};
}
