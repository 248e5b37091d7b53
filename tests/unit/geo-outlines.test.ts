import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AddressPoint, LngLat } from '#shared/geo/address-grid.ts';
import { cityFeature } from '#shared/geo/basemap.ts';
import { priorityAreaNumbers } from '#shared/geo/community-areas.ts';
import type { MultiPolygon } from '#shared/geo/geo-json.ts';
import { outlineRing, outlines } from '#shared/geo/outlines.ts';

const officialPath = new URL(
	'../../../shared/data/boundaries/community-areas.full.geojson',
	import.meta.url
);
const officialMissing = !existsSync(officialPath);
if (officialMissing) console.info('No official boundary file: outlines are not measured.');

interface OfficialFile {
	features: { properties: { area_numbe: string }; geometry: MultiPolygon }[];
}

function officialRings(): Map<number, LngLat[][]> {
	const file = JSON.parse(readFileSync(officialPath, 'utf8')) as OfficialFile;
	return new Map(
		file.features.map(({ properties, geometry }) => [
			Number(properties.area_numbe),
			geometry.coordinates.flat()
		])
	);
}

/** Shared area divided by joint area, counted in cells of about 11 m (or `cellDegrees`). */
function overlap(left: LngLat[][], right: LngLat[][], cellDegrees = 0.0001): number {
	const latitudes = [...left, ...right].flat().map(([, latitude]) => latitude);
	let shared = 0;
	let joint = 0;
	const max = Math.max(...latitudes);
	for (let latitude = Math.min(...latitudes); latitude < max; latitude += cellDegrees) {
		const leftCells = cellsInside(left, latitude, cellDegrees);
		const rightCells = cellsInside(right, latitude, cellDegrees);
		joint += leftCells.size;
		for (const cell of rightCells) {
			if (leftCells.has(cell)) shared += 1;
			else joint += 1;
		}
	}
	return shared / joint;
}

/** Cells of one row that lie inside the rings by the even-odd rule. */
function cellsInside(rings: LngLat[][], latitude: number, cellDegrees: number): Set<number> {
	const crossings: number[] = [];
	for (const ring of rings) {
		for (const [index, [x, y]] of ring.entries()) {
			const next = ring[index + 1];
			if (next === undefined || y > latitude === next[1] > latitude) continue;
			crossings.push(x + ((latitude - y) / (next[1] - y)) * (next[0] - x));
		}
	}
	crossings.sort((left, right) => left - right);
	const cells = new Set<number>();
	for (let index = 0; index + 1 < crossings.length; index += 2) {
		const end = Math.round((crossings[index + 1] ?? 0) / cellDegrees);
		for (let cell = Math.round((crossings[index] ?? 0) / cellDegrees); cell < end; cell += 1) {
			cells.add(cell);
		}
	}
	return cells;
}

/** Corners of one ring that lie on an edge of another without being a corner of it. */
function looseCorners(ring: readonly AddressPoint[], other: readonly AddressPoint[]): string[] {
	const closeEnough = 30;
	return ring.flatMap(([x, y]) => {
		const onEdge = other.some(([startX, startY], index) => {
			const [endX, endY] = other[(index + 1) % other.length] ?? [0, 0];
			const [edgeX, edgeY] = [endX - startX, endY - startY];
			const length = Math.hypot(edgeX, edgeY);
			const share = ((x - startX) * edgeX + (y - startY) * edgeY) / length ** 2;
			const distance = Math.abs((x - startX) * edgeY - (y - startY) * edgeX) / length;
			return share > 0 && share < 1 && distance < closeEnough;
		});
		const isCorner = other.some(([otherX, otherY]) => otherX === x && otherY === y);
		return onEdge && !isCorner ? [`${x},${y}`] : [];
	});
}

function square(west: number, south: number, size: number): LngLat[] {
	const [east, north] = [west + size, south + size];
	return [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
}

test('overlap is measured rightly on squares that were made for it', () => {
	expect(overlap([square(0, 0, 1)], [square(0, 0, 1)], 0.01)).toBe(1);
	expect(overlap([square(0, 0, 1)], [square(0.5, 0, 1)], 0.01)).toBeCloseTo(1 / 3, 2);
	expect(overlap([square(0, 0, 1)], [square(5, 0, 1)], 0.01)).toBe(0);
	const withHole = [square(0, 0, 1), square(0.25, 0.25, 0.5)];
	expect(overlap([square(0, 0, 1)], withHole, 0.01)).toBeCloseTo(0.75, 1);
});

test('each priority area has an outline, closed and counter-clockwise', () => {
	expect([...outlines.keys()].toSorted((left, right) => left - right)).toEqual(priorityAreaNumbers);
	for (const areaNumber of outlines.keys()) {
		const ring = outlineRing(areaNumber);

		expect(ring.at(-1)).toEqual(ring[0]);
		expect(signedArea(ring)).toBeGreaterThan(0);
	}
	expect(() => outlineRing(1)).toThrow('no outline');
});

test('neighbours use the same points along a shared edge', () => {
	for (const [areaNumber, ring] of outlines) {
		for (const [otherNumber, other] of outlines) {
			if (areaNumber === otherNumber) continue;
			expect(looseCorners(ring, other), `${areaNumber} on ${otherNumber}`).toEqual([]);
		}
	}
});

test('no two outlines overlap', () => {
	const all = [...outlines.keys()];
	for (const [index, areaNumber] of all.entries()) {
		for (const otherNumber of all.slice(index + 1)) {
			const shared = overlap([outlineRing(areaNumber)], [outlineRing(otherNumber)], 0.0005);
			expect(shared, `${areaNumber} and ${otherNumber}`).toBeLessThan(0.001);
		}
	}
});

test.skipIf(officialMissing)('each outline overlaps the official area by 97 % or more', () => {
	const official = officialRings();

	for (const areaNumber of outlines.keys()) {
		const measured = overlap([outlineRing(areaNumber)], official.get(areaNumber) ?? []);
		expect(measured, `area ${areaNumber}`).toBeGreaterThan(0.97);
	}
});

test.skipIf(officialMissing)('the city outline overlaps the official areas by 94 % or more', () => {
	const official = [...officialRings().values()].flat();

	const measured = overlapOfUnion(cityFeature().geometry.coordinates, official);

	expect(measured).toBeGreaterThan(0.94);
});

/** As `overlap`, but rings on the right are neighbours: a cell in any of them counts once. */
function overlapOfUnion(left: LngLat[][], right: LngLat[][]): number {
	const cellDegrees = 0.0005;
	let shared = 0;
	let joint = 0;
	for (let latitude = 41.6; latitude < 42.1; latitude += cellDegrees) {
		const leftCells = cellsInside(left, latitude, cellDegrees);
		const rightCells = new Set(
			right.flatMap((ring) => [...cellsInside([ring], latitude, cellDegrees)])
		);
		const sharedCells = [...leftCells].filter((cell) => rightCells.has(cell)).length;
		shared += sharedCells;
		joint += leftCells.size + rightCells.size - sharedCells;
	}
	return shared / joint;
}

function signedArea(ring: readonly LngLat[]): number {
	return ring.reduce((sum, [x, y], index) => {
		const [nextX, nextY] = ring[index + 1] ?? [x, y];
		return sum + (x * nextY - nextX * y) / 2;
	}, 0);
}
