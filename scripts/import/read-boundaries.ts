import { readFile } from 'node:fs/promises';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { MultiPolygon, Polygon } from '#shared/geo/geo-json.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { Boundaries } from '#shared/model/boundaries.ts';
import { FileRefused } from './file-refused.ts';

interface Feature {
	type: 'Feature';
	properties: Record<string, unknown> | null;
	geometry: Polygon | MultiPolygon;
}

/** What exports of the City have called the number of an area, newest first. */
const numberNames = ['area_numbe', 'area_num_1', 'area_number', 'AREA_NUMBE', 'number'];
/** Corners that are kept of all outlines together: more than a screen of 2,160 lines can show. */
const cornersKept = 4_000;
const fetchWithinMs = 60_000;
/** What topology can be made of; how far away it lies is another question. */
const Rings = Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2 }), { minItems: 4 }));

/**
 * The City's "Boundaries - Community Areas" as GeoJSON, from a file or an address, with as many corners as a wall
 * can show; neighbours keep one common edge. Throws `FileRefused` in words when it is something else.
 */
export async function readBoundaries(place: string): Promise<Boundaries> {
	const features = featuresOf(parse(await textOf(place)));
	const byNumber = new Map<number, Feature>();
	for (const [index, one] of features.entries()) {
		const number = numberOf(one);
		if (!communityAreas.some((area) => area.number === number))
			throw new FileRefused(`Feature ${index + 1} has no number of a community area (1 to 77).`);
		if (byNumber.has(number)) throw new FileRefused(`Area ${number} is in the file twice.`);
		byNumber.set(number, one);
	}
	if (byNumber.size !== communityAreas.length)
		throw new FileRefused(
			`The file has ${byNumber.size} community areas of ${communityAreas.length}: it was cut off, or is another file.`
		);
	const boundaries = { areas: simplified(byNumber) };
	const [mistake] = Value.Errors(Boundaries, boundaries);
	if (mistake)
		throw new FileRefused(
			`Not outlines in degrees around Chicago (WGS 84): ${mistake.instancePath} ${mistake.message}.`
		);
	return boundaries;
}

async function textOf(place: string): Promise<string> {
	try {
		if (!/^https?:/.test(place)) return await readFile(place, 'utf8');
		const response = await fetch(place, { signal: AbortSignal.timeout(fetchWithinMs) });
		if (response.ok) return await response.text();
		throw new FileRefused(`${place} answered ${response.status}.`);
	} catch (error) {
		if (error instanceof FileRefused) throw error;
		throw new FileRefused(`${place} cannot be read: ${(error as Error).message}.`);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		throw new FileRefused('The file is not JSON, or was cut off.');
	}
}

function featuresOf(file: unknown): Feature[] {
	const { type, features } = (file ?? {}) as { type?: unknown; features?: unknown };
	const isOne = (one: Feature) =>
		Value.Check(
			one?.geometry?.type === 'Polygon' ? Rings : Type.Array(Rings),
			one?.geometry?.coordinates
		) && /^(Multi)?Polygon$/.test(one.geometry.type);
	if (type !== 'FeatureCollection' || !Array.isArray(features) || !features.every(isOne))
		throw new FileRefused('The file is not a GeoJSON FeatureCollection of polygons.');
	return features as Feature[];
}

function numberOf({ properties }: Feature): number {
	const name = numberNames.find((one) => (properties?.[one] ?? '') !== '');
	return name === undefined ? Number.NaN : Number(properties?.[name]);
}

/** The corners that matter most, the same ones on both sides of a common edge. */
function simplified(byNumber: ReadonlyMap<number, Feature>): Boundaries['areas'] {
	const objects = Object.fromEntries(
		[...byNumber].map(([number, { geometry }]) => [String(number), geometry])
	);
	const weighed = presimplify(topology(objects) as never);
	const corners = weighed.arcs.reduce((sum, arc) => sum + arc.length, 0);
	const least = quantile(weighed, Math.min(1, cornersKept / corners));
	const simple = simplify(weighed, least);
	return [...byNumber.keys()]
		.toSorted((a, b) => a - b)
		.map((number) => {
			const { geometry } = feature(simple, simple.objects[String(number)]!) as unknown as Feature;
			const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
			const outlines = polygons.map((rings) => rings.map(rounded));
			const isFlat = (ring: [number, number][]) => new Set(ring.map(String)).size < 3;
			// A hole too small for any screen may go; an outline may not.
			if (outlines.some(([outer]) => outer === undefined || isFlat(outer)))
				throw new FileRefused(`Area ${number} has an outline without extent.`);
			return {
				number,
				polygons: outlines.map((rings) => rings.filter((ring) => !isFlat(ring)))
			};
		});
}

/** A metre is enough. */
const rounded = (ring: readonly (readonly number[])[]): [number, number][] =>
	ring.map(([longitude = 0, latitude = 0]) => [
		Math.round(longitude * 1e5) / 1e5,
		Math.round(latitude * 1e5) / 1e5
	]);
