import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import { isOverfull, mergeSet, sets, type Edits } from '#shared/rules/edits.ts';

/**
 * A record with these edits laid over it, whatever else was changed in it meanwhile. A field that is no longer what
 * whoever edits had seen in it is in conflict, unless it is what they want already: then nothing is written, and
 * they are told which fields, with the record as it now is.
 */
export function mergeEdits<R extends AnyRecord>(
	record: R,
	wanted: Edits
): { ok: true; record: R; changed: boolean } | Refusal {
	const fields = record as unknown as Record<string, unknown>;
	const placed = readBlock(wanted);
	if ('code' in placed) return placed as Refusal;
	const edits = mergeSets(fields, placed);
	const merged = { ...fields };
	const conflicts: string[] = [];
	let changed = false;
	for (const [field, edit] of Object.entries(edits)) {
		if (!edit || isSame(fields[field], edit.to)) continue;
		if (!isSame(fields[field], edit.from)) conflicts.push(field);
		else if (edit.to === undefined) delete merged[field];
		else merged[field] = edit.to;
		changed = true;
	}
	if (conflicts.length > 0) {
		const told = conflicts.map((field) => ({ path: `/edits/${field}`, rule: 'changed' }));
		return refuse('CHANGED', { fields: told, current: record });
	}
	if (Object.keys(sets).some((field) => isOverfull(field, merged[field])))
		return refuse('TOO_LARGE');
	return { ok: true, record: merged as unknown as R, changed };
}

/** A place is kept as its hundred-block, whatever was typed. */
function readBlock(edits: Edits): Edits | Refusal {
	const typed = edits['block']?.to;
	if (typeof typed !== 'string') return edits;
	const to = hundredBlock(typed);
	return to === undefined
		? refuseField('/edits/block/to', 'block')
		: { ...edits, block: { ...edits['block'], to } };
}

/** Edits of sets as if whoever made them had seen what is there now. */
function mergeSets(fields: Readonly<Record<string, unknown>>, edits: Edits): Edits {
	const merged = Object.entries(edits).map(([field, edit]) => {
		if (!(field in sets) || !edit) return [field, edit];
		return [field, { from: fields[field], to: mergeSet(fields[field], edit) }];
	});
	return Object.fromEntries(merged) as Edits;
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
