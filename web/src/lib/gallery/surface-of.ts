import type { Surface } from '#lib/state/surface.svelte.ts';
import { wallSamples } from './wall-samples.ts';

/** Pages of the watch that hang in the gallery, and parts of the desk. */
export const watchPages = [
	'watch',
	'notices',
	'places',
	'place',
	'times',
	'timeline',
	'need',
	'needarea',
	'equity',
	'funds'
];
/** Pages that live from the room's records. */
export const roomPages = ['committee', 'capabilities', 'reports', 'forms', 'outages'];
export const deskParts = ['teams', 'slips'];

/** On which face something hangs. */
export function surfaceOf(show: string): Surface {
	if (show === 'replay') return 'watch';
	if (show in wallSamples || show === 'pairing' || show === 'identify') return 'wall';
	return watchPages.includes(show) || roomPages.includes(show) ? 'watch' : 'desk';
}
