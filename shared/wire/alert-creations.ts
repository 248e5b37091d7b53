import { Type, type TProperties } from 'typebox';
import { AlertSource, Headline, Instruction, alertKind, bothLanguages } from '../model/alert.ts';
import { Id, Instant } from '../model/fields.ts';

const DrillMark = Type.Optional(Type.Boolean());
const told = alertKind.schema.properties;
/** What makes an alert: one of our own, or one from elsewhere. */
export const ofAlerts = {
	/** A message to everybody, in both languages; a second person signs it. Without areas it is for the whole city. */
	'alert.draft': {
		about: told.about,
		severity: told.severity,
		urgency: Type.Optional(told.urgency),
		certainty: Type.Optional(told.certainty),
		headline: Headline,
		headlineEs: Headline,
		instruction: Instruction,
		instructionEs: Instruction,
		areas: Type.Optional(told.areas),
		expiresAt: Instant,
		drill: DrillMark
	},
	/** A warning from elsewhere, or the end of one. `id` follows from by what it is known there. */
	'alert.receive': {
		id: Id,
		source: AlertSource,
		/** It says only that what it replaces is over. */
		ends: Type.Boolean(),
		about: told.about,
		event: bothLanguages(80),
		severity: told.severity,
		urgency: told.urgency,
		certainty: told.certainty,
		headline: told.headline,
		instruction: told.instruction,
		reach: told.reach,
		areas: told.areas,
		onsetAt: told.onsetAt,
		expiresAt: Instant,
		replaces: told.replaces
	}
} as const satisfies Record<string, TProperties>;
