import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { toLngLat } from '#shared/geo/address-grid.ts';
import { arterialFeatures, cityFeature, lakeFeature } from '#shared/geo/basemap.ts';
import type { Outline } from '#lib/state/ground.svelte.ts';
import { lakeNameAt } from './camera.ts';
import { tilesSource, tilesUrl, type TileLayers } from './tile-layers.ts';
import interAddress from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url';

/** Colours of the wall's map, read from the tokens of the page. */
export interface MapColours {
	panel: string;
	water: string;
	land: string;
	active: string;
	text: string;
	quiet: string;
	outline: string;
}

export const outlinesSource = 'outlines';
const isActive = ['boolean', ['feature-state', 'active'], false];
const isUrgent = ['boolean', ['feature-state', 'urgent'], false];

const whenActive = (yes: unknown, no: unknown) => ['case', isActive, yes, no] as never;

/** Pixels of this screen for a length that was drawn at 1080 lines. */
type Scale = (at1080: number) => number;

/** What is drawn below what happens. */
export interface WallGround {
	outlines: readonly Outline[];
	/** Address of an archive on this server, and how it is drawn. */
	tiles?: { path: string; layers: TileLayers } | undefined;
}

/**
 * The whole map from facts in the code and in the room: no tile, glyph or sprite is fetched from anywhere else. Tiles
 * lie over the facts, which show where a tile is missing.
 */
export function wallStyle(
	colours: MapColours,
	pixelsPerVh: number,
	{ outlines, tiles }: WallGround
): StyleSpecification {
	const px: Scale = (at1080) => (at1080 * pixelsPerVh) / 10.8;
	return {
		version: 8,
		'font-faces': { 'Inter Wall': interAddress },
		sources: {
			city: { type: 'geojson', data: cityFeature() },
			lake: { type: 'geojson', data: lakeFeature() },
			streets: { type: 'geojson', data: arterialFeatures() },
			[outlinesSource]: {
				type: 'geojson',
				data: { type: 'FeatureCollection', features: [...outlines] }
			},
			...(tiles ? { [tilesSource]: { type: 'vector', url: tilesUrl(tiles.path) } } : {}),
			names: { type: 'geojson', data: lakeName() }
		},
		layers: [
			...groundLayers(colours, px),
			...(tiles?.layers.ground ?? []),
			areasLayer(colours),
			...(tiles?.layers.roads ?? []),
			...edgeLayers(colours, px),
			nameLayer(colours, px)
		]
	};
}

function lakeName() {
	const coordinates = toLngLat(lakeNameAt);
	return {
		type: 'Feature' as const,
		properties: {},
		geometry: { type: 'Point' as const, coordinates }
	};
}

function groundLayers(colours: MapColours, px: Scale): LayerSpecification[] {
	return [
		{ id: 'ground', type: 'background', paint: { 'background-color': colours.panel } },
		{ id: 'city', type: 'fill', source: 'city', paint: { 'fill-color': colours.land } },
		{
			id: 'city-edge',
			type: 'line',
			source: 'city',
			paint: { 'line-color': colours.active, 'line-width': px(1.5) }
		},
		{
			id: 'streets',
			type: 'line',
			source: 'streets',
			paint: { 'line-color': colours.active, 'line-opacity': 0.7, 'line-width': px(1.5) }
		},
		{ id: 'lake', type: 'fill', source: 'lake', paint: { 'fill-color': colours.water } },
		{
			id: 'shore',
			type: 'line',
			source: 'lake',
			layout: { 'line-join': 'round' },
			paint: { 'line-color': colours.outline, 'line-opacity': 0.55, 'line-width': px(2) }
		}
	];
}

function areasLayer(colours: MapColours): LayerSpecification {
	return {
		id: 'areas',
		type: 'fill',
		source: outlinesSource,
		paint: { 'fill-color': whenActive(colours.active, colours.land) }
	};
}

function edgeLayers(colours: MapColours, px: Scale): LayerSpecification[] {
	const edge = (id: string, paint: object): LayerSpecification => ({
		id,
		type: 'line',
		source: outlinesSource,
		layout: { 'line-join': 'round' },
		paint
	});
	return [
		edge('areas-edge', {
			'line-color': colours.outline,
			'line-opacity': 0.8,
			'line-width': px(1.8)
		}),
		edge('active-halo', {
			'line-color': colours.water,
			'line-width': px(9),
			'line-opacity': whenActive(1, 0)
		}),
		edge('active-edge', {
			'line-color': colours.text,
			// An urgent request thickens its community's outline: a shape, not one more hue.
			'line-width': ['case', isUrgent, px(5), px(3)],
			'line-opacity': whenActive(1, 0)
		})
	];
}

function nameLayer(colours: MapColours, px: Scale): LayerSpecification {
	return {
		id: 'lake-name',
		type: 'symbol',
		source: 'names',
		layout: {
			'text-field': ['literal', 'Lake Michigan'] as never,
			'text-font': ['Inter Wall'],
			'text-size': px(33.5),
			'text-letter-spacing': 0.03,
			'text-anchor': 'right',
			'text-allow-overlap': true
		},
		paint: { 'text-color': colours.quiet }
	};
}
