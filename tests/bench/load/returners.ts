/** A program of its own that holds many screens, each with the line that a browser has, and says when all are live. */
import { Line } from '#lib/connection/line.ts';
import type { FeedName } from '#shared/wire/feeds.ts';
import { monotonicMs } from '../measure.ts';

export type ReturnersAsk =
	| { ask: 'connect'; address: string; cookie: string; feed: FeedName; count: number }
	/** Forgets what was heard: from now on only what comes anew counts. */
	| { ask: 'forget' }
	/** When every screen heard that it is in step, at this position of the log or later. */
	| { ask: 'live'; position: number; withinMs: number };

export interface AllLive {
	/** Of the machine's one clock, milliseconds; when half, and when all, were live. */
	halfAt: number;
	allAt: number;
	live: number;
	count: number;
	snapshots: number;
	deltas: number;
	/** Times that a screen was wrong although nothing was missing. */
	differences: number;
}

interface Screen {
	line: Line;
	/** Position of the log in the newest heartbeat that found this screen in step, and when. */
	position: number;
	at: number;
}

const screens: Screen[] = [];
const counts = { snapshot: 0, delta: 0 };
const nothing = { put: () => undefined, remove: () => undefined, clear: () => undefined };

function open(ask: ReturnersAsk & { ask: 'connect' }): Screen {
	const screen: { line?: Line; position: number; at: number } = { position: -1, at: 0 };
	const events = {
		onState: () => undefined,
		onData: (what: 'snapshot' | 'delta') => {
			counts[what] += 1;
		},
		onBeat: (beat: Parameters<Line['follower']['compare']>[0]) => {
			if (!beat.live || screen.line?.follower.compare(beat) !== 'in_step') return;
			screen.position = beat.logPosition ?? screen.position;
			screen.at = monotonicMs();
		},
		onVouch: () => undefined,
		onPresence: () => undefined,
		onReload: () => undefined
	};
	screen.line = new Line(ask.feed, nothing, events, { address: ask.address, cookie: ask.cookie });
	return screen as Screen;
}

async function live(position: number, withinMs: number): Promise<AllLive> {
	const untilMs = monotonicMs() + withinMs;
	const there = () => screens.filter((screen) => screen.position >= position);
	while (there().length < screens.length && monotonicMs() < untilMs) {
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	const times = there()
		.map(({ at }) => at)
		.toSorted((a, b) => a - b);
	return {
		halfAt: times[Math.floor(screens.length / 2)] ?? Number.NaN,
		allAt: times.length === screens.length ? (times.at(-1) ?? Number.NaN) : Number.NaN,
		live: times.length,
		count: screens.length,
		snapshots: counts.snapshot,
		deltas: counts.delta,
		differences: screens.reduce((sum, { line }) => sum + line.differences, 0)
	};
}

async function carryOut(ask: ReturnersAsk): Promise<unknown> {
	switch (ask.ask) {
		case 'connect':
			for (let index = 0; index < ask.count; index += 1) {
				screens.push(open(ask));
				if (index % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 50));
			}
			return undefined;
		case 'forget':
			for (const screen of screens) screen.position = -1;
			Object.assign(counts, { snapshot: 0, delta: 0 });
			return undefined;
		case 'live':
			return live(ask.position, ask.withinMs);
	}
}

process.on('message', (ask: ReturnersAsk) => {
	carryOut(ask).then(
		(result) => process.send?.({ result: result ?? null }),
		(error: unknown) => process.send?.({ error: String(error) })
	);
});
process.once('disconnect', () => process.exit(0));
