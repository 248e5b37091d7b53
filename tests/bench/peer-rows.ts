import type { PeerResult } from './peers.ts';
import type { Comparison } from './peers/compare.ts';
import type { Plot } from './plot.ts';
import { rowOf, type Row } from './row.ts';

const colours = ['#1f5fbf', '#8a93a0', '#5c6675', '#b4541a', '#7a3fa0', '#2e7d4f'];
const of = (result: PeerResult, pick: (one: Comparison) => number | null) =>
	result.rounds.flatMap((round) => pick(round) ?? []);

/** Ours beside each peer; the peer stands where the floor stands elsewhere. */
export function rowsOfPeers(results: readonly PeerResult[]): Row[] {
	const [own, ...others] = results;
	if (!own) return [];
	const afterReturn = results.flatMap((result) => [
		rowOf({
			name: `after 10 s away: ${result.name}, gap`,
			unit: 'changes never shown',
			...(result === own ? { atMost: 0 } : {}),
			ours: of(result, (one) => one.disconnect.gap)
		}),
		rowOf({
			name: `after 10 s away: ${result.name}, duplicates`,
			unit: 'changes shown twice',
			...(result === own ? { atMost: 0 } : {}),
			ours: of(result, (one) => one.disconnect.duplicates)
		}),
		rowOf({
			name: `after 10 s away: ${result.name}, right again`,
			unit: 'ms',
			ours: of(result, (one) => one.disconnect.msToRightState)
		})
	]);
	const beside = others
		.filter(({ rounds }) => rounds.length > 0)
		.flatMap((peer) => {
			// Only what keeps its word through a power cut is judged beside a room that does.
			const isJudged = peer.durable;
			const both = (pick: (one: Comparison) => number | null) => ({
				ours: of(own, pick),
				floor: of(peer, pick)
			});
			const durability = peer.durable ? '' : ' (not durable)';
			return [
				rowOf({
					name: `beside ${peer.name}${durability}, arrival p99`,
					unit: 'ms',
					...(isJudged ? { atMost: 1 } : {}),
					...both((one) => one.paced.arrivalMs.p99)
				}),
				rowOf({
					name: `beside ${peer.name}${durability}, last watcher p50`,
					unit: 'ms',
					...both((one) => one.paced.lastWatcherMs.p50)
				}),
				rowOf({
					name: `beside ${peer.name}${durability}, watchers per core`,
					unit: 'watchers',
					...(isJudged ? { atLeast: 1 } : {}),
					...both((one) => one.paced.watchersPerCore)
				})
			];
		});
	return [...afterReturn, ...beside];
}

export function plotPeers(results: readonly PeerResult[]): Record<string, Plot> {
	const measured = results.filter(({ rounds }) => rounds.length > 0);
	const marks = ['p50', 'p99'];
	const series = measured.map((result, index) => ({
		name: result.durable ? `${result.name} (on disk)` : result.name,
		colour: colours[index % colours.length] ?? '#000000',
		values: [
			rowOf({ name: '', unit: '', ours: of(result, (one) => one.paced.arrivalMs.p50) }).ours,
			rowOf({ name: '', unit: '', ours: of(result, (one) => one.paced.arrivalMs.p99) }).ours
		]
	}));
	return {
		'peers-arrival': {
			title: 'One change to 200 watchers',
			across: 'half, and 99 of 100, have it',
			unit: 'ms, logarithmic',
			marks,
			series,
			log: true
		}
	};
}
