import type { Arrival, RunningPeer, Watcher } from './peer.ts';
import { nowMs } from './value.ts';

const openAtOnce = 10;
const writeLimitMs = 10_000;

/** What one watcher has been shown, from its opening on. */
export class Shown {
	/** When each sequence was shown to it first, milliseconds. */
	readonly firstAt = new Map<number, number>();
	/** How often each sequence was shown to it. */
	readonly times = new Map<number, number>();
	/** Sequences that came for the first time after a newer one had come. */
	outOfOrder = 0;
	/** Highest sequence that it has been shown; 0 before the first. */
	newest = 0;
	/** Called for each arrival, before it is counted. */
	onArrival: (arrival: Arrival) => void = () => undefined;

	take(arrival: Arrival): void {
		this.onArrival(arrival);
		const times = this.times.get(arrival.sequence) ?? 0;
		this.times.set(arrival.sequence, times + 1);
		if (times > 0) return;
		this.firstAt.set(arrival.sequence, arrival.atMs);
		if (arrival.sequence < this.newest) this.outOfOrder += 1;
		this.newest = Math.max(this.newest, arrival.sequence);
	}
}

/** A watcher and what it has been shown. */
export interface Seat {
	watcher: Watcher;
	shown: Shown;
}

/** Opens `count` watchers, ten at a time. */
export async function openSeats(peer: RunningPeer, count: number): Promise<Seat[]> {
	const seats: Seat[] = [];
	while (seats.length < count) {
		const some = Math.min(openAtOnce, count - seats.length);
		seats.push(...(await Promise.all(Array.from({ length: some }, () => openSeat(peer)))));
	}
	return seats;
}

async function openSeat(peer: RunningPeer): Promise<Seat> {
	const shown = new Shown();
	const watcher = await peer.watch((arrival) => shown.take(arrival));
	return { watcher, shown };
}

/** Writes 1, 2, 3, ... at a pace, one after the other, and keeps what was said of each. */
export class Writer {
	/** When `write()` was called, by the sequences that were acknowledged, milliseconds. */
	readonly startedAt = new Map<number, number>();
	/** When the system said that it took it, likewise. */
	readonly answeredAt = new Map<number, number>();
	/** Sequences whose write was refused, or not answered within ten seconds. */
	readonly refused: number[] = [];
	/** Newest sequence that was acknowledged; 0 before the first. */
	acknowledged = 0;
	/** The most that a write began after its time, because the one before it was not answered, ms. */
	latestMs = 0;
	private next = 1;
	private readonly peer: RunningPeer;
	/** Time from the start of one write to that of the next, milliseconds. */
	readonly intervalMs: number;

	constructor(peer: RunningPeer, perSecond: number) {
		this.peer = peer;
		this.intervalMs = 1000 / perSecond;
	}

	/** Writes as long as `goesOn` says so, asked before each; resolves one interval after the last. */
	async writeWhile(goesOn: (written: number) => boolean): Promise<void> {
		const begin = nowMs();
		for (let written = 0; goesOn(written); written += 1) {
			this.latestMs = Math.max(this.latestMs, nowMs() - (begin + written * this.intervalMs));
			await this.writeOne();
			const due = begin + (written + 1) * this.intervalMs;
			await pause(due - nowMs());
		}
	}

	private async writeOne(): Promise<void> {
		const sequence = this.next;
		this.next += 1;
		const startedAt = nowMs();
		try {
			await within(writeLimitMs, this.peer.write(sequence));
			this.startedAt.set(sequence, startedAt);
			this.answeredAt.set(sequence, nowMs());
			this.acknowledged = sequence;
		} catch {
			this.refused.push(sequence);
		}
	}
}

/** Resolves after `ms` milliseconds; at once when that is not positive. */
export async function pause(ms: number): Promise<void> {
	if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

/** The promise's outcome, or an Error when it has none within `ms` milliseconds. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
	});
	try {
		return await Promise.race([promise, limit]);
	} finally {
		clearTimeout(timer);
	}
}
