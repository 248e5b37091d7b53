import { performance } from 'node:perf_hooks';
import { Agent } from 'node:http';
import { request as send } from 'node:http';
import { makeKey } from '#server/access/key-ring.ts';
import { DrillClient } from '../../scripts/drill/client.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { askedIn, tokenIn, wholeForm } from './help-form.ts';
import { password, temporaryFolder } from './room.ts';
import { post } from './post.ts';

/** How much comes in at the community's door, beside how much ordinary work. */
export interface IntakePlan {
	perSecond: number;
	seconds: number;
	desks: number;
	/** Commands that each desk gives in a second. */
	commandsPerSecond: number;
	/** Of a hundred forms, those that are sent twice at once, and those whose answer is not waited for and that are sent again. */
	twice: number;
	cut: number;
}

export const usualPlan: IntakePlan = {
	perSecond: 50,
	seconds: 60,
	desks: 6,
	commandsPerSecond: 4,
	twice: 10,
	cut: 5
};

export interface IntakeResult {
	sent: number;
	/** Different numbers that people were given, and requests that are there. */
	numbers: number;
	made: number;
	held: number;
	faults: Record<string, number>;
	/** Milliseconds, from sending a form to having its page; and from a desk's command to its answer. */
	intakes: number[];
	deskAlone: number[];
	deskBeside: number[];
}

/** A form has to have been open for as long as a person takes. */
const openForMs = 16_000;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** Many people at the door at once while desks work: what each of them waits for, and whether each is there once. */
export async function takeInUnderLoad(
	plan: IntakePlan,
	say: (text: string) => void
): Promise<IntakeResult> {
	const folder = temporaryFolder();
	const server = await ServerProcess.start({
		DATA_DIR: folder.path,
		PORT: '0',
		LOG_LEVEL: 'error',
		SEAL_KEYS: makeKey('load'),
		TRUSTED_PROXIES: '127.0.0.1',
		REQUESTS_PER_MINUTE: '10000000'
	});
	try {
		const desks = await openDesks(server, plan);
		const count = plan.perSecond * plan.seconds;
		const tokens: string[] = [];
		for (let index = 0; index < count; index += 1) {
			const page = await call(server.address, {
				path: '/help?language=en',
				from: addressOf(index)
			});
			tokens.push(tokenIn(page.text));
		}
		say(`${count} forms are open`);
		const deskAlone = await work(desks, plan, Math.max(20_000, openForMs));
		say(`desks alone: ${deskAlone.length} commands`);
		const result: IntakeResult = {
			sent: count,
			numbers: 0,
			made: 0,
			held: 0,
			faults: {},
			intakes: [],
			deskAlone,
			deskBeside: []
		};
		const numbers = new Set<string>();
		const [beside] = await Promise.all([
			work(desks, plan, plan.seconds * 1_000),
			sendAll(server.address, tokens, plan, { result, numbers })
		]);
		result.deskBeside = beside;
		await settle(desks[0]!, count);
		const online = [...desks[0]!.board.all('request')].filter(
			({ channel }) => channel === 'online'
		);
		result.numbers = numbers.size;
		result.made = online.length;
		result.held = online.filter(({ state }) => state === 'held').length;
		for (const desk of desks) desk.close();
		return result;
	} finally {
		await server.stop();
		folder.remove();
	}
}

async function openDesks(server: ServerProcess, { desks }: IntakePlan): Promise<DrillClient[]> {
	const first = { link: server.firstLink, signInName: 'admin', name: 'Admin', password };
	const { cookie } = await post(`${server.address}/api/first-administrator`, first);
	const opened: DrillClient[] = [];
	for (let index = 0; index < desks; index += 1) {
		const signInName = `desk${index}`;
		const account = {
			signInName,
			name: signInName,
			role: 'desk',
			deskIds: ['intake_triage'],
			password
		};
		await post(`${server.address}/api/people`, account, cookie);
		opened.push(await DrillClient.signIn(server.address, { signInName, password }));
	}
	return opened;
}

/** Desks log and look at needs at their pace; answers with how long each command took. */
async function work(desks: DrillClient[], plan: IntakePlan, forMs: number): Promise<number[]> {
	const took: number[] = [];
	const untilMs = performance.now() + forMs;
	await Promise.all(
		desks.map(async (desk) => {
			const everyMs = 1_000 / plan.commandsPerSecond;
			let next = performance.now();
			while (performance.now() < untilMs) {
				const began = performance.now();
				const logged = await desk.give('request.log', {
					title: 'A need of a desk',
					category: 'lighting',
					channel: 'phone'
				});
				took.push(performance.now() - began);
				if (logged.ok) {
					const [id = ''] = Object.keys(logged.versions);
					const again = performance.now();
					await desk.give('request.triage', { id, version: 1 });
					took.push(performance.now() - again);
				}
				next += 2 * everyMs;
				await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
			}
		})
	);
	return took;
}

async function sendAll(
	address: string,
	tokens: readonly string[],
	plan: IntakePlan,
	{ result, numbers }: { result: IntakeResult; numbers: Set<string> }
): Promise<void> {
	const startMs = performance.now();
	const pending: Promise<void>[] = [];
	for (const [index, token] of tokens.entries()) {
		const dueMs = startMs + (index * 1_000) / plan.perSecond;
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
		pending.push(one(address, { index, token, plan, result, numbers }));
	}
	await Promise.all(pending);
}

async function one(
	address: string,
	{
		index,
		token,
		plan,
		result,
		numbers
	}: { index: number; token: string; plan: IntakePlan; result: IntakeResult; numbers: Set<string> }
): Promise<void> {
	const body = new URLSearchParams({
		...wholeForm,
		token,
		reach: 'text',
		phone: `312 555 ${String(1_000 + (index % 9_000))}`,
		name: `Person ${index}`,
		words: `The alley behind number ${index} has been dark for a week, and my children pass there.`
	}).toString();
	const form = { path: '/help', from: addressOf(index), body };
	const of100 = (index * 37) % 100;
	const began = performance.now();
	if (of100 < plan.cut) await call(address, { ...form, cutAfterMs: 3 }).catch(() => undefined);
	const tries = of100 >= 100 - plan.twice ? 2 : 1;
	const pages = await Promise.all(
		Array.from({ length: tries }, () => call(address, form).catch(() => ({ status: 0, text: '' })))
	);
	result.intakes.push(performance.now() - began);
	for (const { status, text } of pages) {
		if (status === 200) numbers.add(askedIn(text).reference);
		else result.faults[status] = (result.faults[status] ?? 0) + 1;
	}
}

/** A home of their own for every few. */
const addressOf = (index: number) =>
	`10.${Math.floor(index / 5 / 62_500)}.${Math.floor(index / 5 / 250) % 250}.${1 + (Math.floor(index / 5) % 250)}`;

interface Call {
	path: string;
	from: string;
	body?: string;
	cutAfterMs?: number;
}

function call(
	address: string,
	{ path, from, body, cutAfterMs }: Call
): Promise<{ status: number; text: string }> {
	return new Promise((resolve, reject) => {
		const asked = send(
			`${address}${path}`,
			{
				agent,
				method: body === undefined ? 'GET' : 'POST',
				headers: {
					'x-forwarded-for': from,
					...(body === undefined
						? {}
						: {
								'content-type': 'application/x-www-form-urlencoded',
								'content-length': Buffer.byteLength(body)
							})
				}
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
				response.on('error', reject);
			}
		);
		asked.on('error', reject);
		asked.end(body);
		if (cutAfterMs !== undefined) setTimeout(() => asked.destroy(new Error('cut')), cutAfterMs);
	});
}

/** What was committed last reaches a screen a little after its answer. */
async function settle(desk: DrillClient, count: number): Promise<void> {
	const untilMs = performance.now() + 10_000;
	const online = () =>
		[...desk.board.all('request')].filter(({ channel }) => channel === 'online').length;
	while (online() < count && performance.now() < untilMs) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await new Promise((resolve) => setTimeout(resolve, 1_000));
}
