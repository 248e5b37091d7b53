import { Type, type Static } from 'typebox';
import { dayMs, toInstant } from '../kernel/clock.ts';
import { AreaNumber, Id, defineRecord, open, optional, type RecordOf } from './fields.ts';
import { BookDay } from './funding.ts';
import { categoryCodes } from './terms.ts';

/** How far back it is told: a quarter. */
export const shortfallDays = 92;

export const ShortfallDay = Type.Object(
	{ on: BookDay, people: Type.Integer({ minimum: 1, maximum: 10_000 }) },
	{ additionalProperties: false }
);
export type ShortfallDay = Static<typeof ShortfallDay>;

/**
 * How many were taken on by an organisation and could not be helped because its money was gone: by day, for one kind of need in one
 * community. A count and nothing else: no request is named. Of restricted needs neither kind, place nor organisation is told.
 */
export const shortfallKind = defineRecord('shortfall', {
	agencyId: open(optional(Id)),
	category: open(optional(Type.Enum(categoryCodes))),
	/** Absent also where the need has no place. */
	communityArea: open(optional(AreaNumber)),
	/** In the order of days. */
	days: open(Type.Array(ShortfallDay, { minItems: 1, maxItems: shortfallDays }))
});
export type Shortfall = RecordOf<typeof shortfallKind>;

/** The first of the days that are told on a day. */
export function shortfallSince(day: string): string {
	return toInstant(Date.parse(day) - (shortfallDays - 1) * dayMs).slice(0, 10);
}
