import type { AnyRecord } from '#shared/model/records.ts';
import type { Connect } from '#lib/connection/wire.ts';
import { momentMs } from './wall-samples.ts';

/** How long nothing came, in each state of a line. */
const silentMs: Readonly<Record<string, number>> = { late: 12_000, 'not-live': 100_000 };

/** Where the log of such a room is: nowhere. */
const still = { epoch: 'gallery', position: 0, digest: '', live: true } as const;

/** A line to a room that stands still: what it holds is there at once, and nothing is given to it. */
export function stillLine(records: readonly AnyRecord[], state: string): Connect {
	return (board, events) => {
		queueMicrotask(() => {
			if (state === 'connecting') return events.onState({ kind: 'connecting' });
			for (const record of records) board.set(record);
			const silent = silentMs[state] ?? 0;
			events.onBeat({ ...still, now: momentMs, lookedMs: momentMs });
			events.onVouch(performance.now() - silent);
			events.onState({ kind: silent > 0 ? 'cut' : 'open' });
			events.onData('snapshot');
		});
		return {
			differences: 0,
			send: async () => ({ ok: false, code: 'NOT_ALLOWED' }),
			tellPresence: () => undefined,
			close: () => undefined
		};
	};
}
