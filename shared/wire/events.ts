import { Type, type Static } from 'typebox';
import { Id } from '../model/fields.ts';
import type { Answer, Refusal } from '../kernel/result.ts';
import type { Envelope } from './commands.ts';
import type { DisplayReport, DisplaySettings } from './displays.ts';
import type { Beat, Delta, Join, Snapshot } from './feeds.ts';

/** On what one person works, and how. */
export const Doing = Type.Object({ recordId: Id, doing: Type.Enum(['viewing', 'editing']) });
export type Doing = Static<typeof Doing>;

/** What one person is doing where. Lost without harm; renewed every 5 s, forgotten after 15 s. */
export const Presence = Type.Object({ personId: Id, name: Type.String(), ...Doing.properties });
export type Presence = Static<typeof Presence>;

/** Events a client sends. A command and a join are answered, once. */
export interface ClientEvents {
	command: (envelope: Envelope, answer: (result: Answer) => void) => void;
	join: (join: Join, answer: (result: { ok: true } | Refusal) => void) => void;
	presence: (what: Doing) => void;
	/** "Are you there?": answered at once, behind everything that was sent before. */
	ask: (answer: () => void) => void;
	/** This screen's state was wrong although nothing was missing; it takes a snapshot. Not answered. */
	differs: () => void;
	/** What a display says of itself, every few seconds. Not answered; from others it is nothing. */
	report: (report: DisplayReport) => void;
}

/** Events the server sends. */
export interface ServerEvents {
	/** Encoded once, shared by all who return at that position. */
	snapshot: (snapshot: Snapshot) => void;
	delta: (delta: Delta) => void;
	beat: (beat: Beat) => void;
	presence: (who: Presence) => void;
	/** The client speaks an older protocol: reload between changes, within so many milliseconds. */
	reload: (withinMs: number) => void;
	/** The session ended: sign in again. */
	ended: () => void;
	/** To a display: what it is called and for which distances it draws. */
	display: (settings: DisplaySettings) => void;
	/** To a display: say in large letters which one you are. */
	identify: () => void;
}
