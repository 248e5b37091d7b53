import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomText } from '#shared/kernel/ids.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { must, roomClient } from '../client/room-client.ts';
import type { ServerProcess } from '../server-process.ts';
import { drillPeople } from './people.ts';

/** A password for this drill alone: made when its data are made, kept beside them, never in the code. */
export function passwordIn(folder: string): string {
	return secretIn(folder, 'drill-password', () => `drill-${randomText(18)}`);
}

/** A key for the drill's confidential details, made and kept the same way. A real room's is kept elsewhere. */
export function sealKeyIn(folder: string): string {
	return secretIn(folder, 'drill-seal-key', () => makeKey('drill'));
}

function secretIn(folder: string, name: string, make: () => string): string {
	const path = join(folder, name);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (!existsSync(path)) writeFileSync(path, make(), { mode: 0o600 });
	return readFileSync(path, 'utf8').trim();
}

/** Forgets an earlier drill. Only ever used on the drill's own folder. */
export function clearDrill(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
}

/** Enters everybody of the drill the way an administrator would: by the one-time link, then one by one. */
export async function enterPeople(server: ServerProcess, password: string): Promise<void> {
	if (!server.firstLink) return;
	const administrator = { signInName: 'admin', name: 'Drill administrator', password };
	const { address, firstLink: link } = server;
	const body = { link, ...administrator };
	const first = await roomClient(address).POST('/api/first-administrator', { body });
	const room = roomClient(address, must('The first administrator', first).cookie);
	for (const { forVisitors: _, ...person } of drillPeople) {
		const entered = await room.POST('/api/people', { body: { ...person, password } });
		must(`The account of ${person.signInName}`, entered);
	}
}
