import { join } from 'node:path';
import { createClient } from 'redis';
import type { Entry } from '#shared/wire/entry.ts';

/** A Redis: the one that a server keeps in its data folder, one by its socket, or one by its port. */
export type At = { folder: string } | { path: string } | { port: number };

/** An entry of the log with its place. */
export interface Written {
	position: number;
	id: string;
	entry: Entry;
}

/**
 * Asks a Redis over a connection of its own, with a client that shares no code with what wrote there. The
 * connection ends with the question.
 */
export async function witness<T>(at: At, question: (client: Witness) => Promise<T>): Promise<T> {
	const where =
		'port' in at
			? { host: '127.0.0.1', port: at.port }
			: { path: 'path' in at ? at.path : socketIn(at.folder), tls: false as const };
	const client: Witness = createClient({
		// Nobody there is an answer too.
		socket: { ...where, reconnectStrategy: false as const },
		commandOptions: { timeout: 0 }
	});
	client.on('error', () => {
		// Whoever asks is told by the question that fails.
	});
	try {
		await client.connect();
		return await question(client);
	} finally {
		if (client.isOpen) client.destroy();
	}
}

type Witness = ReturnType<typeof createClient>;

const socketIn = (folder: string) => join(folder, 'redis', 'redis.sock');

/** The log of a room as it stands in Redis. */
export function readLog(at: At): Promise<Written[]> {
	return witness(at, async (client) => {
		const found = (await client.xRange('{chicago}:log', '-', '+')) ?? [];
		return found.map(({ id, message }) => ({
			position: Number.parseInt(id, 10),
			id: String(message['id']),
			entry: JSON.parse(String(message['entry'])) as Entry
		}));
	});
}
