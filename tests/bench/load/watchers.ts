/**
 * A program of its own that holds many watching connections and notes when each frame came.
 *
 * It speaks the WebSocket itself for the room and for the floor alike, so that both have the same watchers
 * and only what serves them differs. It is told what to do, and answers, by messages of its parent.
 */
import { WebSocket } from 'ws';
import { protocolVersion, type FeedName } from '#shared/wire/feeds.ts';
import { monotonicMs, percentile } from '../measure.ts';

export type WatchersAsk =
	| { ask: 'connect'; url: string; count: number; room?: { cookie: string; feed: FeedName } }
	| { ask: 'begin' }
	/** Size of the snapshot that came last, and how long it took from the ask for it. */
	| { ask: 'snapshot' }
	/** `sentAt[i]` is when the commit of position `first + i` was asked for. */
	| { ask: 'sum'; first: number; sentAt: number[] }
	| { ask: 'sum-next'; sentAt: number[] }
	| { ask: 'reached'; position: number }
	| { ask: 'close' };

/** What the watchers saw of a number of commits; times in milliseconds. */
export interface Seen {
	deliveries: number;
	missing: number;
	p50: number;
	p99: number;
	/** From the commit to the last of the watchers. */
	lastP50: number;
	lastP99: number;
	frames: number;
	bytes: number;
}

interface Arrival {
	watcher: number;
	from: number;
	to: number;
	at: number;
}

const sockets: WebSocket[] = [];
let arrivals: Arrival[] = [];
let [frames, bytes] = [0, 0];
const snapshot = { bytes: 0, ms: 0 };
let joinedAt = 0;
/** Furthest position of each watcher. */
let reached: number[] = [];

const positions = /"from":(\d+),"to":(\d+)/;

function note(watcher: number, data: Buffer): void {
	const head = data.toString('latin1', 0, 200);
	const found = positions.exec(head);
	if (head.startsWith('42["snapshot"')) {
		Object.assign(snapshot, { bytes: data.length, ms: monotonicMs() - joinedAt });
	}
	if (!found) return;
	const to = Number(found[2]);
	arrivals.push({ watcher, from: Number(found[1]), to, at: monotonicMs() });
	reached[watcher] = to;
	frames += 1;
	bytes += data.length;
}

/** The few packets of Engine.IO and Socket.IO that a watcher needs: open, connect, join, ping. */
function watchRoom(
	socket: WebSocket,
	watcher: number,
	room: { feed: FeedName },
	answered: (isFollowing: boolean) => void
): void {
	socket.on('message', (raw) => {
		const data = raw as Buffer;
		const kind = data.toString('latin1', 0, 2);
		if (kind === '42') note(watcher, data);
		else if (kind.startsWith('2')) socket.send('3');
		else if (kind.startsWith('0'))
			socket.send(`40${JSON.stringify({ protocol: protocolVersion })}`);
		else if (kind === '40') join(socket, room.feed);
		else if (kind === '43') answered(data.includes('"ok":true'));
	});
}

function join(socket: WebSocket, feed: FeedName): void {
	joinedAt = monotonicMs();
	socket.send(`420${JSON.stringify(['join', { feed }])}`);
}

function connectOne(ask: WatchersAsk & { ask: 'connect' }, watcher: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const headers = ask.room ? { cookie: ask.room.cookie } : {};
		const socket = new WebSocket(ask.url, { headers, perMessageDeflate: false });
		sockets.push(socket);
		socket.once('error', reject);
		if (ask.room) {
			const { feed } = ask.room;
			watchRoom(socket, watcher, ask.room, (isFollowing) =>
				isFollowing ? resolve() : reject(new Error(`the room lets nobody join "${feed}"`))
			);
		} else {
			socket.on('message', (raw) => note(watcher, raw as Buffer));
			socket.once('open', () => resolve());
		}
	});
}

async function connectAll(ask: WatchersAsk & { ask: 'connect' }): Promise<void> {
	const first = sockets.length;
	// So many at once that neither side's queue of new connections runs over.
	const atOnce = 50;
	for (let start = 0; start < ask.count; start += atOnce) {
		const some = Array.from({ length: Math.min(atOnce, ask.count - start) }, (_, index) =>
			connectOne(ask, first + start + index)
		);
		await Promise.all(some);
	}
}

function begin(): void {
	arrivals = [];
	[frames, bytes] = [0, 0];
}

/** Every (commit, watcher) pair: when the commit was asked for, when a frame that covers it came. */
function sum(first: number, sentAt: readonly number[]): Seen {
	const latencies: number[] = [];
	const lastOf = sentAt.map(() => 0);
	for (const { from, to, at } of arrivals) {
		for (let position = from + 1; position <= to; position += 1) {
			const sent = sentAt[position - first];
			if (sent === undefined) continue;
			latencies.push(at - sent);
			lastOf[position - first] = Math.max(lastOf[position - first] ?? 0, at - sent);
		}
	}
	return summary(latencies, lastOf, sentAt.length * sockets.length);
}

/** For views, which count their own revisions: the first frame after a commit is the one that shows it. */
function sumNext(sentAt: readonly number[]): Seen {
	const latencies: number[] = [];
	const lastOf = sentAt.map(() => 0);
	const byWatcher = sockets.map(() => [] as number[]);
	for (const { watcher, at } of arrivals) byWatcher[watcher]?.push(at);
	for (const times of byWatcher) {
		let next = 0;
		for (const [index, sent] of sentAt.entries()) {
			while (next < times.length && times[next]! < sent) next += 1;
			const at = times[next];
			const until = sentAt[index + 1] ?? Number.POSITIVE_INFINITY;
			if (at === undefined || at > until) continue;
			latencies.push(at - sent);
			lastOf[index] = Math.max(lastOf[index] ?? 0, at - sent);
		}
	}
	return summary(latencies, lastOf, sentAt.length * sockets.length);
}

function summary(latencies: number[], lastOf: number[], expected: number): Seen {
	const all = Float64Array.from(latencies).sort();
	const last = Float64Array.from(lastOf).sort();
	return {
		deliveries: all.length,
		missing: expected - all.length,
		p50: percentile(all, 0.5),
		p99: percentile(all, 0.99),
		lastP50: percentile(last, 0.5),
		lastP99: percentile(last, 0.99),
		frames,
		bytes
	};
}

/** The door answers first, and the snapshot follows. */
async function untilSnapshot(): Promise<typeof snapshot> {
	const untilMs = monotonicMs() + 10_000;
	while (snapshot.bytes === 0) {
		if (monotonicMs() > untilMs) throw new Error('no snapshot came');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return snapshot;
}

/** Resolves when every watcher has this position, or after ten seconds: then what is missing is counted. */
async function untilReached(position: number): Promise<boolean> {
	const untilMs = monotonicMs() + 10_000;
	while (monotonicMs() < untilMs) {
		if (sockets.every((_, watcher) => (reached[watcher] ?? 0) >= position)) return true;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	return false;
}

async function carryOut(ask: WatchersAsk): Promise<unknown> {
	switch (ask.ask) {
		case 'connect':
			return connectAll(ask);
		case 'begin':
			return begin();
		case 'sum':
			return sum(ask.first, ask.sentAt);
		case 'sum-next':
			return sumNext(ask.sentAt);
		case 'snapshot':
			return untilSnapshot();
		case 'reached':
			return untilReached(ask.position);
		case 'close':
			for (const socket of sockets) socket.terminate();
			sockets.length = 0;
			reached = [];
			return undefined;
	}
}

process.on('message', (ask: WatchersAsk) => {
	carryOut(ask).then(
		(result) => process.send?.({ result: result ?? null }),
		(error: unknown) => process.send?.({ error: String(error) })
	);
});
process.once('disconnect', () => process.exit(0));
