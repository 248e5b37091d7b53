import type { FeedName } from '#shared/wire/feeds.ts';
import { WebSocket } from 'ws';
import { Child } from './load/child.ts';
import { Feeder } from './load/feeder.ts';
import type { Seen } from './load/watchers.ts';
import { cpuSecondsOf, monotonicMs, pause, residentKbOf } from './measure.ts';
import { Rig } from './rig.ts';

export interface FanOutPlan {
	feed: 'desk' | 'wall';
	watchers: number;
	/** How often the room and the floor take turns. */
	pairs: number;
	pacedSeconds: number;
	/** 0: the paced part alone. */
	saturatedSeconds: number;
}

/** One side of one pair. */
export interface FanOutSide {
	paced: Seen;
	/** Processor seconds of the serving process while paced, for each delivery, microseconds. */
	pacedCpuMicros: number;
	/** Deliveries a second, and for each second of the serving process's processor time. */
	perSecond: number;
	perCore: number;
	/** Commits a second while saturated. */
	commitsPerSecond: number;
	saturatedMissing: number;
}

export interface FanOutResult {
	plan: FanOutPlan;
	room: FanOutSide[];
	floor: FanOutSide[];
	frameBytes: number;
	kbPerConnection: { room: number; floor: number };
}

/**
 * On average; they come as from people, at irregular moments, so that no timer keeps step with them. A wall is
 * told ten times a second at most: never two changes within that.
 */
const changesPerSecond = { desk: 10, wall: 5 } as const;
/** Commits that may be on their way: enough that the server is never idle. */
const inFlight = 32;

interface Side {
	pid: number;
	feeder: Feeder;
	watchers: Child;
	/** What the room sends; only a desk's positions are the log's, and the floor's. */
	feed: 'desk' | 'wall';
	byPosition: boolean;
	probe: Probe;
}

/** A watcher of the feeder's own that says how far the last of all has come, so that the load keeps step. */
class Probe {
	reached = 0;
	#waiting: (() => void)[] = [];
	readonly #socket: WebSocket;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
	}

	static async open(url: string, room?: { cookie: string; feed: FeedName }): Promise<Probe> {
		const headers = room ? { cookie: room.cookie } : {};
		const socket = new WebSocket(url, { headers, perMessageDeflate: false });
		const probe = new Probe(socket);
		await new Promise<void>((resolve, reject) => {
			socket.once('error', reject);
			if (!room) socket.once('open', () => resolve());
			socket.on('message', (raw) => {
				const text = (raw as Buffer).toString('latin1', 0, 200);
				const found = /"from":\d+,"to":(\d+)/.exec(text);
				if (found) return probe.#note(Number(found[1]));
				if (text.startsWith('2')) socket.send('3');
				if (text.startsWith('0')) socket.send('40{"protocol":2}');
				if (text.startsWith('40')) socket.send(`420["join",{"feed":"${room?.feed}"}]`);
				if (text.startsWith('43')) resolve();
			});
		});
		return probe;
	}

	async until(position: number): Promise<void> {
		while (this.reached < position) {
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
	}

	close(): void {
		this.#socket.terminate();
	}

	#note(position: number): void {
		this.reached = position;
		for (const wake of this.#waiting.splice(0)) wake();
	}
}

/** One committed change to N watching sockets, room and floor in turns: A B A B. */
export async function measureFanOut(plan: FanOutPlan): Promise<FanOutResult> {
	const rig = await Rig.open();
	const floor = Child.start('floor.ts', [rig.socketPath, 'floor', '0']);
	const started: Child[] = [floor];
	try {
		const { port } = await floor.next<{ port: number }>();
		const role = plan.feed === 'wall' ? 'display' : 'desk';
		const feed: FeedName = plan.feed === 'wall' ? 'wall' : 'records';
		const room = { cookie: await rig.enter('watcher', role), feed };
		const connect = async (url: string, pid: number, more: object) => {
			const watchers = Child.start('watchers.ts');
			started.push(watchers);
			const before = residentKbOf(pid);
			await watchers.ask({ ask: 'connect', url, count: plan.watchers, ...more });
			await pause(500);
			return { watchers, kb: (residentKbOf(pid) - before) / plan.watchers };
		};
		const floorUrl = `ws://127.0.0.1:${port}`;
		const ours = await connect(rig.liveUrl, rig.pid, { room });
		const theirs = await connect(floorUrl, floor.pid, {});
		const sides = {
			room: {
				pid: rig.pid,
				feeder: new Feeder(rig.redis, 'chicago'),
				watchers: ours.watchers,
				feed: plan.feed,
				byPosition: plan.feed === 'desk',
				probe: await Probe.open(rig.liveUrl, room)
			},
			floor: {
				pid: floor.pid,
				feeder: new Feeder(rig.redis, 'floor'),
				watchers: theirs.watchers,
				feed: plan.feed,
				byPosition: true,
				probe: await Probe.open(floorUrl)
			}
		};
		// A real room always has a wall and a manager looking: their views are part of its work.
		const wall = await Probe.open(rig.liveUrl, {
			...room,
			cookie: await rig.enter('wall', 'display'),
			feed: 'wall'
		});
		const watch = await Probe.open(rig.liveUrl, {
			cookie: await rig.enter('boss', 'manager'),
			feed: 'watch'
		});
		const frameBytes = await learnFrameBytes(sides.room);
		await floor.ask({ frameBytes });
		await sides.floor.feeder.prepare(200);
		const result: FanOutResult = {
			plan,
			room: [],
			floor: [],
			frameBytes,
			kbPerConnection: { room: ours.kb, floor: theirs.kb }
		};
		for (let pair = 0; pair < plan.pairs; pair += 1) {
			for (const name of ['room', 'floor'] as const) {
				result[name].push(await measureSide(sides[name], plan));
			}
		}
		for (const probe of [wall, watch, sides.room.probe, sides.floor.probe]) probe.close();
		return result;
	} finally {
		for (const child of started) await child.stop();
		await rig.close();
	}
}

/** What the room sends for one change: the floor then sends as much. */
async function learnFrameBytes(side: Side): Promise<number> {
	await side.feeder.prepare(200);
	await pause(300);
	await side.watchers.ask({ ask: 'begin' });
	const changes = await paced(side, 1);
	const seen = await sumOf(side, changes);
	// Without the packet's own head, `42["delta",` and `]`: the floor has none.
	return Math.round(seen.bytes / Math.max(1, seen.frames));
}

async function measureSide(side: Side, plan: FanOutPlan): Promise<FanOutSide> {
	// Both sides begin warm.
	await paced(side, 0.5);
	await side.watchers.ask({ ask: 'begin' });
	const cpuBefore = cpuSecondsOf(side.pid);
	const changes = await paced(side, plan.pacedSeconds);
	const seen = await sumOf(side, changes);
	const pacedCpu = cpuSecondsOf(side.pid) - cpuBefore;
	const loaded = plan.saturatedSeconds > 0 ? await saturate(side, plan.saturatedSeconds) : none;
	return {
		paced: seen,
		pacedCpuMicros: (pacedCpu * 1e6) / Math.max(1, seen.deliveries),
		...loaded
	};
}

const none = { perSecond: 0, perCore: 0, commitsPerSecond: 0, saturatedMissing: 0 };

interface Changes {
	first: number;
	sentAt: number[];
}

async function paced(side: Side, seconds: number): Promise<Changes> {
	const changes: Changes = { first: 0, sentAt: [] };
	const startedAt = monotonicMs();
	const perSecond = changesPerSecond[side.feed];
	for (let count = 0; count < seconds * perSecond; count += 1) {
		// The golden ratio's multiples: spread evenly, never periodic, and the same for both sides.
		const early = (count * 0.618_034) % 1;
		const due = startedAt + ((count + early) * 1_000) / perSecond;
		await pause(Math.max(0, due - monotonicMs()));
		const { position, sentAt } = await side.feeder.change();
		changes.first ||= position;
		changes.sentAt[position - changes.first] = sentAt;
	}
	if (side.byPosition)
		await side.watchers.ask({ ask: 'reached', position: await side.feeder.position() });
	else await pause(500);
	return changes;
}

function sumOf(side: Side, changes: Changes): Promise<Seen> {
	const ask = side.byPosition ? 'sum' : 'sum-next';
	return side.watchers.ask<Seen>({ ask, ...changes });
}

/** As fast as the last watcher keeps step: 32 commits ahead of it and no more. */
async function saturate(
	side: Side,
	seconds: number
): Promise<Omit<FanOutSide, 'paced' | 'pacedCpuMicros'>> {
	const changes: Changes = { first: (await side.feeder.position()) + 1, sentAt: [] };
	await side.watchers.ask({ ask: 'begin' });
	const cpuBefore = cpuSecondsOf(side.pid);
	const startedAt = monotonicMs();
	const untilAt = startedAt + seconds * 1_000;
	let [asked, highest] = [0, changes.first - 1];
	const one = async () => {
		while (monotonicMs() < untilAt) {
			asked += 1;
			const { position, sentAt } = await side.feeder.change();
			changes.sentAt[position - changes.first] = sentAt;
			highest = Math.max(highest, position);
			await side.probe.until(Math.min(position, highest));
		}
	};
	await Promise.all(Array.from({ length: inFlight }, one));
	await side.watchers.ask({ ask: 'reached', position: highest });
	const took = (monotonicMs() - startedAt) / 1_000;
	const cpu = cpuSecondsOf(side.pid) - cpuBefore;
	const { deliveries, missing } = await sumOf(side, changes);
	return {
		perSecond: deliveries / took,
		perCore: deliveries / cpu,
		commitsPerSecond: asked / took,
		saturatedMissing: missing
	};
}
