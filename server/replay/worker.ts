import { parentPort, workerData } from 'node:worker_threads';
import type { Entry } from '#shared/wire/entry.ts';
import { assert } from '#shared/kernel/assert.ts';
import { DayArchive } from '../log/day-archive.ts';
import { connectRedis, whenReady } from '../store/client.ts';
import { roomKeys } from '../store/keys.ts';
import { DayBoards } from './day-boards.ts';
import { Library, NotReadyError } from './library.ts';
import type { Ask, Begin, Told } from './replay.ts';

/**
 * Past days are folded in a thread of their own: whoever looks at one costs the room that works now neither time nor
 * memory. Its connection is its own too, and it reads.
 */
const { place, room, archiveFolder } = workerData as Begin;
const port = parentPort;
assert(port, 'this runs beside a server');
const redis = connectRedis(place, { onError: () => undefined });
await whenReady(redis, 10_000);
const library = new Library({
	redis,
	keys: roomKeys(room),
	archive: new DayArchive<Entry>(archiveFolder),
	boards: new DayBoards(archiveFolder)
});

port.on('message', async ({ id, ask }: { id: number; ask: Ask }) => {
	const tell = (told: Told) => port.postMessage({ id, told });
	try {
		tell({ ok: true, body: await answer(ask) });
	} catch (error) {
		tell({
			ok: false,
			isReady: !(error instanceof NotReadyError),
			message: (error as Error).message
		});
	}
});

function answer(ask: Ask): Promise<unknown> {
	switch (ask.what) {
		case 'day':
			return library.day(ask.day, ask.nowMs);
		case 'picture':
			return library.picture(ask);
		case 'proof':
			return library.prove(ask.day, ask.atMs);
	}
}
