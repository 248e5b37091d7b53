import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peers } from './peers/all.ts';
import { comparePeer, type Comparison } from './peers/compare.ts';
import { ours } from './peers/ours.ts';
import type { Peer } from './peers/peer.ts';

export interface PeersPlan {
	watchers: number;
	updates: number;
	perSecond: number;
	rounds: number;
}

export interface PeerResult {
	name: string;
	version: string;
	kind: Peer['kind'];
	durability: string;
	durable: boolean;
	rounds: Comparison[];
	/** Why it could not be measured. */
	skipped?: string;
}

/** Ours and every peer that starts, one after another, as often as there are rounds. */
export async function measurePeers(
	plan: PeersPlan,
	say: (text: string) => void
): Promise<PeerResult[]> {
	const results = new Map<Peer, PeerResult>();
	for (let round = 0; round < plan.rounds; round += 1) {
		for (const peer of [ours, ...peers]) {
			const { name, version, kind, durability, durable } = peer;
			const empty = { name, version, kind, durability, durable, rounds: [] };
			const result: PeerResult = results.get(peer) ?? empty;
			results.set(peer, result);
			if (result.skipped !== undefined) continue;
			say(`${name}, round ${round + 1}`);
			const folder = join(tmpdir(), 'cscc-bench-peers', name.toLowerCase().replaceAll(' ', '-'));
			mkdirSync(folder, { recursive: true });
			try {
				const running = await peer.start(folder);
				if ('skipped' in running) {
					result.skipped = running.skipped;
					continue;
				}
				try {
					result.rounds.push(await comparePeer(running, plan));
				} finally {
					await running.stop();
				}
			} catch (error) {
				result.skipped = (error as Error).message;
			}
		}
	}
	return [...results.values()];
}
