import type { StyleSpecification } from 'maplibre-gl';
import { toLngLat } from '#shared/geo/address-grid.ts';
import {
	arterialFeatures,
	cityFeature,
	lakeFeature,
	outlineFeatures
} from '#shared/geo/basemap.ts';
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
	urgent: string;
}

export const outlinesSource = 'outlines';
const isActive = ['boolean', ['feature-state', 'active'], false];
const isUrgent = ['boolean', ['feature-state', 'urgent'], false];

/** The whole map from facts in the code: no tile, glyph or sprite is fetched from anywhere. */
export function wallStyle(colours: MapColours, pixelsPerVh: number): StyleSpecification {
	const px = (at1080: number) => (at1080 * pixelsPerVh) / 10.8;
	const when = (condition: unknown, yes: unknown, no: unknown) => ['case', condition, yes, no];
	return {
		version: 8,
		'font-faces': { 'Inter Wall': interAddress },
		sources: {
			city: { type: 'geojson', data: cityFeature() },
			lake: { type: 'geojson', data: lakeFeature() },
			streets: { type: 'geojson', data: arterialFeatures() },
			[outlinesSource]: { type: 'geojson', data: outlineFeatures() },
			names: {
				type: 'geojson',
				data: {
					type: 'Feature',
					properties: {},
					geometry: { type: 'Point', coordinates: toLngLat([7450, 2060]) }
				}
			}
		},
		layers: [
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
			},
			{
				id: 'areas',
				type: 'fill',
				source: outlinesSource,
				paint: { 'fill-color': when(isActive, colours.active, colours.land) as never }
			},
			{
				id: 'areas-edge',
				type: 'line',
				source: outlinesSource,
				layout: { 'line-join': 'round' },
				paint: { 'line-color': colours.outline, 'line-opacity': 0.8, 'line-width': px(1.8) }
			},
			{
				id: 'active-halo',
				type: 'line',
				source: outlinesSource,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': colours.water,
					'line-width': px(9),
					'line-opacity': when(isActive, 1, 0) as never
				}
			},
			{
				id: 'active-edge',
				type: 'line',
				source: outlinesSource,
				layout: { 'line-join': 'round' },
				paint: {
					'line-color': colours.text,
					// An urgent request thickens its community's outline: a shape, not one more hue.
					'line-width': when(isUrgent, px(5), px(3)) as never,
					'line-opacity': when(isActive, 1, 0) as never
				}
			},
			{
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
			}
		]
	};
}
