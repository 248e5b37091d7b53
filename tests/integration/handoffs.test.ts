import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '#shared/model/task.ts';
import { HelpRoom } from '../support/help-room.ts';
import { ana, luis, noah } from '../support/room.ts';

// Goal: what is handed to 311 arrives once, comes back with its number and its date, and is never more than completed
// here when it is done there. Method: two whole rooms, one of which is the other's 311, and a line between them that
// loses answers and calls.
const until = { timeout: 15_000, interval: 50 };
const minuteMs = 60_000;
let city: HelpRoom;
let door: HelpRoom;
let line: LossyLine;

/** Between us and the peer: hands calls on, and can swallow a call or its answer. */
class LossyLine {
	readonly #server: Server;
	/** What is done with the next calls that send something. */
	plan: ('swallow call' | 'swallow answer' | 'refuse')[] = [];
	/** Done once, between a call that sends something and its answer. */
	beforeAnswer: (() => Promise<void>) | undefined;
	sends = 0;
	/** The peer behind it knows no repeats, and shows what it was told, as many do. */
	isPlain = false;
	readonly #told = new Map<string, string>();

	private constructor(target: string) {
		this.#server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', async () => {
				const isSend = request.method === 'POST';
				const step = isSend ? this.plan.shift() : undefined;
				if (step === 'swallow call') return request.socket.destroy();
				if (step === 'refuse') {
					return response.writeHead(400).end('[{"code":400,"description":"WHERE required"}]');
				}
				const type = request.headers['content-type'];
				const answer = await fetch(`${target}${request.url}`, {
					method: request.method!,
					headers: type ? { 'content-type': type } : {},
					...(isSend ? { body: this.#bodyOf(chunks) } : {})
				});
				if (isSend && this.beforeAnswer) {
					this.sends += 1;
					const first = this.sends === 1 ? this.beforeAnswer : undefined;
					await first?.();
				}
				const text = this.#textOf(await answer.text(), isSend ? chunks : []);
				if (step === 'swallow answer') return request.socket.destroy();
				const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
				return response.writeHead(answer.status, headers).end(text);
			});
		});
	}

	static async open(target: string): Promise<LossyLine> {
		const line = new LossyLine(target);
		line.#server.listen(0, '127.0.0.1');
		await once(line.#server, 'listening');
		return line;
	}

	#bodyOf(chunks: Buffer[]): string {
		const body = Buffer.concat(chunks).toString();
		return this.isPlain ? `${body}&nonce=${Math.random()}` : body;
	}

	#textOf(text: string, sent: Buffer[]): string {
		const body: unknown = this.isPlain ? JSON.parse(text) : undefined;
		if (!Array.isArray(body)) return text;
		const shown = body as { service_request_id: string; description?: unknown }[];
		const description = new URLSearchParams(Buffer.concat(sent).toString()).get('description');
		for (const one of shown) {
			if (description !== null) this.#told.set(one.service_request_id, description);
			else one.description = this.#told.get(one.service_request_id) ?? null;
		}
		return JSON.stringify(shown);
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

beforeAll(async () => {
	city = await HelpRoom.open();
	const { clients } = city.room.app.http.access;
	const { key } = await clients.add({ name: 'CSCC', scopes: ['requests'], perMinute: 1_000 });
	line = await LossyLine.open(city.room.address);
	door = await HelpRoom.open({
		OPEN311_URL: `${line.address}/open311/v2`,
		OPEN311_KEY: key,
		OPEN311_SERVICES: 'vacant_lot_cleanup=empty_lot,lighting=street_lights'
	});
});
afterAll(async () => {
	await door.close();
	await city.close();
	await line.close();
});

/** A task of a need that came in, under way with Lights. */
async function workOn(
	asked: Record<string, string> = { need: 'empty_lot' },
	category: Task['category'] = 'vacant_lot_cleanup'
) {
	const told = await door.ask(door.phone(), asked);
	const { id } = door.find(told.reference)!;
	await door.room.must(noah, 'request.triage', { id, version: 1 });
	await door.room.must(noah, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	const raised = { title: 'Clean the lot', category, priority: 3, block: '4200 W Madison St' };
	const request = { requestId: id, requestVersion: 3 };
	await door.room.must(noah, 'task.raise', { ...raised, ...request });
	const task = () => door.room.app.http.follower.board.tasksOf(id)[0]!;
	await door.room.must(noah, 'task.assign', {
		id: task().id,
		version: 1,
		agencyId: 'agency_lights'
	});
	await door.room.must(ana, 'task.accept', { id: task().id, version: 2 });
	return { told, id, task };
}
const atCity = (number: string) => city.find(number)!;
const cityRequests = () => [...city.room.app.http.follower.board.all('request')];

describe('work that is handed to 311', () => {
	test('goes there by block, comes back with number and date, and is completed but not confirmed', async () => {
		const { told, task } = await workOn();
		await door.room.must(ana, 'task.hand_off', { id: task().id, version: 3, service: 'empty_lot' });
		await expect.poll(() => task().number311, until).toMatch(/^R-/);
		expect(task()).toMatchObject({ state: 'in_progress', handoff: { state: 'sent' } });
		const number = task().number311!;
		expect(atCity(number)).toMatchObject({
			category: 'vacant_lot_cleanup',
			block: expect.stringMatching(/^4200 W MADISON/)
		});
		door.pass(6 * minuteMs);
		await expect.poll(() => task().handoff?.expectedAt, until).toBeDefined();
		const page = (await door.phone().status(told)).text;
		expect(page).toContain(`Their number for it: ${number}.`);
		expect(page).toContain('We expect this to be done by');

		const cityTask = atCity(number);
		await city.room.must(noah, 'request.triage', { id: cityTask.id, version: 1 });
		await city.room.must(noah, 'request.accept', {
			id: cityTask.id,
			version: 2,
			agencyId: 'agency_pantry'
		});
		door.pass(6 * minuteMs);
		await expect.poll(() => task().handoff?.agency, until).toBe('Pantry');
		await city.room.must(luis, 'request.start', { id: cityTask.id, version: 3 });
		await city.room.must(luis, 'request.resolve', { id: cityTask.id, version: 4 });
		door.pass(6 * minuteMs);
		await expect.poll(() => task().state, until).toBe('completed');
		expect(task()).toMatchObject({
			completedBy: 'city_311',
			unit: 'lots',
			handoff: { state: 'closed' }
		});
		expect(task()).not.toHaveProperty('verifiedAt');
		expect((await door.phone().status(told)).text).toContain('Done, please tell us');
	});

	test.each(['swallow call', 'swallow answer'] as const)(
		'is there once when the line does: %s',
		async (step) => {
			const before = cityRequests().length;
			const { task } = await workOn();
			line.plan = [step];
			await door.room.must(ana, 'task.hand_off', {
				id: task().id,
				version: 3,
				service: 'empty_lot'
			});
			await expect.poll(() => task().handoff?.attempts, until).toBe(1);
			expect(task().handoff).toMatchObject({ state: 'waiting', fault: '311 does not answer' });
			door.pass(2 * minuteMs);
			await expect.poll(() => task().number311, until).toBeDefined();
			expect(cityRequests()).toHaveLength(before + 1);
			expect(task().handoff).not.toHaveProperty('fault');
		}
	);

	test('is there once where the other side knows no repeats: it is asked first', async () => {
		line.isPlain = true;
		const before = cityRequests().length;
		const { task } = await workOn();
		line.plan = ['swallow answer'];
		const { id, version } = task();
		await door.room.must(ana, 'task.hand_off', { id, version, service: 'empty_lot' });
		await expect.poll(() => task().handoff?.attempts, until).toBe(1);
		door.pass(2 * minuteMs);
		await expect.poll(() => task().number311, until).toBeDefined();
		line.isPlain = false;
		expect(cityRequests()).toHaveLength(before + 1);
	});

	test('is asked for once though somebody changes the task while it is sent', async () => {
		const before = cityRequests().length;
		const { task } = await workOn();
		line.beforeAnswer = async () => {
			const edits = { title: { from: task().title, to: 'Clean the lot, and the alley' } };
			await door.room.must(ana, 'task.edit', { id: task().id, edits });
		};
		await door.room.must(ana, 'task.hand_off', {
			id: task().id,
			version: 3,
			service: 'empty_lot'
		});
		await expect.poll(() => task().number311, until).toBeDefined();
		expect(task().title).toBe('Clean the lot, and the alley');
		expect(cityRequests()).toHaveLength(before + 1);
		expect(line.sends).toBe(1);
	});

	test('that 311 cancels is decided anew, and what it refuses is told in its words', async () => {
		const { task } = await workOn();
		await door.room.must(ana, 'task.hand_off', { id: task().id, version: 3, service: 'empty_lot' });
		await expect.poll(() => task().number311, until).toBeDefined();
		const there = atCity(task().number311!);
		await city.room.must(noah, 'request.withdraw', {
			id: there.id,
			version: 1,
			reason: 'Not ours'
		});
		door.pass(6 * minuteMs);
		await expect.poll(() => task().state, until).toBe('failed');
		expect(task()).toMatchObject({ handoff: { state: 'cancelled' } });

		const other = await workOn();
		line.plan = ['refuse'];
		await door.room.must(ana, 'task.hand_off', {
			id: other.task().id,
			version: 3,
			service: 'empty_lot'
		});
		await expect
			.poll(() => other.task().handoff, until)
			.toMatchObject({ state: 'failed', fault: 'WHERE required' });
		// It may be asked for once more.
		const { id, version } = other.task();
		await door.room.must(ana, 'task.hand_off', { id, version, service: 'empty_lot' });
		await expect.poll(() => other.task().number311, until).toBeDefined();
	});

	test('is that of whoever has it, of a kind that is public, and not already there', async () => {
		const { task } = await workOn();
		const { id, version } = task();
		const wish = { id, version, service: 'empty_lot' };
		expect(await door.room.give(luis, 'task.hand_off', wish)).toMatchObject({
			ok: false,
			code: 'NOT_ALLOWED'
		});
		await door.room.must(ana, 'task.hand_off', wish);
		const again = { ...wish, version: task().version };
		expect(await door.room.give(ana, 'task.hand_off', again)).toMatchObject({ ok: false });
		const covered = await workOn({ tile: 'health', need: 'doctor' }, 'healthcare_access');
		const about = { id: covered.task().id, version: covered.task().version, service: 'x' };
		expect(await door.room.give(ana, 'task.hand_off', about)).toMatchObject({
			code: 'NOT_ALLOWED'
		});
	});
});
