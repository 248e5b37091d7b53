import { afterAll, beforeAll, expect, test } from 'vitest';
import { hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import { dueOfTask, stateOfDue } from '#shared/rules/targets.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { buildApp, type App } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { dueCommands } from '#server/timekeeper/due-moments.ts';
import { freePorts, RedisServer } from '../support/redis-server.ts';
import { luis, noah, rosa, temporaryFolder } from '../support/room.ts';
import { StoryClock } from '../support/story.ts';
import { readLog } from '../support/witness.ts';

// Goal: what is due by time happens once, never before its moment, and is not missed, whoever stops when. Method:
// two processes' worth of servers on one real Redis with one clock that is moved; one or both of them are closed and
// opened at the due moments; the log is read by a client that shares no code with them.
const folder = temporaryFolder();
const clock = new StoryClock();
let redis: RedisServer;
const apps: (App | undefined)[] = [undefined, undefined];

beforeAll(async () => {
	clock.set(Date.parse('2026-03-06T09:00:00-06:00'));
	const [port = 0] = await freePorts(1);
	redis = new RedisServer({ port, folder: folder.path });
	await redis.start();
	for (const index of [0, 1]) await open(index);
	const agency = { type: 'city_department', areas: [], leads: [] } as const;
	await give(rosa, 'agency.enrol', { id: 'agency_lights', name: 'Lights', ...agency });
	await give(rosa, 'agency.enrol', { id: 'agency_pantry', name: 'Pantry', ...agency });
});
afterAll(async () => {
	for (const app of apps) await app?.close();
	await redis.kill();
	folder.remove();
});

async function open(index: number): Promise<void> {
	const settings = { REDIS_URL: `redis://127.0.0.1:${redis.port}`, PORT: '0', LOG_LEVEL: 'silent' };
	const app = await buildApp(readConfig({ DATA_DIR: folder.path, ...settings }), clock);
	await app.listen();
	apps[index] = app;
}

async function close(index: number): Promise<void> {
	await apps[index]?.close();
	apps[index] = undefined;
}

const anyApp = () => apps.find((app) => app !== undefined)!;
const board = () => anyApp().http.follower.board;

async function give(actor: Actor, name: CommandName, payload: object): Promise<string> {
	const envelope = { id: randomText(20), name, payload };
	const answer: Answer = await anyApp().http.door.carryOut(envelope, actor);
	if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
	for (const app of apps) await app?.http.follower.reach(answer.position, 5_000);
	return Object.keys(answer.versions)[0] ?? '';
}

/** Entries of the log by this command about this record. */
async function entriesOf(command: CommandName, id: string) {
	const log = await readLog({ port: redis.port });
	return log
		.filter(({ entry }) => entry.command === command && entry.records.some((one) => one.id === id))
		.map(({ entry }) => toMs(entry.at));
}

/** Everything that time alone brings about, each begun by somebody at a desk, and when it is due. */
async function begin(): Promise<{ command: CommandName; id: string; dueMs: number }[]> {
	const need = { title: 'Now', category: 'lighting', priority: 1 } as const;
	const request = await give(noah, 'request.log', { ...need, channel: 'phone' });
	const task = await give(noah, 'task.raise', need);
	const asked = await give(noah, 'request.log', { ...need, priority: 3, channel: 'phone' });
	await give(noah, 'request.triage', { id: asked, version: 1 });
	const answerBy = toInstant(clock.now() + 6 * minuteMs);
	const referral = await give(noah, 'referral.send', {
		requestId: asked,
		requestVersion: 2,
		receiverId: 'agency_lights',
		service: 'Somebody',
		answerBy
	});
	const team = await give(rosa, 'deployment.request', {
		callSign: 'Team',
		headcount: 1,
		communityArea: 26,
		purpose: 'Walk',
		plannedFrom: toInstant(clock.now()),
		plannedTo: toInstant(clock.now() + 8 * hourMs),
		welfareMinutes: 10
	});
	const moves = ['approve', 'notify', 'acknowledge', 'set_out', 'check_in'] as const;
	for (const [index, name] of moves.entries()) {
		await give(rosa, `deployment.${name}`, { id: team, version: index + 1 });
	}
	const after = (at: string | undefined, minutes: number) => toMs(at ?? '') + minutes * minuteMs;
	const of = board();
	return [
		{
			command: 'request.escalate',
			id: request,
			dueMs: after(of.get('request', request)?.receivedAt, 5)
		},
		{ command: 'task.escalate', id: task, dueMs: after(of.get('task', task)?.createdAt, 5) },
		{ command: 'referral.miss_response', id: referral, dueMs: toMs(answerBy) },
		{
			command: 'deployment.miss_check_in',
			id: team,
			dueMs: after(of.get('deployment', team)?.lastHeardAt, 10)
		}
	];
}

/** Each happened once, and not before its moment. */
async function expectOnce(due: Awaited<ReturnType<typeof begin>>): Promise<void> {
	for (const { command, id, dueMs } of due) {
		await expect
			.poll(async () => (await entriesOf(command, id)).length, { timeout: 20_000, interval: 100 })
			.toBe(1);
		const [at = 0] = await entriesOf(command, id);
		expect(at - dueMs, `${command} is not early by more than a second`).toBeGreaterThan(-1_000);
	}
}

test('with two timekeepers each due moment is told once, and none early', async () => {
	const due = await begin();

	for (const { dueMs } of due) {
		clock.set(dueMs - 900);
		// One look of each before the moment, and the moment itself passes between two looks.
		await new Promise((resolve) => setTimeout(resolve, 2_200));
	}

	await expectOnce(due);
});

test('a server that is restarted at the due moment, and one that takes over, tell it once', async () => {
	const due = await begin();

	for (const [turn, { dueMs }] of due.entries()) {
		clock.set(dueMs - 150);
		await close(turn % 2);
		await open(turn % 2);
	}

	await expectOnce(due);
});

test('what fell due while nobody was there is told as soon as somebody is', async () => {
	const due = await begin();

	for (const index of [0, 1]) await close(index);
	clock.set(due.at(-1)!.dueMs + minuteMs);
	await Promise.all([open(0), open(1)]);

	await expectOnce(due);
});

test('two who find the same moment due at once, lease or no lease, write it once', async () => {
	const due = await begin();
	clock.set(due.at(-1)!.dueMs + 1_000);

	const given = await Promise.all(
		apps.flatMap((app) =>
			dueCommands(app!.http.follower.board, clock.now()).map((command) =>
				app!.http.door.carryOut({ ...command }, systemActor)
			)
		)
	);

	expect(given.some(({ ok }) => ok)).toBe(true);
	await expectOnce(due);
});

test.each([
	['spring, when an hour is missing', '2026-03-06T16:00:00-06:00', '2026-03-09T10:00:00-05:00'],
	['autumn, when an hour comes twice', '2026-10-30T16:00:00-05:00', '2026-11-02T10:00:00-06:00']
])(
	'a hold over a weekend in %s stops four hours of work, and no more',
	async (_, holdAt, resumeAt) => {
		// Half an hour beside the end of a working day: what the calls themselves take changes no day.
		clock.set(Date.parse(holdAt) - 2.5 * hourMs);
		const agencyId = 'agency_pantry';
		const task = await give(noah, 'task.raise', {
			title: 'Mend',
			category: 'lighting',
			priority: 3
		});
		const version = () => board().get('task', task)!.version;
		await give(noah, 'task.assign', { id: task, version: 1, agencyId });
		await give(luis, 'task.accept', { id: task, version: version() });
		await give(luis, 'task.start', { id: task, version: version() });
		const due = () => dueOfTask(board().get('task', task)!, board())!;
		const before = due().dueMs;

		clock.set(Date.parse(holdAt));
		const reviewOn = toInstant(Date.parse(resumeAt));
		const hold = { reason: 'waiting_partner', reviewOn };
		await give(luis, 'task.hold', { id: task, version: version(), ...hold });
		const isPaused = stateOfDue(due(), clock.now()) === 'paused';
		clock.set(Date.parse(resumeAt));
		await give(luis, 'task.resume', { id: task, version: version() });

		expect(isPaused).toBe(true);
		const { pausedMs, pausedWorkMs } = board().get('task', task)!;
		// Friday four to six and Monday eight to ten, by Chicago's clocks.
		expect(Math.abs(pausedWorkMs - 4 * hourMs)).toBeLessThan(minuteMs);
		expect(Math.abs(pausedMs - (Date.parse(resumeAt) - Date.parse(holdAt)))).toBeLessThan(minuteMs);
		expect(due().dueMs - before, 'within one working day').toBeGreaterThan(3.9 * hourMs);
		expect(due().dueMs - before).toBeLessThan(24 * hourMs);
		// Raised on Friday at half past one: seven working days of ten hours, of which four hours stood still.
		const expected = new Date(due().dueMs + minuteMs).toLocaleString('en-US', {
			timeZone: 'America/Chicago',
			weekday: 'short',
			hour: 'numeric'
		});
		expect(expected).toMatch(/^Tue,? 5 PM$/);
	}
);

test('an urgent promise is a day of the wall’s clock, whatever Chicago’s clocks do in it', async () => {
	clock.set(Date.parse('2026-03-07T20:00:00-06:00'));
	const urgent = { title: 'Now', category: 'lighting', priority: 1 };
	const task = await give(noah, 'task.raise', urgent);
	await give(noah, 'task.assign', { id: task, version: 1, agencyId: 'agency_pantry' });
	for (const [index, name] of (['task.accept', 'task.start'] as const).entries()) {
		await give(luis, name, { id: task, version: index + 2 });
	}

	const due = dueOfTask(board().get('task', task)!, board())!;

	expect(Math.abs(due.dueMs - Date.parse('2026-03-08T21:00:00-05:00'))).toBeLessThan(5_000);
});
