import { isUndoable } from '#shared/rules/undo.ts';
import type { Entry } from '#shared/wire/entry.ts';
import type { Earlier } from '../commands/decide.ts';
import type { DayArchive } from '../log/day-archive.ts';
import { readPositions } from '../log/entries.ts';
import { findReceipt } from '../store/commit.ts';
import type { Kept } from '../store/replicated.ts';

/** Where commands are kept, with the days that have left Redis. */
export type KeptWhole = Kept & { archive: DayArchive<Entry> };

/** Changes of one record that are looked through for the one before. */
const historyLength = 100;

/**
 * What somebody's command of the last day made of which records; nothing when there was none by that id. Of a command
 * that is not taken back anyway only its name.
 */
export async function earlierOf(
	store: KeptWhole,
	command: { actorId: string; commandId: string }
): Promise<Earlier | undefined> {
	const receipt = await findReceipt(store, command);
	if (!receipt?.ok) return undefined;
	const { redis, keys } = store;
	const [own] = await readPositions(store, [receipt.position]);
	if (!own) return undefined;
	const name = own.entry.command;
	if (!isUndoable(name)) return { command: name, records: [] };
	const records = await Promise.all(
		own.entry.records.map(async (after) => {
			const positions = await redis.lrange(keys.history(after.kind, after.id), -historyLength, -1);
			const at = positions.indexOf(String(receipt.position));
			const [placed] = at > 0 ? await readPositions(store, [Number(positions[at - 1])]) : [];
			const before = placed?.entry.records.find(({ id }) => id === after.id);
			return before ? { before, after } : { after };
		})
	);
	return { command: name, records };
}
