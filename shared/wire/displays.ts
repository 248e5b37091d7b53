import { Type, type Static } from 'typebox';
import {
	Display,
	DisplayName,
	Manner,
	Message,
	Night,
	Profile,
	Pushed,
	scenes,
	wallModes
} from '../model/display.ts';

/** What a display says of itself every few seconds. */
export const DisplayReport = Type.Object(
	{
		/** What is painted: not what was sent. */
		mode: Type.Enum([...wallModes, 'nothing']),
		/** What the first of its screens shows. */
		scene: Type.Enum(scenes),
		release: Type.String({ maxLength: 40 }),
		/** Since the last frame was painted. */
		paintedAgoMs: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }),
		/** What the page holds in memory, where the browser tells. */
		memoryMb: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		/** From a question on the line to its answer. */
		roundTripMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
		live: Type.Boolean(),
		/** Times since the page was loaded that it was not answered by its own watchdog for ten seconds. */
		frozenTimes: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))
	},
	{ additionalProperties: false }
);
export type DisplayReport = Static<typeof DisplayReport>;

/** A display as the fleet page shows it. */
export const FleetDisplay = Type.Intersect([
	Display,
	Type.Object({
		/** What it should show now. */
		mode: Type.Enum(wallModes),
		/** What it last said, and when that was. */
		report: Type.Optional(
			Type.Object({
				...DisplayReport.properties,
				heardAt: Type.String(),
				/** Its watchdog said so, and the page has said nothing since. */
				frozenAt: Type.Optional(Type.String())
			})
		)
	})
]);
export type FleetDisplay = Static<typeof FleetDisplay>;

/** What a display is told about itself. */
export const DisplaySettings = Type.Object({
	...Manner.properties,
	name: DisplayName,
	site: DisplayName,
	profile: Profile,
	pushed: Type.Optional(Pushed),
	night: Type.Optional(Night),
	message: Type.Optional(Message)
});
export type DisplaySettings = Static<typeof DisplaySettings>;
