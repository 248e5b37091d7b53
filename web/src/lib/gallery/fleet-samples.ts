import { toInstant } from '#shared/kernel/clock.ts';
import { usualManner } from '#shared/model/display.ts';
import type { FleetDisplay } from '#shared/wire/displays.ts';
import { momentMs } from './wall-samples.ts';

/** Walls as the page of screens meets them: well, not live, frozen, silent, never heard, and covered. */
export const fleet: FleetDisplay[] = (
	[
		['North wall, left', { paintedAgoMs: 12 }, 2],
		['North wall, right', { paintedAgoMs: 20, live: false }, 3],
		['Hall', { paintedAgoMs: 42_000 }, 4],
		['Conference room with a name that is rather long', { paintedAgoMs: 9, mode: 'visitors' }, 90],
		['Lobby', undefined, 0]
	] as const
).map(([name, more, heardAgoS], index) => ({
	id: `display_gallery${index}`,
	name,
	siteId: 'site_gallery',
	profile: { inches: 85, farMetres: 8, midMetres: 5, nearMetres: 3 },
	...usualManner,
	visitors: index === 3,
	pairedAt: toInstant(momentMs),
	mode: index === 3 ? 'visitors' : 'room',
	...(more && {
		report: {
			mode: 'room',
			scene: 'overview',
			release: String(momentMs),
			memoryMb: 84,
			roundTripMs: 4,
			live: true,
			...more,
			heardAt: toInstant(momentMs - heardAgoS * 1_000)
		}
	})
}));
