import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	Id,
	Instant,
	Words,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { alertCertainties, alertKinds, alertSeverities, alertUrgencies } from './terms.ts';

/** An alert moves only along the table in rules/alert-moves.ts. */
export const alertStates = ['draft', 'issued', 'ended', 'discarded'] as const;
export type AlertState = (typeof alertStates)[number];

/** Words for everybody, in the languages in which they were given: English always. */
export const bothLanguages = (most: number) => {
	const words = Type.String({ minLength: 2, maxLength: most });
	return Type.Object({ en: words, es: optional(words) }, { additionalProperties: false });
};
export type BothLanguages = Static<ReturnType<typeof bothLanguages>>;
/** What is said to people in one language: in a line, and what to do. */
export const Headline = Type.String({ minLength: 3, maxLength: 120 });
export const Instruction = Type.String({ minLength: 3, maxLength: 2_000 });

/** A Common Alerting Protocol message is known by these three. */
export const AlertSource = Type.Object(
	{
		sender: Type.String({ minLength: 1, maxLength: 120 }),
		identifier: Type.String({ minLength: 1, maxLength: 240 }),
		sentAt: Instant
	},
	{ additionalProperties: false }
);
export type AlertSource = Static<typeof AlertSource>;

/** As far as it reaches: the whole city, some of its communities, or a part that the room has no names for. */
export const alertReaches = ['city', 'communities', 'part'] as const;

/**
 * What everybody is told: a warning that came from elsewhere (weather, heat), or a message of the centre's own that a
 * second person has signed. CAP 1.2 calls its parts so.
 */
export const alertKind = defineRecord('alert', {
	state: open(Type.Enum(alertStates)),
	/** What it is about, as the room tells them apart. */
	about: open(Type.Enum(alertKinds)),
	/** As its sender calls it; what is of the centre's own has none. */
	event: open(optional(bothLanguages(80))),
	severity: open(Type.Enum(alertSeverities)),
	urgency: open(Type.Enum(alertUrgencies)),
	certainty: open(Type.Enum(alertCertainties)),
	headline: open(optional(bothLanguages(120))),
	instruction: open(optional(bothLanguages(2_000))),
	reach: open(Type.Enum(alertReaches)),
	areas: open(Type.Array(AreaNumber, { maxItems: 77 })),
	/** From when, where that is not at once; until when. */
	onsetAt: open(optional(Instant)),
	expiresAt: open(Instant),
	/** From elsewhere: by what it is known there. */
	source: open(optional(AlertSource)),
	/** Alerts that it takes the place of, or ends. */
	replaces: open(Type.Array(Id, { maxItems: 40 })),
	/** The centre's own: who wrote it, who signed it, and when. */
	createdBy: operational(optional(Type.String({ maxLength: 60 }))),
	issuedBy: operational(optional(Type.String({ maxLength: 60 }))),
	issuedAt: open(optional(Instant)),
	endedAt: open(optional(Instant)),
	reason: operational(optional(Words))
});
export type Alert = RecordOf<typeof alertKind>;
