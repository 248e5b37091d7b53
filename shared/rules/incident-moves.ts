import type { TProperties } from 'typebox';
import type { IncidentState } from '../model/incident.ts';
import type { Move } from './moves.ts';

/** What each move of an incident notice needs, besides the notice and the version that was seen. */
export const incidentNeeds = {
	'incident.close': {}
} as const satisfies Record<string, TProperties>;

export type IncidentMoveCommand = keyof typeof incidentNeeds;

/** Every permitted move of an incident notice. The domain names no states; it is over when its work is. */
export const incidentMoves: readonly Move<IncidentState, IncidentMoveCommand>[] = [
	{ command: 'incident.close', from: ['open'], to: 'closed', who: 'desk' }
];
