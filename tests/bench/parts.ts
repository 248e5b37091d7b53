import { boot } from './boot.ts';
import { datasets } from './datasets.ts';
import { measureAccess, type AccessResult } from './access.ts';
import { measureCommands, type CommandsResult } from './commands.ts';
import { measureFanOut, type FanOutResult, type FanOutSide } from './fan-out.ts';
import { measureAudiences, measureProcesses, measureRecordsGrowth } from './growth.ts';
import { measureJoin, type JoinResult } from './join.ts';
import { measureKeyToPixel } from './key-to-pixel.ts';
import { percentile, sorted } from './measure.ts';
import { measurePeers } from './peers.ts';
import { plotPeers, rowsOfPeers } from './peer-rows.ts';
import type { Plot } from './plot.ts';
import { replay } from './replay.ts';
import { rowOf, type Row } from './row.ts';
import { wallPage } from './wall-page-rows.ts';

export interface Measured {
	rows: Row[];
	raw: unknown;
	/** By file name. */
	plots?: Record<string, Plot>;
}

export interface How {
	quick: boolean;
	say: (text: string) => void;
}

interface Part {
	/** Part of the run that ends within a minute. */
	quick: boolean;
	measure: (how: How) => Promise<Measured>;
}

const [oursColour, floorColour] = ['#1f5fbf', '#8a93a0'];

export const parts = {
	'fan-out': { quick: true, measure: fanOut },
	commands: { quick: true, measure: commands },
	'key-to-pixel': { quick: true, measure: keyToPixel },
	'wall-page': { quick: false, measure: wallPage },
	join: { quick: true, measure: join },
	growth: { quick: true, measure: growth },
	access: { quick: true, measure: access },
	boot: { quick: false, measure: boot },
	datasets: { quick: false, measure: datasets },
	replay: { quick: false, measure: replay },
	peers: { quick: false, measure: peers }
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;

async function fanOut({ quick, say }: How): Promise<Measured> {
	const sizes = quick ? [200] : [50, 200, 1_000, 3_000];
	const results: FanOutResult[] = [];
	for (const feed of ['desk', 'wall'] as const) {
		for (const watchers of quick && feed === 'wall' ? [50] : sizes) {
			say(`  ${feed}, ${watchers} watchers`);
			const seconds = quick
				? { pairs: 1, pacedSeconds: 2, saturatedSeconds: 1 }
				: { pairs: 3, pacedSeconds: 10, saturatedSeconds: 2 };
			const saturatedSeconds = feed === 'wall' ? 0 : seconds.saturatedSeconds;
			results.push(await measureFanOut({ feed, watchers, ...seconds, saturatedSeconds }));
		}
	}
	const desk = results.filter(({ plan }) => plan.feed === 'desk');
	const marks = desk.map(({ plan }) => String(plan.watchers));
	const line = (side: 'room' | 'floor', of: (side: FanOutSide) => number) =>
		desk.map((result) => percentile(sorted(result[side].map(of)), 0.5));
	const plot = (title: string, unit: string, of: (side: FanOutSide) => number): Plot => ({
		title,
		across: 'watching desks',
		unit,
		marks,
		series: [
			{ name: 'this room', values: line('room', of), colour: oursColour },
			{ name: 'raw ws', values: line('floor', of), colour: floorColour }
		]
	});
	return {
		rows: results.flatMap(rowsOfFanOut),
		raw: results,
		plots: {
			'fan-out-p99': plot('One change to N desks: 99 of 100 have it', 'ms', (s) => s.paced.p99),
			'fan-out-per-core': plot(
				'Deliveries for each second of processor time',
				'deliveries per core and second, saturated',
				(s) => s.perCore
			)
		}
	};
}

function rowsOfFanOut({ plan, room, floor, kbPerConnection, frameBytes }: FanOutResult): Row[] {
	const name = `fan-out ${plan.feed} ${plan.watchers}`;
	const both = (of: (side: FanOutSide) => number) => ({
		ours: room.map(of),
		floor: floor.map(of)
	});
	const rows = [
		rowOf({ name: `${name} p50`, unit: 'ms', ...both((s) => s.paced.p50) }),
		rowOf({ name: `${name} p99`, unit: 'ms', atMost: 1.25, ...both((s) => s.paced.p99) }),
		rowOf({ name: `${name} last watcher p50`, unit: 'ms', ...both((s) => s.paced.lastP50) }),
		rowOf({ name: `${name} frame`, unit: 'bytes', ours: [frameBytes] }),
		rowOf({
			name: `${name} memory`,
			unit: 'KiB/connection',
			ours: [kbPerConnection.room],
			floor: [kbPerConnection.floor]
		}),
		rowOf({
			name: `${name} missing`,
			unit: 'deliveries',
			atMost: 0,
			ours: [room.reduce((sum, s) => sum + s.paced.missing + s.saturatedMissing, 0)]
		})
	];
	if (plan.saturatedSeconds === 0) return rows;
	return [
		...rows,
		rowOf({ name: `${name} saturated`, unit: 'deliveries/s', ...both((s) => s.perSecond) }),
		rowOf({
			name: `${name} per core`,
			unit: 'deliveries/s/core',
			atLeast: 0.9,
			...both((s) => s.perCore)
		})
	];
}

async function commands({ quick, say }: How): Promise<Measured> {
	const results: CommandsResult[] = [];
	for (const writers of quick ? [64] : [1, 16, 64]) {
		say(`  ${writers} writers`);
		const plan = quick ? { pairs: 1, seconds: 1.5 } : { pairs: 4, seconds: 3 };
		results.push(await measureCommands({ writers, ...plan }));
	}
	const rows = results.flatMap(({ plan: { writers }, door, script }) => {
		const judged = writers === 64;
		const name = `commands ${writers} writers`;
		const both = (of: (one: (typeof script)[number]) => number) => ({
			ours: door.map(of),
			floor: script.map(of)
		});
		return [
			rowOf({
				name,
				unit: 'commands/s',
				...(judged ? { atLeast: 0.5 } : {}),
				...both((one) => one.perSecond)
			}),
			rowOf({ name: `${name} p50`, unit: 'ms', ...both((one) => one.p50) }),
			rowOf({
				name: `${name} p99`,
				unit: 'ms',
				...(judged ? { atMost: 3 } : {}),
				...both((one) => one.p99)
			}),
			rowOf({
				name: `${name} server`,
				unit: 'µs processor/command',
				ours: door.map((one) => one.serverCpuMicros)
			})
		];
	});
	return { rows, raw: results };
}

async function keyToPixel({ quick }: How): Promise<Measured> {
	const result = await measureKeyToPixel(quick ? 10 : 200);
	const at = (share: number) => ({
		ours: [percentile(sorted(result.room), share)],
		floor: [percentile(sorted(result.floor), share)]
	});
	const rows = [
		rowOf({ name: 'key to pixel p50', unit: 'ms', ...at(0.5) }),
		rowOf({ name: 'key to pixel p95', unit: 'ms', ...at(0.95) }),
		rowOf({ name: 'key to pixel p95, limit', unit: 'ms', atMost: 250, ours: at(0.95).ours })
	];
	return { rows, raw: result };
}

async function join({ quick }: How): Promise<Measured> {
	const desks = quick
		? { screens: 200, records: 500, rounds: 1 }
		: { screens: 1_000, records: 2_000, rounds: 3 };
	const results = [
		await measureJoin({ feed: 'records', ...desks }),
		await measureJoin({ feed: 'wall', ...desks, screens: 200 })
	];
	return { rows: results.flatMap(rowsOfJoin), raw: results };
}

function rowsOfJoin({ plan, rounds, snapshots }: JoinResult): Row[] {
	const name = `join ${plan.screens} ${plan.feed === 'wall' ? 'walls' : 'screens'}`;
	return [
		rowOf({
			name: `${name} snapshot`,
			unit: 'bytes',
			ours: snapshots.map(({ bytes }) => bytes)
		}),
		rowOf({ name: `${name} snapshot`, unit: 'ms', ours: snapshots.map(({ ms }) => ms) }),
		rowOf({ name: `${name} half live`, unit: 'ms', ours: rounds.map(({ halfMs }) => halfMs) }),
		rowOf({
			name: `${name} all live`,
			unit: 'ms',
			atMost: 5_000,
			ours: rounds.map(({ allMs }) => allMs)
		}),
		rowOf({ name: `${name} peak memory`, unit: 'MiB', ours: rounds.map(({ peakMb }) => peakMb) }),
		rowOf({
			name: `${name} wrong`,
			unit: 'screens',
			atMost: 0,
			ours: [rounds.reduce((sum, { seen }) => sum + seen.differences, 0)]
		})
	];
}

async function growth({ quick, say }: How): Promise<Measured> {
	const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000];
	const records = await measureRecordsGrowth(sizes, quick ? 1 : 4, (text) => say(`  ${text}`));
	const how = quick ? { pairs: 1, seconds: 1 } : { pairs: 3, seconds: 3 };
	const processes = quick ? [] : await measureProcesses([1, 2, 4], how);
	const audiences = measureAudiences([1, 4, 30]);
	const [first, last] = [records[0]!, records.at(-1)!];
	const costOf = ({ door, script }: (typeof records)[number]) => door.p50 / script.p50;
	const rows = [
		// Beside the script at the same size, so that what the machine does meanwhile cancels out.
		rowOf({
			name: `growth ${sizes.at(-1)?.toLocaleString('en-US')} records, command p50 over script`,
			unit: 'ratio, beside 1,000 records',
			atMost: 1.2,
			ours: [costOf(last)],
			floor: [costOf(first)]
		}),
		...processes.slice(1).flatMap(({ processes: count, paced, saturated }) => {
			const over = (turns: typeof paced) => turns.map((turn) => turn.door.p50 / turn.script.p50);
			const unit = 'ratio, beside 1 process';
			return [
				rowOf({
					name: `growth ${count} processes, command p50 over script, 200/s`,
					unit,
					atMost: 1.2,
					ours: over(paced),
					floor: over(processes[0]!.paced)
				}),
				rowOf({
					name: `growth ${count} processes, command p50 over script, saturated`,
					unit,
					ours: over(saturated),
					floor: over(processes[0]!.saturated)
				})
			];
		}),
		...audiences.map(({ audiences: count, microsPerCommit }) =>
			rowOf({
				name: `growth ${count} audiences`,
				unit: 'µs processor/commit',
				...(count === 30 ? { atMost: 3 } : {}),
				ours: [microsPerCommit],
				floor: [audiences[0]!.microsPerCommit]
			})
		)
	];
	return { rows, raw: { records, processes, audiences } };
}

async function access({ quick }: How): Promise<Measured> {
	const rounds = Array.from({ length: quick ? 1 : 3 }, () => (quick ? 60 : 200));
	const results: AccessResult[] = [];
	for (const count of rounds) results.push(await measureAccess(count));
	const unit = 'ms';
	const rows = [
		rowOf({
			name: 'access, a sealed part opened p95 (floor: who is signed in)',
			unit,
			ours: results.map(({ sealedRead }) => sealedRead),
			floor: results.map(({ sessionRead }) => sessionRead)
		}),
		rowOf({
			name: 'access, sign-in p95 (floor: the bare hash)',
			unit,
			ours: results.map(({ signIn }) => signIn),
			floor: results.map(({ bareHash }) => bareHash)
		})
	];
	return { rows, raw: results };
}

async function peers({ quick, say }: How): Promise<Measured> {
	const plan = quick
		? { watchers: 50, updates: 25, perSecond: 5, rounds: 1 }
		: { watchers: 200, updates: 100, perSecond: 5, rounds: 1 };
	const results = await measurePeers(plan, (text) => say(`  ${text}`));
	return { rows: rowsOfPeers(results), raw: { plan, results }, plots: plotPeers(results) };
}
