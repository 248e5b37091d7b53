import { join } from 'node:path';
import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import type { ReplayDay, ReplayPicture } from '#shared/wire/replay.ts';
import { readLog } from '#server/log/archive.ts';
import { DayArchive } from '#server/log/day-archive.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { wallMark } from '#server/replay/wall-mark.ts';
import { roomKeys } from '#server/store/keys.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { post } from '../support/post.ts';
import { Child } from './load/child.ts';
import { writePastDay } from './load/past-day.ts';
import type { Written } from './load/writers.ts';
import { pause } from './measure.ts';
import type { How, Measured } from './parts.ts';
import { Rig } from './rig.ts';
import { rowOf } from './row.ts';

const room = 'replayed';
const password = 'a password for the bench';
const desks = { writers: 4, everyMs: 100 };

/**
 * A day of 100,000 commands: how long it takes to be made ready, and then to any moment of it, beside reading and folding
 * the log up to that moment with nothing else; and what desks feel while somebody looks back.
 */
export async function replay({ quick, say }: How): Promise<Measured> {
	const commands = quick ? 20_000 : 100_000;
	const rig = await Rig.open();
	const day = chicagoDay(Date.now() - 2 * dayMs);
	const span = { fromMs: dayBeginMs(day), toMs: dayBeginMs(day) + 23 * hourMs };
	await writePastDay(rig.redis, room, { ...span, commands });
	const server = await ServerProcess.start({
		REDIS_URL: `unix:${rig.socketPath}`,
		ROOM: room,
		DATA_DIR: join(rig.folder, 'other'),
		PORT: '0',
		LOG_LEVEL: 'silent',
		REQUESTS_PER_MINUTE: '1000000',
		COMMANDS_PER_SECOND: '100000'
	});
	try {
		const cookie = await manager(server);
		const ask = async <Body>(path: string): Promise<Body> => {
			const response = await fetch(`${server.address}/api/replay${path}`, { headers: { cookie } });
			if (!response.ok) throw new Error(`${path}: ${response.status}`);
			return (await response.json()) as Body;
		};
		const readyMs = await timed(async () => {
			while (!(await ask<ReplayDay>(`/days/${day}`)).ready) await pause(20);
		});
		say(`  ${commands} commands ready after ${readyMs.toFixed(0)} ms`);
		const random = randomSource(11);
		const moments = Array.from({ length: quick ? 40 : 300 }, () => {
			return Math.floor(span.fromMs + random() * (span.toMs - span.fromMs));
		});
		const seeks: number[] = [];
		const marks: (string | undefined)[] = [];
		for (const atMs of moments) {
			const path = `/picture?view=wall&at=${toInstant(atMs)}`;
			seeks.push(await timed(async () => marks.push((await ask<ReplayPicture>(path)).mark)));
		}
		const plain: number[] = [];
		for (const [index, atMs] of moments.slice(0, quick ? 3 : 9).entries()) {
			let mark = '';
			plain.push(await timed(async () => (mark = await foldTo(rig, atMs))));
			if (mark !== marks[index]) throw new Error('both sides must draw the same picture');
		}
		const felt = await feltByDesks(server, { cookie, moments, ask });
		const worst = Math.max(...seeks);
		return {
			rows: [
				rowOf({ name: `replay, ${commands} commands: ready`, unit: 'ms', ours: [readyMs] }),
				rowOf({
					name: 'to a random moment, beside reading up to it',
					unit: 'ms',
					ours: seeks,
					floor: plain
				}),
				rowOf({ name: 'the slowest of them', unit: 'ms', ours: [worst], atMost: 1_000 }),
				...(['p50', 'p99'] as const).map((part) =>
					rowOf({
						name: `command while somebody looks back, ${part}`,
						unit: 'ms',
						ours: felt.beside.map((one) => one[part]),
						floor: felt.alone.map((one) => one[part])
					})
				)
			],
			raw: { commands, readyMs, seeks, plain, felt }
		};
	} finally {
		await server.stop();
		await rig.close();
	}
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await work();
	return performance.now() - from;
}

async function manager({ address, firstLink }: ServerProcess): Promise<string> {
	const first = { link: firstLink, signInName: 'admin', name: 'Admin', password };
	const { cookie } = await post(`${address}/api/first-administrator`, first);
	const person = { signInName: 'rosa', name: 'Rosa', role: 'manager', deskIds: [], password };
	await post(`${address}/api/people`, person, cookie);
	return (await post(`${address}/api/session`, { signInName: 'rosa', password })).cookie;
}

/** The log read and folded up to a moment, and what the wall shows then: what a replay without any help would do. */
async function foldTo(rig: Rig, atMs: number): Promise<string> {
	const archive = new DayArchive<Entry>(join(rig.folder, 'none'));
	const board = new Board();
	for await (const { entry } of readLog({ redis: rig.redis, keys: roomKeys(room), archive }, 1)) {
		if (toMs(entry.at) > atMs) break;
		applyEntry(board, entry);
	}
	return wallMark(board, atMs);
}

/** Desks at their usual pace, alone and while somebody goes from moment to moment ten times a second. */
async function feltByDesks(
	{ address }: ServerProcess,
	{
		cookie,
		moments,
		ask
	}: { cookie: string; moments: number[]; ask: (path: string) => Promise<unknown> }
): Promise<{ alone: Written[]; beside: Written[] }> {
	const door = Child.start('writers.ts');
	const felt: { alone: Written[]; beside: Written[] } = { alone: [], beside: [] };
	try {
		const url = `${address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
		await door.ask({ ask: 'door', url, cookies: [cookie], writers: desks.writers });
		const run = { ask: 'run', seconds: 15, everyMs: desks.everyMs };
		await door.ask({ ...run, seconds: 2 });
		for (let turn = 0; turn < 3; turn += 1) {
			felt.alone.push(await door.ask<Written>(run));
			const state = { over: false };
			const looks = (async () => {
				for (let index = 0; !state.over; index += 1) {
					const at = toInstant(moments[index % moments.length]!);
					await ask(`/picture?view=wall&at=${at}`);
					await pause(100);
				}
			})();
			felt.beside.push(await door.ask<Written>(run));
			state.over = true;
			await looks;
		}
		return felt;
	} finally {
		await door.stop();
	}
}
