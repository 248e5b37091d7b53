import type { Role } from '../model/terms.ts';

/** Whoever gives a command: a signed-in person, or the room itself (`system`). */
export interface Actor {
	id: string;
	name: string;
	role: Role | 'system';
	agencyId?: string | undefined;
	deskIds: readonly string[];
}

/** The timekeeper and the room's own seed. */
export const systemActor: Actor = { id: 'system', name: 'system', role: 'system', deskIds: [] };
