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
const againAfterMs = 10_000;

/** What the map is drawn from: what is in the code, until the room says that it has better. */
export class Ground {
	#all = $state.raw<readonly Outline[]>(outlineFeatures().features);
	readonly #outlines = $derived(this.#all.filter(({ id }) => outlines.has(Number(id))));
	#revision = $state<string | undefined>();
	#tiles = $state<string | undefined>();
	#turn = 0;

	/** The priority communities. */
	get outlines(): readonly Outline[] {
		return this.#outlines;
	}

	/** All 77 where they are official; else the priority communities. */
	get all(): readonly Outline[] {
		return this.#all;
	}

	/** The outlines are the City's own. */
	get isOfficial(): boolean {
		return this.#revision !== undefined;
	}

	/** Address of an archive of tiles. */
	get tiles(): string | undefined {
		return this.#tiles;
	}

	/** Asks the room until it has answered. What cannot be had now leaves the map as it is. */
	async load(): Promise<void> {
		const turn = (this.#turn += 1);
		while (turn === this.#turn && !(await this.#ask(turn))) {
			await new Promise((resolve) => setTimeout(resolve, againAfterMs));
		}
	}

	/** Nothing more is asked. */
	close(): void {
		this.#turn += 1;
	}

	/** False where something could not be had. An answer that another question has overtaken changes nothing. */
	async #ask(turn: number): Promise<boolean> {
		const asked = await ask<MapGround>('GET', '/api/map');
		if (!asked.ok || turn !== this.#turn) return asked.ok;
		const { tiles, boundaries } = asked.body;
		this.#tiles = tiles;
		if (boundaries === this.#revision) return true;
		if (boundaries === undefined) {
			this.#revision = undefined;
			this.#all = outlineFeatures().features;
			return true;
		}
		const official = await ask<Boundaries>('GET', `/api/map/boundaries/${boundaries}`);
		if (!official.ok || turn !== this.#turn) return official.ok;
		this.#revision = boundaries;
		this.#all = official.body.areas.map(({ number, polygons }) => ({
			type: 'Feature',
			id: number,
			geometry: { type: 'MultiPolygon', coordinates: polygons },
			properties: {}
		}));
		return true;
	}
}

export const provideGround = (): Ground => setContext(key, new Ground());
/** The ground of the page around; where nobody provides one, what is in the code. */
export const useGround = (): Ground => getContext<Ground | undefined>(key) ?? new Ground();
