import { toMs } from '#shared/kernel/clock.ts';
import type { Site } from '#shared/model/display.ts';
import type { FleetDisplay } from '#shared/wire/displays.ts';
import { ask, type Fetched } from '#lib/connection/http.ts';

interface Fleet {
	now: number;
	sites: Site[];
	displays: FleetDisplay[];
}

/** How a display is doing, the worst first. */
export type DisplayHealth = 'never' | 'silent' | 'frozen' | 'not_live' | 'live';

const silentAfterMs = 15_000;
const frozenAfterMs = 10_000;
const askEveryMs = 2_000;

/** Judged by what it said last, and by how long ago that was. */
export function healthOf({ report }: FleetDisplay, nowMs: number): DisplayHealth {
	if (!report) return 'never';
	// Its watchdog still speaks where the page does not.
	if (report.frozenAt !== undefined) return 'frozen';
	if (nowMs - toMs(report.heardAt) > silentAfterMs) return 'silent';
	if (report.paintedAgoMs > frozenAfterMs) return 'frozen';
	return report.live ? 'live' : 'not_live';
}

/** The walls of the room as this page knows them: asked for anew every two seconds. */
export class FleetState {
	#fleet = $state.raw<Fleet | undefined>(undefined);
	#reached = $state(true);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	get sites(): readonly Site[] | undefined {
		return this.#fleet?.sites;
	}

	get nowMs(): number {
		return this.#fleet?.now ?? 0;
	}

	/** False while the server does not answer: what is shown is old. */
	get reached(): boolean {
		return this.#reached;
	}

	of(siteId: string): FleetDisplay[] {
		return (this.#fleet?.displays ?? []).filter((display) => display.siteId === siteId);
	}

	/** Does something and shows what came of it. */
	async give<Body = unknown>(method: string, path: string, body?: unknown): Promise<Fetched<Body>> {
		const fetched = await ask<Body>(method, path, body);
		await this.load();
		return fetched;
	}

	async load(): Promise<void> {
		clearTimeout(this.#timer);
		const fetched = await ask<Fleet>('GET', '/api/displays');
		this.#reached = fetched.ok;
		if (fetched.ok) this.#fleet = fetched.body;
		if (!this.#closed) this.#timer = setTimeout(() => void this.load(), askEveryMs);
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
	}
}
