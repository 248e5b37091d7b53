import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserOptions } from '../../scripts/browser.ts';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { deskSize, type Stage } from './e2e.ts';
import { FaultProxy } from './fault-proxy.ts';
import { temporaryFolder } from './room.ts';
import { readLog } from './witness.ts';

const until = { timeout: 40_000 };
/** From the line's return to the end of the browser: before, amid and after what it sends. */
const killWithinMs = 60;

/** What came of commands that were on their way when their browser was ended. */
export interface Killed {
	runs: number;
	given: number;
	lost: string[];
	doubled: string[];
	/** How many had reached the room before the browser was gone, by run. */
	sentBefore: number[];
}

/** Browsers of this program: none outlives it, also when a test fails. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach(({ pid }) => process.kill(-pid!, 'SIGKILL')));

/** A browser with a profile that outlives it, as a process that can be ended like one that crashes. */
class Crashable {
	readonly #child: ChildProcess;
	readonly #browser: Browser;
	readonly page: Page;

	private constructor(child: ChildProcess, browser: Browser, page: Page) {
		this.#child = child;
		this.#browser = browser;
		this.page = page;
	}

	static async open(profile: string): Promise<Crashable> {
		const { executablePath, args } = browserOptions();
		const portFile = join(profile, 'DevToolsActivePort');
		rmSync(portFile, { force: true });
		const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
		const child = spawn(executablePath, [...args, ...own, 'about:blank'], {
			detached: true,
			stdio: 'ignore'
		});
		running.add(child);
		child.once('exit', () => running.delete(child));
		const ends = Date.now() + until.timeout;
		while (!existsSync(portFile) || readFileSync(portFile, 'utf8') === '') {
			if (Date.now() > ends) throw new Error('the browser did not start');
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		const [port] = readFileSync(portFile, 'utf8').split('\n');
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
		const [context] = browser.contexts();
		const page = await context!.newPage();
		await page.setViewportSize(deskSize);
		return new Crashable(child, browser, page);
	}

	/** All its processes at once, with whatever they were about to do. */
	async kill(): Promise<void> {
		const gone = new Promise((resolve) => this.#child.once('exit', resolve));
		process.kill(-this.#child.pid!, 'SIGKILL');
		await gone;
		await this.#browser.close().catch(() => undefined);
	}
}

/** Ends a browser again and again while it sends what a desk had written without a line. */
export async function killWhileSending(
	stage: Stage,
	{ runs, perRun, random }: { runs: number; perRun: number; random: () => number }
): Promise<Killed> {
	const profile = temporaryFolder();
	const port = Number(new URL(stage.address).port);
	const proxy = await FaultProxy.open(() => ({ host: '127.0.0.1', port }));
	const address = `http://127.0.0.1:${proxy.port}`;
	const witness = await stage.client('noah');
	const result: Killed = { runs, given: 0, lost: [], doubled: [], sentBefore: [] };
	try {
		for (let run = 0; run < runs; run += 1) {
			const id = await requestFor(witness, run);
			const words = Array.from({ length: perRun }, (_, at) => `Word ${at} of run ${run}`);
			result.given += perRun;
			const first = await openDesk(stage, { profile: profile.path, address, id });
			proxy.set({ kind: 'stall' });
			await write(first.page, words);
			proxy.set({ kind: 'well' });
			await new Promise((resolve) => setTimeout(resolve, random() * killWithinMs));
			await first.kill();
			result.sentBefore.push((await written(stage, id)).length);

			const second = await openDesk(stage, { profile: profile.path, address, id });
			await second.page.getByText(words.at(-1)!).waitFor(until);
			await second.page.waitForFunction(
				() => !/waits? to send/.test(document.querySelector('footer')?.textContent ?? ''),
				undefined,
				until
			);
			await second.kill();
			const texts = await written(stage, id);
			for (const word of words) {
				const times = texts.filter((text) => text === word).length;
				if (times === 0) result.lost.push(word);
				if (times > 1) result.doubled.push(word);
			}
		}
	} finally {
		witness.close();
		await proxy.close();
		profile.remove();
	}
	return result;
}

async function requestFor(client: DrillClient, run: number): Promise<string> {
	const about = { category: 'lighting', channel: 'phone', communityArea: 29 } as const;
	const answer = await client.give('request.log', { title: `Dark street ${run}`, ...about });
	if (!answer.ok) throw new Error(answer.code);
	return Object.keys(answer.versions)[0]!;
}

async function openDesk(
	stage: Stage,
	{ profile, address, id }: { profile: string; address: string; id: string }
): Promise<Crashable> {
	const crashable = await Crashable.open(profile);
	const { page } = crashable;
	const [name = '', value = ''] = (await stage.cookieOf('ana')).split('=');
	await page.context().addCookies([{ name, value: value.split(';')[0]!, url: address }]);
	await page.goto(`${address}/desk?request=${id}`);
	await page.locator(`[data-request="${id}"] textarea`).waitFor(until);
	return crashable;
}

/** Notes, as somebody types them who does not know that the line is away. */
async function write(page: Page, words: readonly string[]): Promise<void> {
	await page.locator('textarea').focus();
	for (const word of words) {
		await page.keyboard.insertText(word);
		await page.keyboard.press('Control+Enter');
	}
	await page.getByText(words.at(-1)!).waitFor(until);
	// What is shown as waiting is on its way to the disk.
	await page.waitForFunction(
		(count) => new RegExp(`${count} edits wait`).test(document.body.textContent ?? ''),
		words.length,
		until
	);
}

/** Notes of one request as an independent client reads them in the log. */
async function written(stage: Stage, subjectId: string): Promise<string[]> {
	const log = await readLog({ folder: stage.folder });
	return log.flatMap(({ entry }) =>
		entry.command === 'note.add'
			? entry.records.flatMap((one) =>
					one.kind === 'note' && one.subjectId === subjectId ? [one.text] : []
				)
			: []
	);
}
