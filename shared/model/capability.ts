import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	Id,
	Instant,
	Title,
	Words,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { capacities, categoryCodes } from './terms.ts';

/** As the Human Services Data Specification has them. */
export const capabilityStates = ['active', 'inactive', 'defunct', 'temporarily_closed'] as const;
export type CapabilityState = (typeof capabilityStates)[number];

const Minute = Type.Integer({ minimum: 0, maximum: 24 * 60 });

/** Open on one day of the week, in minutes from Chicago's midnight; past midnight is the next day's. */
export const OpenHours = Type.Object(
	{ weekday: Type.Integer({ minimum: 0, maximum: 6 }), from: Minute, to: Minute },
	{ additionalProperties: false }
);
export type OpenHours = Static<typeof OpenHours>;

/** Two or three letters. */
export const LanguageCode = Type.String({ pattern: '^[a-z]{2,3}$', examples: ['es'] });
const Age = Type.Integer({ minimum: 0, maximum: 120 });

/** What somebody found that is not as it says here: noted by anybody, gone with the next confirmation. */
export const Doubt = Type.Object({ at: Instant, words: Words }, { additionalProperties: false });
export type Doubt = Static<typeof Doubt>;

export const mostDoubts = 20;

/** Something that an organisation does for people, where and for whom, and how sure that still is. */
export const capabilityKind = defineRecord('capability', {
	agencyId: open(Id),
	name: open(Title),
	/** The need that it answers. */
	category: open(Type.Enum(categoryCodes)),
	state: open(Type.Enum(capabilityStates)),
	/** Empty: the whole city. */
	areas: open(Type.Array(AreaNumber, { maxItems: 77, uniqueItems: true })),
	languages: open(Type.Array(LanguageCode, { maxItems: 20, uniqueItems: true })),
	minAge: open(optional(Age)),
	maxAge: open(optional(Age)),
	/** Empty: not known. */
	hours: open(Type.Array(OpenHours, { maxItems: 28 })),
	capacity: operational(Type.Enum(capacities)),
	/** When somebody last asked them, and it was so. */
	confirmedAt: open(optional(Instant)),
	doubts: operational(Type.Array(Doubt, { maxItems: mostDoubts }))
});
export type Capability = RecordOf<typeof capabilityKind>;
