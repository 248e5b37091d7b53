import { getContext, setContext } from 'svelte';
import { outlineFeatures } from '#shared/geo/basemap.ts';
import type { Feature, MultiPolygon, Polygon } from '#shared/geo/geo-json.ts';
import { outlines } from '#shared/geo/outlines.ts';
import type { Boundaries } from '#shared/model/boundaries.ts';
import type { MapGround } from '#shared/wire/map.ts';
import { ask } from '#lib/connection/http.ts';

/** A community on the map; `id` is its area number. */
export type Outline = Feature<Polygon | MultiPolygon, object>;

const key = Symbol('ground');

/** What the map is drawn from: what is in the code, until the room says that it has better. */
export class Ground {
	#outlines = $state.raw<readonly Outline[]>(outlineFeatures().features);
	#revision = $state<string | undefined>();
	#tiles = $state<string | undefined>();

	/** The priority communities. */
	get outlines(): readonly Outline[] {
		return this.#outlines;
	}

	/** The outlines are the City's own. */
	get isOfficial(): boolean {
		return this.#revision !== undefined;
	}

	/** Address of an archive of tiles. */
	get tiles(): string | undefined {
		return this.#tiles;
	}

	/** Asks the room. What cannot be had now leaves the map as it is: it is asked again with the next return. */
	async load(): Promise<void> {
		const asked = await ask<MapGround>('GET', '/api/map');
		if (!asked.ok) return;
		const { tiles, boundaries } = asked.body;
		this.#tiles = tiles;
		if (boundaries === this.#revision) return;
		if (boundaries === undefined) {
			this.#revision = undefined;
			this.#outlines = outlineFeatures().features;
			return;
		}
		const official = await ask<Boundaries>('GET', `/api/map/boundaries/${boundaries}`);
		if (!official.ok) return;
		this.#revision = boundaries;
		this.#outlines = official.body.areas
			.filter(({ number }) => outlines.has(number))
			.map(({ number, polygons }) => ({
				type: 'Feature',
				id: number,
				geometry: { type: 'MultiPolygon', coordinates: polygons },
				properties: {}
			}));
	}
}

export const provideGround = (): Ground => setContext(key, new Ground());
/** The ground of the page around; where nobody provides one, what is in the code. */
export const useGround = (): Ground => getContext<Ground | undefined>(key) ?? new Ground();
