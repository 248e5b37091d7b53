import maplibreWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { wallCamera } from './camera.ts';
import { outlinesSource, wallStyle, type MapColours } from './wall-style.ts';

/** How a community stands on the map. */
export interface AreaState {
	active: boolean;
	urgent: boolean;
}

export interface WallMapEvents {
	/** The map cannot be drawn: show the same geometry without WebGL. */
	onLost(): void;
	onReady(): void;
}

const repaintAtMostEveryMs = 1_000;
const lostAfterMs = 3_000;

/**
 * The one map of a wall's page. It is made once and kept for the life of the page; only the state of its
 * areas changes, batched to once a second, because without a graphics card every repaint is the cost.
 */
export class WallMap {
	#map: MapLibreMap | undefined;
	readonly #container: HTMLElement;
	readonly #events: WallMapEvents;
	#states = new Map<number, AreaState>();
	#painted = new Map<number, string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#lostTimer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	constructor(container: HTMLElement, events: WallMapEvents) {
		this.#container = container;
		this.#events = events;
	}

	async open(colours: MapColours): Promise<void> {
		const { Map, setWorkerUrl } = await import('maplibre-gl');
		if (this.#closed) return;
		setWorkerUrl(maplibreWorker);
		const { clientWidth, clientHeight } = this.#container;
		const { center, zoom } = wallCamera(clientWidth, clientHeight);
		try {
			this.#map = new Map({
				container: this.#container,
				style: wallStyle(colours, window.innerHeight / 100),
				center,
				zoom,
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
		this.#map.once('load', () => {
			this.#events.onReady();
			this.#paint();
		});
		this.#map.on('webglcontextlost', () => {
			this.#lostTimer = setTimeout(() => this.#events.onLost(), lostAfterMs);
		});
		this.#map.on('webglcontextrestored', () => clearTimeout(this.#lostTimer));
		this.#map.on('resize', () => {
			const { clientWidth: width, clientHeight: height } = this.#container;
			const camera = wallCamera(width, height);
			this.#map?.jumpTo({ center: camera.center, zoom: camera.zoom });
		});
	}

	/** Shows the areas so, at the latest in a second. */
	show(states: ReadonlyMap<number, AreaState>): void {
		this.#states = new Map(states);
		this.#timer ??= setTimeout(() => this.#paint(), repaintAtMostEveryMs);
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		clearTimeout(this.#lostTimer);
		this.#map?.remove();
	}

	#paint(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (!this.#map?.isStyleLoaded()) {
			if (this.#map) this.#timer = setTimeout(() => this.#paint(), repaintAtMostEveryMs);
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
