import { Type } from 'typebox';
import { AreaNumber, Instant, defineRecord, open, optional, type RecordOf } from './fields.ts';
import { communityPhases } from './terms.ts';

export const hoursOfWeek = 7 * 24;

const Name = Type.String({ minLength: 2, maxLength: 60 });

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
	/** What outline the map may draw; the geometry itself is in shared/geo or imported. */
	outline: open(Type.Enum(['none', 'approximate', 'official']))
});
export type Community = RecordOf<typeof communityKind>;

/** True while the room works there. */
export function isActive(community: Community): boolean {
	return ['engaging', 'activated', 'sustained'].includes(community.phase);
}
