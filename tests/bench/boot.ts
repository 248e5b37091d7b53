import type { Redis } from 'ioredis';
import { newId } from '#shared/kernel/ids.ts';
import { roomKeys } from '#server/store/keys.ts';
import { fill } from './growth.ts';
import { requestOf } from './load/feeder.ts';
import { pause, residentKbOf } from './measure.ts';
import type { How, Measured } from './parts.ts';
import { Rig } from './rig.ts';
import { rowOf } from './row.ts';

/** What a start of the server costs with so many records behind it. */
interface Boot {
	closed: number;
	open: number;
	/** From the start of the process until it says that it listens, with its board whole. */
	readyMs: number[];
	/** Memory of the server process once it is quiet. */
	memoryMb: number[];
}

const starts = 3;
const quietMs = 3_000;

/** Starts on a board of `open` requests, with ever more closed records in Redis that the board does not hold. */
async function measureBoot(
	sizes: readonly number[],
	open: number,
	say: (text: string) => void
): Promise<Boot[]> {
	const rig = await Rig.open();
	try {
		await lay(rig.redis, open);
		const boots: Boot[] = [];
		let there = 0;
		for (const closed of sizes) {
			await fill(rig.redis, closed - there);
			there = closed;
			const boot: Boot = { closed, open, readyMs: [], memoryMb: [] };
			for (let start = 0; start < starts; start += 1) {
				await rig.kill();
				const startedAt = performance.now();
				await rig.start();
				boot.readyMs.push(rig.server.readyAt - startedAt);
				await pause(quietMs);
				boot.memoryMb.push(Math.round(residentKbOf(rig.pid) / 1_024));
			}
			say(`  ${closed} closed: ${boot.readyMs.map(Math.round)} ms, ${boot.memoryMb} MB`);
			boots.push(boot);
		}
		return boots;
	} finally {
		await rig.close();
	}
}

/** Open requests on the board, as commands would have left them. */
async function lay(redis: Redis, count: number): Promise<void> {
	const keys = roomKeys('chicago');
	const pipeline = redis.pipeline();
	for (let index = 0; index < count; index += 1) {
		const request = { ...requestOf(index), id: newId('request') };
		const key = keys.record('request', request.id);
		pipeline.hset(key, 'version', 1, 'doc', JSON.stringify(request));
		pipeline.sadd(keys.board('request'), key);
	}
	await pipeline.exec();
}

/** A start with a thousand and with a million closed records behind it. */
export async function boot({ quick, say }: How): Promise<Measured> {
	const sizes = quick ? [1_000, 10_000] : [1_000, 1_000_000];
	const boots = await measureBoot(sizes, 5_000, say);
	const [first, last] = [boots[0]!, boots.at(-1)!];
	const behind = `${last.closed.toLocaleString('en-US')} closed, 5,000 open (floor: 1,000 closed)`;
	const rows = [
		rowOf({ name: `boot ${behind}`, unit: 'ms', ours: last.readyMs, floor: first.readyMs }),
		rowOf({
			name: `boot memory ${behind}`,
			unit: 'MB',
			atMost: 1.1,
			ours: last.memoryMb,
			floor: first.memoryMb
		})
	];
	return { rows, raw: boots };
}
