import type { DisplaySettings } from '#shared/wire/displays.ts';
import type { Presence } from '#shared/wire/events.ts';
import type { Beat } from '#shared/wire/feeds.ts';

/** The line to the server. Each state carries only what is true in it; times are of this page's own clock. */
export type LineState =
	/** Nothing was ever received. */
	| { kind: 'connecting' }
	/** Data and heartbeats come. */
	| { kind: 'open' }
	/** The line dropped; the last data is still shown. */
	| { kind: 'cut' }
	/** The server refuses this session: no use trying again. */
	| { kind: 'signed_out' };

/** What a line tells whoever shows it. */
export interface LineEvents {
	onState(state: LineState): void;
	/** Something was applied: from a snapshot, a delta, or nothing but a heartbeat. */
	onData(what: 'snapshot' | 'delta'): void;
	onBeat(beat: Beat): void;
	/**
	 * Everything that the server had sent by this moment has arrived (`performance.now()`): a question that was
	 * asked then has been answered. A line that delays cannot make old data look new.
	 */
	onVouch(askedAt: number): void;
	onPresence(presence: Presence): void;
	/** The server speaks a newer protocol: reload between changes. */
	onReload(withinMs: number): void;
	/** To a display: what it is called and for which distances it draws; and to say so. */
	onDisplay?(settings: DisplaySettings): void;
	onIdentify?(): void;
}
