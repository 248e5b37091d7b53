import { Type } from 'typebox';
import {
	AreaNumber,
	Instant,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';

/** An outage moves only along the table in rules/outages.ts. */
export const outageStates = ['out', 'back', 'mistaken'] as const;
export type OutageState = (typeof outageStates)[number];

/** What homes are without: the two connections that the centre was founded to look at. */
export const utilities = ['power', 'internet'] as const;
export type Utility = (typeof utilities)[number];

/** Who says so: a company, the City, a partner, somebody who lives there, one of ours who was there, or ODIN for a county. */
export const outageSources = ['company', 'city', 'partner', 'resident', 'seen', 'odin'] as const;
export type OutageSource = (typeof outageSources)[number];

export const Meters = Type.Integer({ minimum: 0, maximum: 10_000_000, examples: [240] });
export const Companies = Type.Integer({ minimum: 0, maximum: 1_000, examples: [1] });

/**
 * Homes without power or internet, as somebody said, until when that may be believed: what nobody says again is not known any more, which
 * is neither "out" nor "back". Of the county there is one record, from the Oak Ridge laboratory's ODIN: it knows nothing finer.
 */
export const outageKind = defineRecord('outage', {
	state: open(Type.Enum(outageStates)),
	what: open(Type.Enum(utilities)),
	/** Absent: the whole county. */
	communityArea: open(optional(AreaNumber)),
	source: open(Type.Enum(outageSources)),
	/** About how many meters or homes; absent where nobody knows. Of a county: of companies that report, and nought where none reports any. */
	meters: open(optional(Meters)),
	/** Companies that tell of an outage in the county. */
	companies: open(optional(Companies)),
	/** Since when, and when the company thinks that it is over. */
	since: open(optional(Instant)),
	restoredBy: open(optional(Instant)),
	/** Person id of who said it first. */
	createdBy: operational(optional(Type.String({ maxLength: 60 }))),
	/** When it was said last, and until when that is believed. */
	saidAt: open(Instant),
	expiresAt: open(Instant),
	endedAt: open(optional(Instant))
});
export type Outage = RecordOf<typeof outageKind>;
