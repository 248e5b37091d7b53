import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	FreeText,
	Id,
	Instant,
	Words,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { communityPhases } from './terms.ts';

export const hoursOfWeek = 7 * 24;

const Name = Type.String({ minLength: 2, maxLength: 60 });

/** What a place inside a community can be: what the work is aimed at has changed from beats to block groups to blocks (domain 1.4). */
export const focusTypes = ['beat', 'block_group', 'block_face', 'named_site'] as const;
export type FocusType = (typeof focusTypes)[number];

export const mostFocusPlaces = 60;

/** A place that the work there is aimed at for a while. What is over stays, with its days. */
export const FocusPlace = Type.Object(
	{
		type: Type.Enum(focusTypes),
		/** A beat's or block group's number, a hundred-block, or what people call the site. */
		name: Name,
		why: Words,
		from: Instant,
		/** Absent while it lasts. */
		until: Type.Optional(Instant)
	},
	{ additionalProperties: false }
);
export type FocusPlace = Static<typeof FocusPlace>;

/** One of Chicago's 77 community areas, as the room works with it. */
export const communityKind = defineRecord('community', {
	number: open(AreaNumber),
	/** The City's name. */
	name: open(Name),
	/** What people call it on screens, and its short form for narrow places. */
	displayName: open(Name),
	shortName: open(Type.String({ minLength: 2, maxLength: 16 })),
	aliases: open(Type.Array(Name, { maxItems: 20 })),
	/** Version of the list of priority communities it is on; absent when it is on none. */
	priorityList: open(optional(Type.String({ maxLength: 20 }))),
	phase: open(Type.Enum(communityPhases)),
	/** Wave in which support starts; 1 is the first. */
	phaseNumber: open(optional(Type.Integer({ minimum: 1, maximum: 20 }))),
	enteredOn: open(optional(Instant)),
	/** The committee's decision by which it came to this phase; none for where the room began. */
	decidedBy: open(optional(Id)),
	/** Organisation that coordinates here. */
	anchorId: open(optional(Id)),
	/** What is to be done here, and what has to be true before the next phase. */
	plan: operational(optional(FreeText)),
	exitCriteria: operational(optional(FreeText)),
	/** How much presence each hour of a week needs, 0 to 3, from midnight on Sunday; where it is from, and of when. */
	needByHour: open(
		optional(
			Type.Array(Type.Integer({ minimum: 0, maximum: 3 }), {
				minItems: hoursOfWeek,
				maxItems: hoursOfWeek
			})
		)
	),
	needSource: open(optional(Type.String({ minLength: 3, maxLength: 120 }))),
	needAsOf: open(optional(Instant)),
	/** Places inside it, in the order in which they began. An area like a beat may reach into other communities. */
	focus: operational(optional(Type.Array(FocusPlace, { maxItems: mostFocusPlaces }))),
	/** What outline the map may draw; the geometry itself is in shared/geo or imported. */
	outline: open(Type.Enum(['none', 'approximate', 'official']))
});
export type Community = RecordOf<typeof communityKind>;

/** True while the room works there. */
export function isActive(community: Community): boolean {
	return ['engaging', 'activated', 'sustained'].includes(community.phase);
}

/** True while the work is still aimed at it. */
export function isFocusNow({ until }: FocusPlace): boolean {
	return until === undefined;
}
