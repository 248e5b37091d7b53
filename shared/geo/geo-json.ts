import type { LngLat } from './address-grid.ts';

/** The part of GeoJSON (RFC 7946) that this product draws and reads. Degrees, WGS 84. */
export interface LineString {
	type: 'LineString';
	coordinates: LngLat[];
}

/** First ring is the outer edge, the others are holes; each ring ends where it starts. */
export interface Polygon {
	type: 'Polygon';
	coordinates: LngLat[][];
}

/** Several polygons that are one thing. */
export interface MultiPolygon {
	type: 'MultiPolygon';
	coordinates: LngLat[][][];
}

/** One thing on the map with its facts. `id` is a number, as feature state on the map needs. */
export interface Feature<Geometry, Properties> {
	type: 'Feature';
	id: number;
	geometry: Geometry;
	properties: Properties;
}

/** A list of things of one kind. */
export interface FeatureCollection<Geometry, Properties> {
	type: 'FeatureCollection';
	features: Feature<Geometry, Properties>[];
}
