import type { Clock } from '#shared/kernel/clock.ts';
import type { Display, Site, WallMode } from '#shared/model/display.ts';
import { wallModeOf } from '#shared/rules/wall-mode.ts';
import { holds } from '#shared/rules/wall-scenes.ts';
import type { DisplaySettings } from '#shared/wire/displays.ts';
import type { Displays } from './displays.ts';

/** What this process knows of walls: asked at every join and every second, without a question to Redis. */
export class WallDirectory {
	readonly #from: Displays;
	readonly #clock: Clock;
	#displays = new Map<string, Display>();
	#sites = new Map<string, Site>();
	#loading: Promise<void> = Promise.resolve();

	constructor(from: Displays, clock: Clock) {
		this.#from = from;
		this.#clock = clock;
	}

	/** As things are now; one look-up at a time, so that an older one never comes last. */
	load(): Promise<void> {
		const loading = this.#loading.then(async () => {
			const [displays, sites] = await Promise.all([this.#from.all(), this.#from.sites()]);
			this.#displays = new Map(displays.map((display) => [display.id, display]));
			this.#sites = new Map(sites.map((site) => [site.id, site]));
		});
		this.#loading = loading.catch(() => undefined);
		return loading;
	}

	/** What a display shows now; nothing when it is not known here. */
	modeOf(displayId: string): WallMode {
		const display = this.#displays.get(displayId);
		return wallModeOf(display, this.#siteOf(display), this.#clock.now());
	}

	/** What a display is told about itself. */
	settingsOf(displayId: string): DisplaySettings | undefined {
		const display = this.#displays.get(displayId);
		if (!display) return undefined;
		const { name, profile, scene, theme, sound, orbit, pushed } = display;
		const { name: site = '', night, message } = this.#siteOf(display) ?? {};
		const nowMs = this.#clock.now();
		// Visitors and whoever stands before a covered screen are not told what the room is told.
		const isRoom = this.modeOf(displayId) === 'room';
		return {
			name,
			site,
			profile,
			scene,
			theme,
			sound,
			orbit,
			...(isRoom && pushed && holds(pushed, nowMs) ? { pushed } : {}),
			...(night ? { night } : {}),
			...(isRoom && message && holds(message, nowMs) ? { message } : {})
		};
	}

	#siteOf(display: Display | undefined): Site | undefined {
		return display && this.#sites.get(display.siteId);
	}
}
