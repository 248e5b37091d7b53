import { systemClock } from '#shared/kernel/clock.ts';
import { openAccess } from '../access/access.ts';
import type { Store } from '../store/store.ts';

/** Prints the link that makes the first administrator, where there is none who can come in. */
export async function makeFirstLink(store: Store, address: string): Promise<void> {
	const { people, sessions } = openAccess(store, systemClock);
	if (await people.hasAdministrator()) return;
	const link = await sessions.makeFirstLink();
	process.stdout.write(`First administrator, once, within a day: ${address}/first#${link}\n`);
}
