import { Child } from './load/child.ts';
import { Feeder } from './load/feeder.ts';
import type { AllLive } from './load/returners.ts';
import { monotonicMs, peakKbOf } from './measure.ts';
import { Rig } from './rig.ts';

export interface JoinPlan {
	/** Desks that follow every record, or walls. */
	feed: 'records' | 'wall';
	screens: number;
	records: number;
	rounds: number;
}

export interface JoinResult {
	plan: JoinPlan;
	/** From asking for a snapshot to having it, milliseconds, each over a connection of its own. */
	snapshots: { bytes: number; ms: number }[];
	/** One restart each: from the new server's being ready until half, and all, screens are live. */
	rounds: { halfMs: number; allMs: number; peakMb: number; seen: AllLive }[];
}

const changesWhileAway = 20;
const withinMs = 30_000;

/** Screens that return after `kill -9` of the server, while the log went on. */
export async function measureJoin(plan: JoinPlan): Promise<JoinResult> {
	const rig = await Rig.open({ PORT: String(20_000 + (process.pid % 20_000)) });
	const returners = Child.start('returners.ts');
	try {
		const cookie = await rig.enter('returner', plan.feed === 'wall' ? 'display' : 'desk');
		const feeder = new Feeder(rig.redis, 'chicago');
		await feeder.prepare(plan.records);
		const snapshots: JoinResult['snapshots'] = [];
		for (let time = 0; time < 5; time += 1)
			snapshots.push(await timeSnapshot(rig, { cookie, feed: plan.feed }));
		const { address } = rig.server;
		await returners.ask({ ask: 'connect', address, cookie, feed: plan.feed, count: plan.screens });
		await returners.ask({ ask: 'live', position: await feeder.position(), withinMs });
		const rounds: JoinResult['rounds'] = [];
		for (let round = 0; round < plan.rounds; round += 1) {
			await rig.kill();
			await returners.ask({ ask: 'forget' });
			for (let change = 0; change < changesWhileAway; change += 1) await feeder.change();
			await rig.start();
			const readyAt = monotonicMs() - (performance.now() - rig.server.readyAt);
			const position = await feeder.position();
			const seen = await returners.ask<AllLive>({ ask: 'live', position, withinMs });
			const peakMb = peakKbOf(rig.pid) / 1024;
			rounds.push({ halfMs: seen.halfAt - readyAt, allMs: seen.allAt - readyAt, peakMb, seen });
		}
		return { plan, snapshots, rounds };
	} finally {
		await returners.stop();
		await rig.close();
	}
}

/** The snapshot's size and how long one screen waits for it. */
async function timeSnapshot(
	rig: Rig,
	room: { cookie: string; feed: string }
): Promise<{ bytes: number; ms: number }> {
	const watcher = Child.start('watchers.ts');
	try {
		await watcher.ask({ ask: 'connect', url: rig.liveUrl, count: 1, room });
		return await watcher.ask({ ask: 'snapshot' });
	} finally {
		await watcher.stop();
	}
}
