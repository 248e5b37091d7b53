import { systemClock } from '#shared/kernel/clock.ts';
import { openAccess } from '../access/access.ts';
import type { Store } from '../store/store.ts';

/** Prints the link that makes the first administrator, where there is none yet. */
export async function makeFirstLink(store: Store, address: string): Promise<void> {
	const { people, sessions } = openAccess(store, systemClock);
	const hasAdministrator = (await people.all()).some(({ role }) => role === 'administrator');
	if (hasAdministrator) return;
	const link = await sessions.makeFirstLink();
	process.stdout.write(`First administrator, once, within a day: ${address}/first#${link}\n`);
}
