import type { LayerSpecification } from 'maplibre-gl';
import type { Protocol } from 'pmtiles';
import type { MapColours } from './wall-style.ts';

/** The source of tiles in a style; MapLibre asks the archive for ranges of bytes through `pmtiles:`. */
export const tilesSource = 'tiles';
export const tilesUrl = (path: string) => `pmtiles://${location.origin}${path}`;

/** Layers of an archive in the Protomaps schema, without a word or a sign: what lies below the areas, and roads. */
export interface TileLayers {
	ground: LayerSpecification[];
	roads: LayerSpecification[];
}

let protocol: Protocol | undefined;

/** What was read of an archive is read anew: it may be another one. */
export function forgetArchive(path: string): void {
	protocol?.tiles.delete(tilesUrl(path).slice('pmtiles://'.length));
}

/** Whether the room has the archive now. */
export async function archiveAnswers(path: string): Promise<boolean> {
	try {
		const headers = { range: 'bytes=0-15' };
		return (await fetch(path, { headers, cache: 'no-store' })).status === 206;
	} catch {
		return false;
	}
}

/** Loaded where a room has tiles, and nowhere else. */
export async function tileLayers(colours: MapColours): Promise<TileLayers> {
	const [pmtiles, { layers, namedFlavor }, { addProtocol }] = await Promise.all([
		import('pmtiles'),
		import('@protomaps/basemaps'),
		import('maplibre-gl')
	]);
	if (!protocol) {
		protocol = new pmtiles.Protocol();
		addProtocol('pmtiles', protocol.tile);
	}
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
