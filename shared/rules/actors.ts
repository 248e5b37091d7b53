import type { Role } from '../model/terms.ts';
import type { Looker } from './belonging.ts';

/** Whoever gives a command: a signed-in person, or the room itself (`system`). */
export interface Actor extends Omit<Looker, 'role'> {
	id: string;
	name: string;
	role: Role | 'system';
}

/** True for everybody but the room itself. */
export function isPerson(actor: Actor): actor is Actor & Looker {
	return actor.role !== 'system';
}

/** The timekeeper and the room's own seed. */
export const systemActor: Actor = { id: 'system', name: 'system', role: 'system', deskIds: [] };

/** Whoever asked for help at the community's door, without an account. */
export const doorActor: Actor = { ...systemActor, id: 'community', name: 'community' };
