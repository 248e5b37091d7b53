import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Read } from './load/crime-rows.ts';
import type { Loop } from './load/idle-loop.ts';
import type { Written } from './load/writers.ts';
import { Child } from './load/child.ts';
import type { How, Measured } from './parts.ts';
import { Rig } from './rig.ts';
import { rowOf } from './row.ts';

const turns = 3;
const wholeRows = 8_000_000;
const quickRows = 1_000_000;
/** Four desks, each a command every tenth of a second. */
const desks = { writers: 4, everyMs: 100 };

/**
 * A load of made crimes in the portal's form beside DuckDB reading the same file into the same counts with nothing else, in turns; and
 * what desks feel of a load beside them. Every made row says its area, so that both count the same.
 */
export async function datasets({ quick, say }: How): Promise<Measured> {
	const rig = await Rig.open({ COMMANDS_PER_SECOND: '100000' });
	const file = join(rig.folder, 'crimes.csv');
	const rows = quick ? quickRows : wholeRows;
	try {
		say(`  making ${rows} rows`);
		await once<null>({ make: { file, rows } });
		const [ours, floor]: Read[][] = [[], []];
		for (let turn = 0; turn < turns; turn += 1) {
			floor!.push(await once<Read>({ floor: { file } }));
			ours!.push(await once<Read>({ load: { file, dataFolder: rig.folder } }));
			say(`  ${ours!.at(-1)!.seconds.toFixed(1)} s beside ${floor!.at(-1)!.seconds.toFixed(1)} s`);
			const same = ours!.at(-1)!.counted.join() === floor!.at(-1)!.counted.join();
			if (!same) throw new Error('both sides must count the same');
		}
		const felt = await feltByDesks(rig, file);
		return {
			rows: rowsOf({ rows, ours: ours!, floor: floor!, felt }),
			raw: { rows, ours, floor, felt }
		};
	} finally {
		await rig.close();
		rmSync(file, { force: true });
	}
}

/** A program of its own for each turn: what it took of memory is its own. */
async function once<T>(asked: object): Promise<T> {
	const child = Child.start('crime-rows.ts');
	try {
		return await child.ask<T>(asked);
	} finally {
		await child.stop();
	}
}

interface Felt {
	alone: Written[];
	beside: Written[];
	/** Beside a loop that gives way as a load does, and computes nothing. */
	besideLoop: Written[];
}

/** Desks at their usual pace, alone and while loads run one after the other, in turns. */
async function feltByDesks(rig: Rig, file: string): Promise<Felt> {
	const door = Child.start('writers.ts');
	const felt: Felt = { alone: [], beside: [], besideLoop: [] };
	try {
		const cookies = [await rig.enter('writer', 'desk')];
		await door.ask({ ask: 'door', url: rig.liveUrl, cookies, writers: desks.writers });
		const run = { ask: 'run', seconds: 30, everyMs: desks.everyMs };
		await door.ask({ ...run, seconds: 2 });
		for (let turn = 0; turn < turns; turn += 1) {
			felt.alone.push(await door.ask<Written>(run));
			// A load is one start and a long while: the start is not felt by each of many.
			const child = Child.start('crime-rows.ts');
			const load = { load: { file, dataFolder: rig.folder, politely: true } };
			await child.ask<Read>(load);
			const state = { over: false };
			const loads = (async () => {
				while (!state.over) await child.ask<Read>(load);
			})();
			felt.beside.push(await door.ask<Written>(run));
			state.over = true;
			await loads;
			await child.stop();
			const loop = Child.start('idle-loop.ts');
			const looped = loop.ask<null>({ seconds: run.seconds + 1 } satisfies Loop);
			felt.besideLoop.push(await door.ask<Written>(run));
			await looped;
			await loop.stop();
		}
		return felt;
	} finally {
		await door.stop();
	}
}

function rowsOf({
	rows,
	ours,
	floor,
	felt
}: {
	rows: number;
	ours: Read[];
	floor: Read[];
	felt: Felt;
}) {
	const of = (reads: readonly Read[], take: (read: Read) => number) => reads.map(take);
	const millions = `${rows / 1e6} M rows`;
	return [
		rowOf({
			name: `load ${millions}`,
			unit: 's',
			ours: of(ours, ({ seconds }) => seconds),
			floor: of(floor, ({ seconds }) => seconds),
			atMost: 1.5
		}),
		rowOf({
			name: `load ${millions}, rows a second`,
			unit: '/s',
			ours: of(ours, ({ seconds }) => rows / seconds)
		}),
		rowOf({
			name: `load ${millions}, most memory`,
			unit: 'MB',
			ours: of(ours, ({ peakMb }) => peakMb),
			atMost: 1_024
		}),
		...(['p50', 'p99'] as const).map((part) =>
			rowOf({
				name: `command beside a load, ${part}`,
				unit: 'ms',
				ours: felt.beside.map((one) => one[part]),
				floor: felt.alone.map((one) => one[part]),
				atMost: 1.2
			})
		),
		rowOf({
			name: 'command beside a loop that gives way, p99',
			unit: 'ms',
			ours: felt.besideLoop.map(({ p99 }) => p99),
			floor: felt.alone.map(({ p99 }) => p99)
		})
	];
}
