import type { LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './wall-style.ts';

/** The source of tiles in a style; MapLibre asks the archive for ranges of bytes through `pmtiles:`. */
export const tilesSource = 'tiles';
export const tilesUrl = (path: string) => `pmtiles://${location.origin}${path}`;

/** Layers of an archive in the Protomaps schema, without a word or a sign: what lies below the areas, and roads. */
export interface TileLayers {
	ground: LayerSpecification[];
	roads: LayerSpecification[];
}

let isKnown = false;

/** Loaded where a room has tiles, and nowhere else. */
export async function tileLayers(colours: MapColours): Promise<TileLayers> {
	const [{ Protocol }, { layers, namedFlavor }, { addProtocol }] = await Promise.all([
		import('pmtiles'),
		import('@protomaps/basemaps'),
		import('maplibre-gl')
	]);
	if (!isKnown) addProtocol('pmtiles', new Protocol().tile);
	isKnown = true;
	const names = Object.entries(namedFlavor('white')).filter(([, one]) => typeof one === 'string');
	const flavor = {
		...namedFlavor('white'),
		...Object.fromEntries(names.map(([name]) => [name, colourOf(name, colours)]))
	};
	// Named colours of the land's cover and of places are not ours: both are left out with what is not drawn.
	const { pois: _, landcover: __, ...plain } = flavor;
	const drawn = layers(tilesSource, plain).filter(({ type }) => type === 'fill' || type === 'line');
	const isRoad = ({ id }: LayerSpecification) => id.startsWith('roads_');
	return {
		ground: drawn.filter((layer) => !isRoad(layer)),
		roads: drawn.filter((layer) => isRoad(layer) && !layer.id.includes('casing')).map(quiet)
	};
}

/** The room's own colours: detail may not be louder than what happens. */
function colourOf(name: string, colours: MapColours): string {
	if (name === 'water') return colours.water;
	if (/highway|major|link|minor|other|railway|boundaries/.test(name)) return colours.outline;
	if (/park|wood|scrub|zoo|beach|sand|aerodrome|runway/.test(name)) return colours.panel;
	return colours.land;
}

function quiet(layer: LayerSpecification): LayerSpecification {
	return { ...layer, paint: { ...layer.paint, 'line-opacity': 0.35 } } as LayerSpecification;
}
