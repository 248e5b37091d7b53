import type { AnyRecord } from '../model/records.ts';
import { isOverfull, mergeSet, sets } from './edits.ts';

/**
 * Commands whose maker may take them back. Not among them: what somebody outside has been told or has answered
 * (referrals, invitations), how teams are, activations and what is lent to them, who is here (shifts, staff), and what was only
 * added (notes, new records). Those are put right by what follows.
 */
const undoable = new Map(
	Object.entries({
		request:
			'triage mark_duplicate withdraw accept ask answer give_up decline start resolve close dispute reopen edit snooze wake',
		task: 'assign accept reject start hold resume requeue complete verify dispute fail transfer replan cancel reopen edit',
		// Only hours and numbers that were planned: where a team is does not go back.
		deployment: 'edit',
		change: 'undo'
	})
);

/** Whoever gave this command may take it back. */
export function isUndoable(command: string): boolean {
	const [noun = '', verb = ''] = command.split('.');
	return undoable.get(noun)?.split(' ').includes(verb) ?? false;
}

/** Stamps say who changed a record when: the past does not come back in them. */
const stamps: readonly string[] = ['version', 'changedAt', 'changedBy', 'changedCommand'];

type Fields = Readonly<Record<string, unknown>>;
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Names of the fields in which two versions of a record differ, stamps left out. */
export function fieldsChanged(before: AnyRecord, after: AnyRecord): string[] {
	const [was, is] = [before, after] as unknown as [Fields, Fields];
	return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
		(field) => !stamps.includes(field) && !isSame(was[field], is[field])
	);
}

/**
 * A record with one change taken back and everything that came after it kept. Where somebody has since changed the
 * same field the change stands, and the fields are named; a move is taken back only while the record is as the move left
 * it, because what others did to it rests on where it stood.
 */
export function takeBack<R extends AnyRecord>(
	changed: { before: R; after: R },
	now: R
): { ok: true; record: R } | { ok: false; fields: string[] } {
	const { before, after } = changed;
	const fields = fieldsChanged(before, after);
	const since = fieldsChanged(after, now);
	if (fields.includes('state') && since.length > 0) return { ok: false, fields: since };
	const [was, did, is] = [before, after, now] as unknown as [Fields, Fields, Fields];
	/** What a field is afterwards. Of a set only what came in goes out, and what went out comes back. */
	const taken = (field: string) =>
		field in sets ? mergeSet(is[field], { from: did[field], to: was[field] }) : was[field];
	const meanwhile = fields.filter((field) =>
		field in sets ? isOverfull(field, taken(field)) : since.includes(field)
	);
	if (meanwhile.length > 0) return { ok: false, fields: meanwhile };
	const record: Record<string, unknown> = { ...is };
	for (const field of fields) {
		// What was kept to few is not opened by going back.
		if (field === 'restricted') record[field] = true;
		else if (taken(field) === undefined) delete record[field];
		else record[field] = taken(field);
	}
	return { ok: true, record: record as unknown as R };
}
