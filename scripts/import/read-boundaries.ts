import { readFile } from 'node:fs/promises';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { MultiPolygon, Polygon } from '#shared/geo/geo-json.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import {
	Boundaries,
	partNames,
	PartOutlines,
	type PartOutline,
	type PartType
} from '#shared/model/boundaries.ts';
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
/** Of a beat or a block group, on a sketch of one community. */
const cornersOfPart = 24;
/** What exports have called their names, newest first. */
const partProperties: Readonly<Record<PartType, readonly string[]>> = {
	beat: ['beat_num', 'BEAT_NUM'],
	block_group: ['GEOID', 'geoid', 'GEOID20', 'geoid20', 'GEOID10', 'geoid10']
};
const fetchWithinMs = 60_000;
/** What topology can be made of; how far away it lies is another question. */
const Rings = Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2 }), { minItems: 4 }));

/**
 * The City's "Boundaries - Community Areas" as GeoJSON, from a file or an address, with as many corners as a wall
 * can show; neighbours keep one common edge. Throws `FileRefused` in words when it is something else.
 */
export async function readBoundaries(place: string): Promise<Boundaries> {
	const features = featuresOf(parse(await textOf(place)));
	const byNumber = new Map<string, Feature>();
	for (const [index, one] of features.entries()) {
		const number = numberOf(one);
		if (!communityAreas.some((area) => area.number === number))
			throw new FileRefused(`Feature ${index + 1} has no number of a community area (1 to 77).`);
		if (byNumber.has(String(number))) throw new FileRefused(`Area ${number} is in the file twice.`);
		byNumber.set(String(number), one);
	}
	if (byNumber.size !== communityAreas.length)
		throw new FileRefused(
			`The file has ${byNumber.size} community areas of ${communityAreas.length}: it was cut off, or is another file.`
		);
	const areas = simplified(byNumber, cornersKept)
		.map(({ name, polygons }) => ({ number: Number(name), polygons }))
		.toSorted((a, b) => a.number - b.number);
	return checked(Boundaries, { areas });
}

/**
 * The City's police beats, or the Census' block groups, of which Cook County's are taken. Throws `FileRefused` in words when it is
 * something else.
 */
export async function readParts(place: string, type: PartType): Promise<PartOutlines> {
	const isName = new RegExp(partNames[type]);
	const byName = new Map<string, Feature>();
	for (const one of featuresOf(parse(await textOf(place)))) {
		const property = partProperties[type].find((name) => one.properties?.[name] !== undefined);
		if (property === undefined)
			throw new FileRefused(
				`The file has no ${partProperties[type].join(' or ')}: it is not one of ${type}s.`
			);
		const said = String(one.properties?.[property]);
		const name = type === 'beat' ? said.padStart(4, '0') : said;
		if (!isName.test(name)) continue;
		byName.set(name, joined(byName.get(name), one));
	}
	if (byName.size === 0)
		throw new FileRefused(`The file has no ${type} of Chicago or Cook County.`);
	return checked(PartOutlines, { parts: simplified(byName, cornersOfPart * byName.size) });
}

/** A part that lies in pieces has a feature for each in some exports. */
function joined(earlier: Feature | undefined, one: Feature): Feature {
	if (!earlier) return one;
	const coordinates = [earlier, one].flatMap(polygonsOf);
	return { ...one, geometry: { type: 'MultiPolygon', coordinates } };
}

const polygonsOf = ({ geometry }: Feature): MultiPolygon['coordinates'] =>
	geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function checked<T extends TSchema>(schema: T, outlines: Static<T>): Static<T> {
	const [mistake] = Value.Errors(schema, outlines);
	if (mistake)
		throw new FileRefused(
			`Not outlines in degrees around Chicago (WGS 84): ${mistake.instancePath} ${mistake.message}.`
		);
	return outlines;
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
function simplified(byName: ReadonlyMap<string, Feature>, most: number): PartOutline[] {
	const objects = Object.fromEntries([...byName].map(([name, { geometry }]) => [name, geometry]));
	const weighed = presimplify(topology(objects) as never);
	const corners = weighed.arcs.reduce((sum, arc) => sum + arc.length, 0);
	const least = quantile(weighed, Math.min(1, most / corners));
	const simple = simplify(weighed, least);
	return [...byName].map(([name, whole]) => {
		const drawn = feature(simple, simple.objects[name]!) as unknown as Feature;
		// What is too small to lose corners keeps all of them.
		const polygons = [drawn, whole].map(withExtent).find(({ length }) => length > 0);
		if (!polygons) throw new FileRefused(`The outline of ${name} has no extent.`);
		return { name, polygons };
	});
}

/** Without pieces and holes that are too small for any screen. */
function withExtent(one: Feature): PartOutline['polygons'] {
	const isFlat = (ring: [number, number][] | undefined) =>
		ring === undefined || new Set(ring.map(String)).size < 3;
	return polygonsOf(one)
		.map((rings) => rings.map(rounded))
		.filter(([outer]) => !isFlat(outer))
		.map((rings) => rings.filter((ring) => !isFlat(ring)));
}

/** A metre is enough. */
const rounded = (ring: readonly (readonly number[])[]): [number, number][] =>
	ring.map(([longitude = 0, latitude = 0]) => [
		Math.round(longitude * 1e5) / 1e5,
		Math.round(latitude * 1e5) / 1e5
	]);
