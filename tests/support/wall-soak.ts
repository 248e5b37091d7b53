import type { Browser, CDPSession, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { launchBrowser } from '../../scripts/browser.ts';
import { Drill } from '../../scripts/drill/drill.ts';
import { enterPeople } from '../../scripts/drill/enter-people.ts';
import { signIn } from '../../scripts/client/room-client.ts';
import { pairDisplay } from '../../scripts/pair-display.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { freePorts } from './redis-server.ts';
import { password, temporaryFolder } from './room.ts';

/** How long a wall stands, and how much faster than life its room goes on meanwhile. */
export interface WallSoakPlan {
	/** Of the room: with `factor` 16 they take half an hour. */
	hours: number;
	factor: number;
	eventsPerSecond: number;
	seed: number;
}

/** What a page holds, read after its garbage was collected; a sample a minute. */
export interface WallSample {
	minute: number;
	heapKb: number;
	nodes: number;
	listeners: number;
	/** Of the renderer's process: what is not JavaScript too. */
	residentMb: number;
	canvases: number;
	commands: number;
}

export interface WallSoakResult {
	samples: WallSample[];
	/** After the first tenth, and at the end. */
	held: Held[];
	minutes: number;
	commandsPerSecond: number;
	/** WebGL contexts made since the page was opened, and times that the page was loaded. */
	contexts: number;
	loads: number;
	/** Sockets opened; one is what it takes. */
	sockets: number;
	differences: number;
	/** Seconds seen in each state of freshness. */
	seconds: Record<string, number>;
	/** Places at which the picture stood. */
	orbit: number;
	errors: string[];
}

const sampleEveryMs = 60_000;
const lookEveryMs = 1_000;
/** How often each need of the drill makes somebody give a command, until it is closed: measured. */
const commandsPerNeed = 9;
/** The drill's people think this much faster than life, so that as much is closed as comes in. */
const drillSpeed = 60;

/** What a heap consists of, kilobytes: what the engine has compiled, and what the page's own work has left. */
export interface Held {
	minute: number;
	codeKb: number;
	dataKb: number;
}

/** What is counted in the page itself, once a second. */
interface Seen {
	contexts: number;
	kinds: Record<string, number>;
	places: Record<string, true>;
}

/** A wall in a real browser that nobody touches, over a room in which the drill goes on. */
export class WallSoak {
	readonly #plan: WallSoakPlan;
	readonly #result: WallSoakResult = {
		samples: [],
		held: [],
		minutes: 0,
		commandsPerSecond: 0,
		contexts: 0,
		loads: 0,
		sockets: 0,
		differences: 0,
		seconds: {},
		orbit: 0,
		errors: []
	};

	constructor(plan: WallSoakPlan) {
		this.#plan = plan;
	}

	async run(say: (text: string) => void, stop: AbortSignal): Promise<WallSoakResult> {
		const folder = temporaryFolder();
		const [metricsPort = 0] = await freePorts(1);
		const server = await ServerProcess.start({
			DATA_DIR: folder.path,
			PORT: '0',
			LOG_LEVEL: 'silent',
			COMMANDS_PER_SECOND: '10000',
			REQUESTS_PER_MINUTE: '1000000',
			METRICS_PORT: String(metricsPort),
			DRILL_HOURS: '26'
		});
		const browser = await launchBrowser();
		const { eventsPerSecond, factor, seed } = this.#plan;
		const intensity = (eventsPerSecond * factor * 3_600) / commandsPerNeed / drillSpeed;
		const drill = new Drill({
			address: server.address,
			password,
			seed,
			intensity: Math.max(1, intensity),
			speed: drillSpeed
		});
		try {
			await enterPeople(server, password);
			await drill.start();
			// Nobody waits for it in the end: what is under way when the room closes has no answer.
			void drill.run().catch(() => undefined);
			// The morning is played before anybody looks, and the first minutes fill the room.
			await pause(40_000);
			await this.#watch({ server, browser, drill, say, stop });
			this.#result.differences = await differencesOf(metricsPort);
			return this.#result;
		} finally {
			drill.stop();
			await browser.close();
			await server.stop();
			folder.remove();
		}
	}

	async #watch(how: {
		server: ServerProcess;
		browser: Browser;
		drill: Drill;
		say: (text: string) => void;
		stop: AbortSignal;
	}): Promise<void> {
		const { server, browser, drill, say, stop } = how;
		const { page, session } = await this.#open(server, browser);
		const minutes = (this.#plan.hours * 60) / this.#plan.factor;
		const begunAt = performance.now();
		const givenBefore = drill.given;
		for (let nextSampleMs = 0; !stop.aborted; nextSampleMs += sampleEveryMs) {
			while (performance.now() - begunAt < nextSampleMs && !stop.aborted) await pause(lookEveryMs);
			const afterMs = performance.now() - begunAt;
			const sample = await sampleOf(page, session, afterMs, drill.given - givenBefore);
			this.#result.samples.push(sample);
			say(JSON.stringify(sample));
			const isSettled = afterMs >= minutes * 6_000 && this.#result.held.length === 0;
			if (isSettled || afterMs >= minutes * 60_000)
				this.#result.held.push({ minute: sample.minute, ...(await weigh(session)) });
			if (afterMs >= minutes * 60_000) break;
		}
		const tookMs = performance.now() - begunAt;
		this.#result.minutes = tookMs / 60_000;
		this.#result.commandsPerSecond = (drill.given - givenBefore) / (tookMs / 1_000);
		const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
		this.#result.orbit = Object.keys(seen.places).length;
		this.#result.contexts = seen.contexts;
		this.#result.seconds = seen.kinds;
	}

	async #open(
		server: ServerProcess,
		browser: Browser
	): Promise<{ page: Page; session: CDPSession }> {
		const manager = await signIn(server.address, { signInName: 'maya', password });
		const cookie = await pairDisplay(server.address, manager, { name: 'Wall', site: 'Downtown' });
		const [name = '', value = ''] = cookie.split('=');
		const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
		await context.addCookies([{ name, value, url: server.address }]);
		const page = await context.newPage();
		page.on('load', () => (this.#result.loads += 1));
		page.on('websocket', () => (this.#result.sockets += 1));
		page.on('pageerror', (error) => this.#result.errors.push(error.message));
		// In the page: a question from outside every second would leave more behind than the wall does.
		await page.addInitScript(() => {
			const seen: Seen = { contexts: 0, kinds: {}, places: {} };
			Object.assign(window, { seen });
			setInterval(() => {
				const frame = document.querySelector<HTMLElement>('.frame');
				const wall = document.querySelector<HTMLElement>('.wall');
				const kind = frame?.dataset['freshness'] ?? 'nothing';
				// From when it is live for the first time.
				if (kind === 'live' || seen.kinds['live']) seen.kinds[kind] = (seen.kinds[kind] ?? 0) + 1;
				if (wall) seen.places[getComputedStyle(wall).translate] = true;
			}, 1_000);
			const known = new WeakSet<object>();
			const real = HTMLCanvasElement.prototype.getContext;
			HTMLCanvasElement.prototype.getContext = function (
				this: HTMLCanvasElement,
				...args: unknown[]
			) {
				const made: unknown = (real as never as Function).apply(this, args);
				if (made && /webgl/.test(String(args[0])) && !known.has(made)) {
					known.add(made);
					seen.contexts += 1;
				}
				return made;
			} as never;
		});
		await page.goto(`${server.address}/wall`);
		await page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 60_000 });
		const session = await page.context().newCDPSession(page);
		await session.send('Performance.enable');
		return { page, session };
	}
}

/** How much more it holds in the last third than in the third after the first tenth; a share of it. */
export function growthOf(samples: readonly WallSample[]): { heap: number; nodes: number } {
	const settled = samples.slice(Math.ceil(samples.length / 10));
	const third = Math.max(1, Math.floor(settled.length / 3));
	const growth = (read: (sample: WallSample) => number) =>
		median(settled.slice(-third).map(read)) / median(settled.slice(0, third).map(read)) - 1;
	return { heap: growth(({ heapKb }) => heapKb), nodes: growth(({ nodes }) => nodes) };
}

const median = (values: readonly number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function sampleOf(
	page: Page,
	session: CDPSession,
	afterMs: number,
	commands: number
): Promise<WallSample> {
	// Twice: what the first one lets go of is collected by the second.
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.collectGarbage');
	const { metrics } = await session.send('Performance.getMetrics');
	const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
	return {
		minute: Math.round(afterMs / 60_000),
		heapKb: Math.round(metric('JSHeapUsedSize') / 1_024),
		nodes: metric('Nodes'),
		listeners: metric('JSEventListeners'),
		residentMb: await residentMbOf(page),
		canvases: await page.evaluate(() => document.querySelectorAll('canvas').length),
		commands
	};
}

interface Snapshot {
	snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
	nodes: number[];
}

/** Everything on the heap by what it is; the browser's own objects beside it are counted with the process. */
async function weigh(session: CDPSession): Promise<Omit<Held, 'minute'>> {
	let text = '';
	const take = ({ chunk }: { chunk: string }) => (text += chunk);
	session.on('HeapProfiler.addHeapSnapshotChunk', take);
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	session.off('HeapProfiler.addHeapSnapshotChunk', take);
	const { snapshot, nodes } = JSON.parse(text) as Snapshot;
	const { node_fields: fields, node_types: types } = snapshot.meta;
	const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
	const bytes = { code: 0, data: 0 };
	for (let node = 0; node < nodes.length; node += fields.length) {
		const type = types[0][nodes[node + typeAt]!];
		if (type === 'native' || type === 'synthetic') continue;
		bytes[type === 'code' ? 'code' : 'data'] += nodes[node + sizeAt]!;
	}
	return { codeKb: Math.round(bytes.code / 1_024), dataKb: Math.round(bytes.data / 1_024) };
}

/** Of the processes that draw pages of this browser, the largest: there is one page. */
async function residentMbOf(page: Page): Promise<number> {
	const session = await page.context().browser()!.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const sizes = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
	return Math.round(Math.max(0, ...sizes.map(Number)) / 1_024);
}

async function differencesOf(port: number): Promise<number> {
	const response = await fetch(`http://127.0.0.1:${port}/metrics`);
	return Number(/^cscc_digest_differences_total (\d+)/m.exec(await response.text())?.[1]);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
