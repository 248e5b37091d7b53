import maplibreWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { wallCamera } from './camera.ts';
import type { Outline } from '#lib/state/ground.svelte.ts';
import { archiveAnswers, forgetArchive, tileLayers, tilesSource } from './tile-layers.ts';
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
	/** Whether tiles are part of it now. */
	onTiles(areDrawn: boolean): void;
}

const repaintAtMostEveryMs = 1_000;
/** A context that the browser has not given back by then is replaced by another. */
const rebuildAfterMs = 2_000;
/** A machine that goes on losing it is asked more and more seldom. */
const rebuildAtMostAfterMs = 5 * 60_000;
/** An archive that failed is looked for as seldom: what is in the code is drawn meanwhile. */
const tilesAgainAfterMs = 5 * 60_000;
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
	/** What was asked for last, and from what it is drawn: the one comes before the other. */
	#wanted: Drawing | undefined;
	#ground: WallGround = { outlines: [] };
	/** The areas are there to be given their state; tiles may still be on their way. */
	#hasAreas = false;
	#isLost = false;
	/** The style that the map has now, as text. */
	#styled = '';
	#states = new Map<number, AreaState>();
	#painted = new Map<number, string>();
	#paintTimer: ReturnType<typeof setTimeout> | undefined;
	#rebuildTimer: ReturnType<typeof setTimeout> | undefined;
	#tilesTimer: ReturnType<typeof setTimeout> | undefined;
	#losses = 0;
	#closed = false;

	constructor(container: HTMLElement, events: WallMapEvents) {
		this.#container = container;
		this.#events = events;
	}

	async open(drawing: Drawing): Promise<void> {
		this.#wanted = drawing;
		const { Map: LibreMap, setWorkerUrl } = await import('maplibre-gl');
		await this.#findGround();
		if (this.#closed) return;
		setWorkerUrl(maplibreWorker);
		const { clientWidth: width, clientHeight: height } = this.#container;
		const { center, zoom } = wallCamera(width, height);
		const pixels = (length: number) => Math.max(leastCanvas, Math.ceil(length * devicePixelRatio));
		const style = this.#style();
		this.#styled = JSON.stringify(style);
		try {
			this.#map = new LibreMap({
				container: this.#container,
				style,
				center,
				zoom,
				maxCanvasSize: [pixels(width), pixels(height)],
				interactive: false,
				attributionControl: false,
				fadeDuration: 0,
				renderWorldCopies: false,
				// One that fails to come again would leave a hole.
				refreshExpiredTiles: false
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
		this.#wanted = drawing;
		await this.#findGround();
		this.#restyle();
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#paintTimer);
		clearTimeout(this.#rebuildTimer);
		clearTimeout(this.#tilesTimer);
		this.#map?.remove();
	}

	/** Of what is wanted in the end: another drawing may be asked for meanwhile. */
	async #findGround(): Promise<void> {
		for (let found: Drawing | undefined; found !== this.#wanted;) {
			found = this.#wanted;
			const { outlines, colours, tiles } = found!;
			const path = this.#tilesTimer === undefined ? tiles : undefined;
			// Without the code that reads tiles the map is drawn from what is here.
			const layers = path ? await tileLayers(colours).catch(() => undefined) : undefined;
			this.#ground = { outlines, tiles: path && layers ? { path, layers } : undefined };
		}
	}

	#restyle(): void {
		// What is lost is drawn so when it is back.
		if (this.#closed || this.#isLost || !this.#map) return;
		const style = this.#style();
		const text = JSON.stringify(style);
		// The same again would not be said to be loaded.
		if (text !== this.#styled) {
			this.#styled = text;
			this.#hasAreas = false;
			this.#map.setStyle(style);
		}
		this.#events.onTiles(this.#ground.tiles !== undefined);
	}

	#listen(map: MapLibreMap): void {
		map.on('style.load', () => {
			this.#hasAreas = true;
			this.#painted.clear();
			this.#paint();
		});
		map.once('load', () => this.#stands());
		map.on('error', (event) => {
			if ('sourceId' in event && event.sourceId === tilesSource) this.#giveUpTiles();
		});
		map.on('webglcontextlost', () => this.#lost());
		map.on('webglcontextrestored', () => {
			this.#isLost = false;
			this.#restyle();
			map.once('idle', () => {
				clearTimeout(this.#rebuildTimer);
				this.#stands();
			});
		});
		map.on('resize', () => {
			const { clientWidth: width, clientHeight: height } = this.#container;
			const { center, zoom } = wallCamera(width, height);
			map.jumpTo({ center, zoom });
		});
	}

	#stands(): void {
		this.#events.onReady();
		this.#events.onTiles(this.#ground.tiles !== undefined);
	}

	#lost(): void {
		this.#events.onLost();
		this.#isLost = true;
		this.#styled = '';
		this.#hasAreas = false;
		this.#losses += 1;
		clearTimeout(this.#rebuildTimer);
		const afterMs = Math.min(rebuildAfterMs * 2 ** (this.#losses - 1), rebuildAtMostAfterMs);
		this.#rebuildTimer = setTimeout(() => this.#rebuild(), afterMs);
	}

	#rebuild(): void {
		this.#map?.remove();
		this.#map = undefined;
		this.#isLost = false;
		if (this.#wanted) void this.open(this.#wanted);
	}

	/** An archive that is away, or is another one now: better no detail than half of it. */
	#giveUpTiles(): void {
		const { tiles } = this.#ground;
		if (!tiles) return;
		forgetArchive(tiles.path);
		this.#ground = { outlines: this.#ground.outlines };
		this.#tilesTimer = setTimeout(() => void this.#lookForTiles(), tilesAgainAfterMs);
		this.#restyle();
	}

	async #lookForTiles(): Promise<void> {
		const path = this.#wanted?.tiles;
		const isThere = path !== undefined && (await archiveAnswers(path));
		if (this.#closed) return;
		this.#tilesTimer = isThere
			? undefined
			: setTimeout(() => void this.#lookForTiles(), tilesAgainAfterMs);
		if (isThere && this.#wanted) await this.redraw(this.#wanted);
	}

	#style() {
		return wallStyle(this.#wanted!.colours, window.innerHeight / 100, this.#ground);
	}

	#paint(): void {
		clearTimeout(this.#paintTimer);
		this.#paintTimer = undefined;
		if (!this.#hasAreas) return;
		for (const [id, state] of this.#states) {
			const text = JSON.stringify(state);
			if (this.#painted.get(id) === text) continue;
			this.#painted.set(id, text);
			this.#map?.setFeatureState({ source: outlinesSource, id }, { ...state });
		}
	}
}
