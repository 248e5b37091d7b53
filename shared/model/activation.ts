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
import { desks, providerAnswers } from './terms.ts';

/** An activation moves only along the table in rules/activation-moves.ts. */
export const activationStates = ['planned', 'open', 'closed', 'debriefed', 'cancelled'] as const;
export type ActivationState = (typeof activationStates)[number];

export const Provider = Type.Object(
	{ agencyId: Id, answer: Type.Enum(providerAnswers), answeredAt: optional(Instant) },
	{ additionalProperties: false }
);
export type Provider = Static<typeof Provider>;

/** What was learned, whose it is to act on, and by when. */
export const ActivationLesson = Type.Object(
	{ text: Words, agencyId: Id, dueOn: Instant },
	{ additionalProperties: false }
);

/** A presence for some hours at a site, with providers in it and work before and after. */
export const activationKind = defineRecord('activation', {
	state: open(Type.Enum(activationStates)),
	communityArea: open(AreaNumber),
	opensAt: open(Instant),
	closesAt: open(Instant),
	openedAt: open(optional(Instant)),
	closedAt: open(optional(Instant)),
	debriefedAt: open(optional(Instant)),
	/** Visitors, as a number and nothing else. */
	visitors: open(Type.Integer({ minimum: 0, maximum: 100_000 })),
	title: operational(Title),
	site: operational(Title),
	deskId: operational(Type.Enum(desks)),
	/** People who canvass around it. */
	volunteers: operational(Type.Integer({ minimum: 0, maximum: 1_000 })),
	/** Languages spoken there, as two or three letters. */
	languages: operational(
		Type.Array(Type.String({ pattern: '^[a-z]{2,3}$', examples: ['es'] }), { maxItems: 20 })
	),
	providers: operational(Type.Array(Provider, { maxItems: 60 })),
	incidentId: operational(optional(Id)),
	reason: operational(optional(Words))
});
export type Activation = RecordOf<typeof activationKind>;
