import maplibreWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { wallCamera } from './camera.ts';
import type { Outline } from '#lib/state/ground.svelte.ts';
import { tileLayers } from './tile-layers.ts';
import { outlinesSource, wallStyle, type MapColours, type WallGround } from './wall-style.ts';

/** How a community stands on the map. */
export interface AreaState {
	active: boolean;
	urgent: boolean;
}

/** With which colours, and from what. */
export interface Drawing {
	colours: MapColours;
	outlines: readonly Outline[];
	/** Address of an archive of tiles on this server. */
	tiles: string | undefined;
}

export interface WallMapEvents {
	/** The map is not drawn now: show the same geometry without WebGL. */
	onLost(): void;
	onReady(): void;
}

const repaintAtMostEveryMs = 1_000;
/** A context that the browser has not given back by then is replaced by another. */
const rebuildAfterMs = 2_000;
/** A machine that goes on losing it is asked more and more seldom. */
const rebuildAtMostAfterMs = 5 * 60_000;
/** Sharp on the largest panels; the library stops at 4096 unless told. */
const leastCanvas = 4_096;

/**
 * The one map of a wall's page. It is kept for the life of the page; only the state of its areas changes, batched to
 * once a second, because without a graphics card every repaint is the cost. When its context is lost the drawn map
 * stands in at once and this one is rebuilt.
 */
export class WallMap {
	#map: MapLibreMap | undefined;
	readonly #container: HTMLElement;
	readonly #events: WallMapEvents;
	#drawn: Drawing | undefined;
	#ground: WallGround = { outlines: [] };
	#states = new Map<number, AreaState>();
	#painted = new Map<number, string>();
	#paintTimer: ReturnType<typeof setTimeout> | undefined;
	#rebuildTimer: ReturnType<typeof setTimeout> | undefined;
	#losses = 0;
	#closed = false;

	constructor(container: HTMLElement, events: WallMapEvents) {
		this.#container = container;
		this.#events = events;
	}

	async open(drawing: Drawing): Promise<void> {
		this.#drawn = drawing;
		const { Map: LibreMap, setWorkerUrl } = await import('maplibre-gl');
		this.#ground = await groundOf(drawing);
		if (this.#closed) return;
		setWorkerUrl(maplibreWorker);
		const { clientWidth: width, clientHeight: height } = this.#container;
		const { center, zoom } = wallCamera(width, height);
		const pixels = (length: number) => Math.max(leastCanvas, Math.ceil(length * devicePixelRatio));
		try {
			this.#map = new LibreMap({
				container: this.#container,
				style: this.#style(),
				center,
				zoom,
				maxCanvasSize: [pixels(width), pixels(height)],
				interactive: false,
				attributionControl: false,
				fadeDuration: 0,
				renderWorldCopies: false
			});
		} catch {
			// No WebGL2 on this machine: the drawing without it takes over for good.
			this.#events.onLost();
			return;
		}
		this.#listen(this.#map);
	}

	/** Shows the areas so, at the latest in a second. */
	show(states: ReadonlyMap<number, AreaState>): void {
		this.#states = new Map(states);
		this.#paintTimer ??= setTimeout(() => this.#paint(), repaintAtMostEveryMs);
	}

	/** The page has other colours now, or the room knows its ground better. */
	async redraw(drawing: Drawing): Promise<void> {
		this.#drawn = drawing;
		const ground = await groundOf(drawing);
		// Another one may have been asked for meanwhile.
		if (this.#drawn !== drawing || this.#closed) return;
		this.#ground = ground;
		const map = this.#map;
		map?.setStyle(this.#style());
		// What was drawn anew has forgotten how its areas stand.
		map?.once('idle', () => {
			this.#painted.clear();
			this.#paint();
		});
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#paintTimer);
		clearTimeout(this.#rebuildTimer);
		this.#map?.remove();
	}

	#listen(map: MapLibreMap): void {
		map.once('load', () => this.#stands());
		map.on('webglcontextlost', () => this.#lost());
		map.on('webglcontextrestored', () => {
			clearTimeout(this.#rebuildTimer);
			map.once('idle', () => this.#stands());
		});
		map.on('resize', () => {
			const { clientWidth: width, clientHeight: height } = this.#container;
			const { center, zoom } = wallCamera(width, height);
			map.jumpTo({ center, zoom });
		});
	}

	#stands(): void {
		this.#painted.clear();
		this.#paint();
		this.#events.onReady();
	}

	#lost(): void {
		this.#events.onLost();
		this.#losses += 1;
		clearTimeout(this.#rebuildTimer);
		const afterMs = Math.min(rebuildAfterMs * 2 ** (this.#losses - 1), rebuildAtMostAfterMs);
		this.#rebuildTimer = setTimeout(() => this.#rebuild(), afterMs);
	}

	#rebuild(): void {
		this.#map?.remove();
		this.#map = undefined;
		this.#painted.clear();
		if (this.#drawn) void this.open(this.#drawn);
	}

	#style() {
		return wallStyle(this.#drawn!.colours, window.innerHeight / 100, this.#ground);
	}

	#paint(): void {
		clearTimeout(this.#paintTimer);
		this.#paintTimer = undefined;
		if (!this.#map?.isStyleLoaded()) {
			if (this.#map) this.#paintTimer = setTimeout(() => this.#paint(), repaintAtMostEveryMs);
			return;
		}
		for (const [id, state] of this.#states) {
			const text = JSON.stringify(state);
			if (this.#painted.get(id) === text) continue;
			this.#painted.set(id, text);
			this.#map.setFeatureState({ source: outlinesSource, id }, { ...state });
		}
	}
}

async function groundOf({ colours, outlines, tiles }: Drawing): Promise<WallGround> {
	if (tiles === undefined) return { outlines };
	// Without the code that reads tiles the map is drawn from what is here.
	const layers = await tileLayers(colours).catch(() => undefined);
	return { outlines, tiles: layers && { path: tiles, layers } };
}
