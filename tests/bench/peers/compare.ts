import type { RunningPeer } from './peer.ts';
import { usageOf } from './processor.ts';
import { nowMs } from './value.ts';
import { openSeats, pause, within, Writer, type Seat } from './watching.ts';

const stragglersMs = 5000;
const leadMs = 2000;
const awayMs = 10_000;
const returnLimitMs = 15_000;
const afterReturnMs = 3000;
const settleMs = 2000;

/** What to measure, and with how much. */
export interface ComparisonOptions {
	/** Watchers that are connected all the time, at least 1; the first is the one that is cut. */
	watchers: number;
	/** Writes of the paced phase that are counted. */
	updates: number;
	/** Writes a second, in both phases. */
	perSecond: number;
	/** Told in words what goes on. */
	onStep?: (text: string) => void;
}

/** Latencies, milliseconds by the nearest rank; null when there was nothing to measure. */
export interface Latency {
	p50: number | null;
	p99: number | null;
}

/** Every watcher connected, writes at a steady pace. */
export interface PacedPhase {
	/** From just before `write()` was called until one watcher had the value, over all of them. */
	arrivalMs: Latency;
	/** From just before `write()` was called until the last watcher had it, where all got it. */
	lastWatcherMs: Latency;
	/** From just before `write()` was called until the system said that it took it. */
	acknowledgedMs: Latency;
	/** Pairs of a watcher and an acknowledged sequence that it was not shown within five seconds. */
	missing: number;
	/** Arrivals of a sequence at a watcher that had been shown it before. */
	repeats: number;
	/** Arrivals of a sequence, new to that watcher, after a newer one. */
	outOfOrder: number;
	/** Writes that were refused, or not answered within ten seconds. */
	refused: number;
	/** How late a write began at most, because the one before it was not answered yet, milliseconds. */
	latestWriteMs: number;
	/** Length of the phase in which processor time was counted, seconds. */
	seconds: number;
	/** Processor time of the peer's processes and their children in that phase, seconds. */
	cpuSeconds: number;
	/** Watchers that one processor would carry at this rate; null when too little time was used to say. */
	watchersPerCore: number | null;
	/** Resident memory of the peer's processes and their children at its end, megabytes. */
	memoryMb: number;
}

/** One watcher is cut for ten seconds while writes go on, and comes back. */
export interface DisconnectPhase {
	/** Sequences that were acknowledged while it was away and since. */
	written: number;
	/** How many of those it was never shown. */
	gap: number;
	/** Sequences that it was shown more than once, over both phases. */
	duplicates: number;
	/** True when, after its return began, it was shown a value older than one shown to it before. */
	oldShownAfterReturn: boolean;
	/** From the start of `comeBack()` until that resolved; null when it failed or took over 15 s. */
	msToConnected: number | null;
	/**
	 * From the start of `comeBack()` until it was shown a value that nothing acknowledged was newer than,
	 * at that moment; null when it was not within 15 s.
	 */
	msToRightState: number | null;
}

/** What was measured of one system, through nothing but its `RunningPeer`. */
export interface Comparison {
	watchers: number;
	updates: number;
	perSecond: number;
	paced: PacedPhase;
	disconnect: DisconnectPhase;
}

/**
 * Opens the watchers, measures the paced phase after one second of writes that are not counted, then cuts
 * one watcher and lets it come back. Closes its watchers; the peer stays running. Takes about
 * 20 s + updates / perSecond. The load runs in this process, so its own cost is in every latency, alike.
 * Throws when the watchers cannot be opened.
 */
export async function comparePeer(
	peer: RunningPeer,
	options: ComparisonOptions
): Promise<Comparison> {
	const { watchers, updates, perSecond } = options;
	const say = options.onStep ?? (() => undefined);
	say(`opens ${watchers} watchers`);
	const seats = await openSeats(peer, watchers);
	try {
		const writer = new Writer(peer, perSecond);
		await writer.writeWhile((written) => written < perSecond);
		say(`writes ${updates} updates at ${perSecond}/s`);
		const paced = await measurePaced(peer, seats, writer, updates);
		say(`cuts one watcher for ${awayMs / 1000} s`);
		const disconnect = await measureDisconnect(seats, writer);
		return { watchers, updates, perSecond, paced, disconnect };
	} finally {
		await Promise.all(seats.map(({ watcher }) => within(5000, watcher.close()).catch(() => {})));
	}
}

async function measurePaced(
	peer: RunningPeer,
	seats: readonly Seat[],
	writer: Writer,
	updates: number
): Promise<PacedPhase> {
	const from = writer.acknowledged + 1;
	const refusedBefore = writer.refused.length;
	const orderBefore = sum(seats, (seat) => seat.shown.outOfOrder);
	writer.latestMs = 0;
	const before = await usageOf(peer.pids);
	const begin = nowMs();
	await writer.writeWhile((written) => written < updates);
	const after = await usageOf(peer.pids);
	const seconds = (nowMs() - begin) / 1000;
	const sequences = [...writer.startedAt.keys()].filter((sequence) => sequence >= from);
	await waitUntil(stragglersMs, () =>
		seats.every(({ shown }) => sequences.every((sequence) => shown.firstAt.has(sequence)))
	);
	const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
	return {
		...latencies(seats, writer, sequences),
		repeats: sum(seats, ({ shown }) =>
			sum(sequences, (sequence) => Math.max(0, (shown.times.get(sequence) ?? 0) - 1))
		),
		outOfOrder: sum(seats, (seat) => seat.shown.outOfOrder) - orderBefore,
		refused: writer.refused.length - refusedBefore,
		latestWriteMs: round(writer.latestMs),
		seconds: round(seconds),
		cpuSeconds: round(cpuSeconds),
		watchersPerCore: cpuSeconds > 0 ? Math.round((seats.length * seconds) / cpuSeconds) : null,
		memoryMb: Math.round(after.memoryMb)
	};
}

function latencies(seats: readonly Seat[], writer: Writer, sequences: readonly number[]) {
	const single: number[] = [];
	const last: number[] = [];
	const acknowledged: number[] = [];
	for (const sequence of sequences) {
		const startedAt = writer.startedAt.get(sequence) ?? 0;
		const arrivals = seats
			.map(({ shown }) => shown.firstAt.get(sequence))
			.filter((atMs) => atMs !== undefined)
			.map((atMs) => atMs - startedAt);
		single.push(...arrivals);
		if (arrivals.length === seats.length) last.push(Math.max(...arrivals));
		acknowledged.push((writer.answeredAt.get(sequence) ?? 0) - startedAt);
	}
	return {
		arrivalMs: latency(single),
		lastWatcherMs: latency(last),
		acknowledgedMs: latency(acknowledged),
		missing: seats.length * sequences.length - single.length
	};
}

async function measureDisconnect(seats: readonly Seat[], writer: Writer): Promise<DisconnectPhase> {
	const [seat] = seats;
	if (!seat) throw new Error('There is no watcher to cut.');
	let goesOn = true;
	const writing = writer.writeWhile(() => goesOn);
	try {
		await pause(leadMs + writer.intervalMs / 2);
		const from = writer.acknowledged + 1;
		seat.watcher.cut();
		await pause(awayMs);
		const returned = await measureReturn(seat, writer);
		await pause(afterReturnMs);
		goesOn = false;
		await writing;
		await pause(settleMs);
		const written = [...writer.startedAt.keys()].filter((sequence) => sequence >= from);
		return {
			written: written.length,
			gap: written.filter((sequence) => !seat.shown.firstAt.has(sequence)).length,
			duplicates: [...seat.shown.times.values()].filter((times) => times > 1).length,
			...returned()
		};
	} finally {
		goesOn = false;
		await writing;
	}
}

/** Brings the watcher back and waits until it is right; what it answers is asked when all has settled. */
async function measureReturn({ watcher, shown }: Seat, writer: Writer) {
	let oldShownAfterReturn = false;
	let rightAt: number | undefined;
	let connectedAt: number | undefined;
	shown.onArrival = ({ sequence, atMs }) => {
		if (sequence < shown.newest) oldShownAfterReturn = true;
		if (sequence >= writer.acknowledged) rightAt ??= atMs;
	};
	const begin = nowMs();
	const coming = within(returnLimitMs, watcher.comeBack()).then(
		() => (connectedAt = nowMs()),
		() => undefined
	);
	await waitUntil(returnLimitMs, () => rightAt !== undefined);
	await coming;
	const since = (atMs: number | undefined) => (atMs === undefined ? null : round(atMs - begin));
	const msToRightState = since(rightAt);
	return () => ({ oldShownAfterReturn, msToConnected: since(connectedAt), msToRightState });
}

/** Resolves when `isSo` or after `limitMs`, whichever comes first; looks every 20 ms. */
async function waitUntil(limitMs: number, isSo: () => boolean): Promise<void> {
	const limit = nowMs() + limitMs;
	while (!isSo() && nowMs() < limit) await pause(20);
}

function latency(values: number[]): Latency {
	const sorted = values.sort((a, b) => a - b);
	const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
	const at = (share: number) => {
		const value = rank(share);
		return value === undefined ? null : round(value);
	};
	return { p50: at(0.5), p99: at(0.99) };
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
	return items.reduce((total, item) => total + count(item), 0);
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
