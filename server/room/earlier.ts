import { assert } from '#shared/kernel/assert.ts';
import { kindOfId, type AnyRecord } from '#shared/model/records.ts';
import type { Entry } from '#shared/wire/entry.ts';
import type { Earlier } from '../commands/decide.ts';
import type { DayArchive } from '../log/day-archive.ts';
import { readHistory } from '../log/entries.ts';
import { findReceipt } from '../store/commit.ts';
import type { Kept } from '../store/replicated.ts';

/** Changes of one record that are looked through for the one before. */
const historyLength = 100;

/** Where commands are kept, with the days that have left Redis. */
export type KeptWhole = Kept & { archive: DayArchive<Entry> };

/** What somebody's command of the last day made of which records; nothing when there was none by that id. */
export async function earlierOf(
	store: KeptWhole,
	command: { actorId: string; commandId: string }
): Promise<Earlier | undefined> {
	const receipt = await findReceipt(store, command);
	if (!receipt?.ok) return undefined;
	const { redis, keys, archive } = store;
	let name: string | undefined;
	const records: { before?: AnyRecord; after: AnyRecord }[] = [];
	for (const id of Object.keys(receipt.versions)) {
		const kind = kindOfId(id);
		assert(kind !== undefined, `${id} names its kind`);
		const historyKey = keys.history(kind, id);
		const placed = await readHistory(
			{ redis, keys, archive },
			{ historyKey, count: historyLength }
		);
		const at = placed.findIndex(({ position }) => position === receipt.position);
		const after = placed[at]?.entry.records.find((one) => one.id === id);
		if (!after) return undefined;
		name = placed[at]!.entry.command;
		const before = placed[at + 1]?.entry.records.find((one) => one.id === id);
		records.push({ after, ...(before ? { before } : {}) });
	}
	return name === undefined ? undefined : { command: name, records };
}
