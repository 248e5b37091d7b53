import type { Redis } from 'ioredis';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import { newId, randomText } from '#shared/kernel/ids.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { DeltaTexts } from '#server/feeds/feed.ts';
import { RecordsFeed, touchedBy } from '#server/feeds/records-feed.ts';
import { roomKeys } from '#server/store/keys.ts';
import { Child } from './load/child.ts';
import { requestOf } from './load/feeder.ts';
import type { Written } from './load/writers.ts';
import { median, pause } from './measure.ts';
import { Rig } from './rig.ts';

interface Turn {
	door: Written;
	script: Written;
}

export interface RecordsGrowth extends Turn {
	records: number;
}

const writers = 16;
const chunk = 2_000;

/** The cost of a command with ever more records behind it: those that have left the board and stay in Redis. */
export async function measureRecordsGrowth(
	sizes: readonly number[],
	seconds: number,
	say: (text: string) => void
): Promise<RecordsGrowth[]> {
	return withWriters([], async ({ rig, run }) => {
		const rows: RecordsGrowth[] = [];
		let there = 0;
		for (const records of sizes) {
			say(`${records} records`);
			await fill(rig.redis, records - there);
			there = records;
			rows.push({ records, ...(await run({ seconds })) });
		}
		return rows;
	});
}

/** A room of its own with writers at its door, and as many beside it at the bare script; both are warm. */
async function withWriters<T>(
	args: readonly string[],
	measure: (at: {
		rig: Rig;
		/** One turn of each. */
		run: (turn: { seconds: number; everyMs?: number }) => Promise<Turn>;
	}) => Promise<T>
): Promise<T> {
	const rig = await Rig.open(
		{ COMMANDS_PER_SECOND: '100000', REQUESTS_PER_MINUTE: '1000000' },
		args
	);
	const [door, script] = [Child.start('writers.ts'), Child.start('writers.ts')];
	const run = async (turn: { seconds: number; everyMs?: number }) => ({
		door: await door.ask<Written>({ ask: 'run', ...turn }),
		script: await script.ask<Written>({ ask: 'run', ...turn })
	});
	try {
		const cookies = [await rig.enter('writer', 'desk')];
		await door.ask({ ask: 'door', url: rig.liveUrl, cookies, writers });
		await script.ask({ ask: 'script', socketPath: rig.socketPath, room: 'floor', writers });
		await run({ seconds: 1 });
		return await measure({ rig, run });
	} finally {
		await door.stop();
		await script.stop();
		await rig.close();
	}
}

/** Records with their histories and receipts, as commands of earlier months would have left them. */
export async function fill(redis: Redis, count: number): Promise<void> {
	const keys = roomKeys('chicago');
	await redis.config('SET', 'appendfsync', 'no');
	for (let made = 0; made < count; made += chunk) {
		const pipeline = redis.pipeline();
		for (let index = made; index < Math.min(count, made + chunk); index += 1) {
			const request = { ...requestOf(index), id: newId('request') };
			const doc = JSON.stringify(request);
			pipeline.hset(keys.record('request', request.id), 'version', 1, 'doc', doc);
			pipeline.rpush(keys.history('request', request.id), index + 1);
			pipeline.set(keys.receipt('person_old', randomText(20)), '{"ok":true}', 'EX', 86_400);
		}
		await pipeline.exec();
	}
	await redis.config('SET', 'appendfsync', 'always');
	// A file that is being rewritten is another load than the one that is measured.
	while (/aof_rewrite_in_progress:1/.test(await redis.info('persistence'))) await pause(200);
	await pause(500);
}

export interface ProcessesGrowth {
	processes: number;
	/** At a pace that leaves the machine idle for the most part, and as fast as they are answered. */
	paced: Turn[];
	saturated: Turn[];
}

/** Of each of the writers: all together give 200 commands a second. */
const pacedEveryMs = writers * 5;

/**
 * The cost of a command with more processes that follow the same log and share the port, beside the script
 * with as many bare readers of its log: to wake a reader costs something whatever it does then. Saturated
 * they compete for this machine's processors, and what is measured is how many it has.
 */
export async function measureProcesses(
	counts: readonly number[],
	{ pairs, seconds }: { pairs: number; seconds: number }
): Promise<ProcessesGrowth[]> {
	const rows: ProcessesGrowth[] = [];
	for (const processes of counts) {
		await withWriters(['--processes', String(processes)], async ({ rig, run }) => {
			const readers = Array.from({ length: processes }, () =>
				Child.start('floor.ts', [rig.socketPath, 'floor'])
			);
			try {
				for (const reader of readers) await reader.next();
				const row: ProcessesGrowth = { processes, paced: [], saturated: [] };
				for (let pair = 0; pair < pairs; pair += 1) {
					row.paced.push(await run({ seconds, everyMs: pacedEveryMs }));
					row.saturated.push(await run({ seconds }));
				}
				rows.push(row);
			} finally {
				for (const reader of readers) await reader.stop();
			}
		});
	}
	return rows;
}

const audienceRoles = [
	'desk',
	'manager',
	'victim_services',
	'intervention',
	'law_enforcement'
] as const;

/** Thirty audiences that see different things: five roles, of six organisations. */
const lookerOf = (index: number): Looker => ({
	role: audienceRoles[index % audienceRoles.length]!,
	agencyId: `agency_${Math.floor(index / audienceRoles.length)}`,
	deskIds: []
});

export interface AudiencesGrowth {
	audiences: number;
	/** Processor time to make one commit into the frames of all audiences, microseconds. */
	microsPerCommit: number;
}

/** What one more audience costs: the same step made into the frames of 1, 4 and 30 of them. */
export function measureAudiences(counts: readonly number[]): AudiencesGrowth[] {
	const board = new Board();
	const requests = Array.from({ length: 1_000 }, (_, index) => ({
		...requestOf(index),
		agencyId: `agency_${index % 6}`
	}));
	for (const request of requests) board.set(request);
	let position = 1;
	return counts.map((audiences) => {
		const feeds = Array.from(
			{ length: audiences },
			(_, index) => new RecordsFeed(lookerOf(index), board)
		);
		for (const feed of feeds) feed.load('epoch', { position, recent: [] });
		const rounds = Array.from({ length: 9 }, () => {
			const startedAt = performance.now();
			for (let commit = 0; commit < 400; commit += 1) {
				const request = { ...requests[commit % 1_000]!, version: position + 1 };
				const id = `person_bench:${position}`;
				const head = { at: request.changedAt, actor: 'person_bench', command: 'request.start' };
				const entry = { ...head, id, records: [request] };
				applyEntry(board, entry);
				position += 1;
				const touched = touchedBy([{ position, entry }], board);
				const texts = new DeltaTexts();
				for (const feed of feeds) feed.follow(position, touched, texts);
			}
			return ((performance.now() - startedAt) * 1_000) / 400;
		});
		return { audiences, microsPerCommit: median(rounds) };
	});
}
