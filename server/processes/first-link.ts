import { systemClock } from '#shared/kernel/clock.ts';
import { People } from '../access/people.ts';
import { Sessions } from '../access/sessions.ts';
import type { Store } from '../store/store.ts';

/** Prints the link that makes the first administrator, where there is none yet. */
export async function makeFirstLink(store: Store, address: string): Promise<void> {
	const people = new People(store, systemClock);
	const hasAdministrator = (await people.all()).some(({ role }) => role === 'administrator');
	if (hasAdministrator) return;
	const link = await new Sessions(store, people, systemClock).makeFirstLink();
	process.stdout.write(`First administrator, once, within a day: ${address}/first#${link}\n`);
}
