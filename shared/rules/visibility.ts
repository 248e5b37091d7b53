import type { FieldClass } from '../model/fields.ts';
import { classesOf, type AnyRecord, type Kind } from '../model/records.ts';

/** Audiences that receive records. Wall and watch receive views instead, built from nothing upwards. */
export const recordAudiences = ['desk', 'oversight'] as const;
export type RecordAudience = (typeof recordAudiences)[number];

type Rule = { ordinary: readonly FieldClass[]; restricted: readonly FieldClass[] };
const all: Rule = { ordinary: ['public', 'operational'], restricted: ['public', 'operational'] };
const guarded: Rule = { ordinary: ['public', 'operational'], restricted: ['public'] };
const bare: Rule = { ordinary: ['public'], restricted: ['public'] };
const hidden: Rule = { ordinary: [], restricted: [] };

/**
 * Who receives which classes of fields: audience × kind, for ordinary and for restricted records.
 * A restricted record reaches a desk as a state, a priority and times, and nothing else.
 */
export const visibility: Readonly<Record<RecordAudience, Readonly<Record<Kind, Rule>>>> = {
	desk: {
		community: all,
		agency: all,
		staff: all,
		request: guarded,
		task: guarded,
		deployment: all,
		note: { ordinary: ['public', 'operational'], restricted: [] }
	},
	/** For people who run accounts but not the work: names of organisations, nothing of the work. */
	oversight: {
		community: bare,
		agency: bare,
		staff: hidden,
		request: hidden,
		task: hidden,
		deployment: hidden,
		note: hidden
	}
};

/** The classes of fields that an audience may have of a record; none: it has nothing of it. */
export function permittedClasses(
	audience: RecordAudience,
	kind: Kind,
	isRestricted: boolean
): readonly FieldClass[] {
	const rule = visibility[audience][kind];
	return isRestricted ? rule.restricted : rule.ordinary;
}

/** What an audience may have of a record: a copy of the permitted fields, or nothing. */
export function project(
	audience: RecordAudience,
	record: AnyRecord,
	isRestricted: boolean
): Record<string, unknown> | undefined {
	const permitted = permittedClasses(audience, record.kind, isRestricted);
	if (permitted.length === 0) return undefined;
	const classes = classesOf(record.kind);
	const copy: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(record)) {
		const fieldClass = classes[field];
		if (fieldClass && permitted.includes(fieldClass)) copy[field] = value;
	}
	return copy;
}
