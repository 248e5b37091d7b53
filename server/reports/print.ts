import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The one that is made to have no window prints the same for a quarter of the processor. */
const light = '/usr/bin/chromium-headless-shell';

export const wholeChromiumHere = (): string | undefined => whole.find((path) => existsSync(path));
export const chromiumHere = (): string | undefined =>
	existsSync(light) ? light : wholeChromiumHere();

const longestMs = 25_000;
/** More than this wait for nothing: each takes a second or two of a processor. */
const mostWaiting = 4;

/** There is none on this machine, or too many wait for it. */
export class NoPrinterError extends Error {}
export class PrinterBusyError extends Error {}

/** Makes a PDF of a page, one after the other, with a Chromium that has no window, no network and no script to run. */
export class Printer {
	readonly #program: string | undefined;
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	readonly #ending = new AbortController();

	constructor(program: string | undefined) {
		this.#program = program ?? chromiumHere();
	}

	/** Ends what is being printed; nothing is printed any more. */
	close(): void {
		this.#ending.abort();
	}

	/** A page that needs nothing besides itself, as a PDF. */
	async print(page: string): Promise<Buffer> {
		const program = this.#program;
		if (program === undefined || !existsSync(program)) throw new NoPrinterError('no Chromium here');
		if (this.#waiting >= mostWaiting) throw new PrinterBusyError('too many pages wait');
		this.#waiting += 1;
		const printed = this.#last.then(() => printWith(program, page, this.#ending.signal));
		this.#last = printed.catch(() => undefined);
		try {
			return await printed;
		} finally {
			this.#waiting -= 1;
		}
	}
}

async function printWith(program: string, page: string, signal: AbortSignal): Promise<Buffer> {
	signal.throwIfAborted();
	const folder = await mkdtemp(join(tmpdir(), 'cscc-print-'));
	const [from, to] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
	try {
		await writeFile(from, page, { mode: 0o600 });
		await run(
			program,
			[
				'--headless',
				'--disable-gpu',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--disable-extensions',
				'--no-pdf-header-footer',
				`--user-data-dir=${join(folder, 'profile')}`,
				// Its own sandbox needs rights that a container seldom has. It opens one page, which this server wrote and in which
				// nothing may run or be fetched (paper.ts).
				'--no-sandbox',
				`--print-to-pdf=${to}`,
				pathToFileURL(from).href
			],
			{ folder, signal }
		);
		return await readFile(to);
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** Ends well or throws; what hangs is ended, with everything that it started. */
async function run(
	program: string,
	args: readonly string[],
	{ folder, signal }: { folder: string; signal: AbortSignal }
): Promise<void> {
	const child = spawn(program, args, {
		stdio: 'ignore',
		detached: true,
		env: { HOME: folder, TMPDIR: folder }
	});
	const endAll = () => {
		if (child.pid === undefined) return;
		try {
			process.kill(-child.pid, 'SIGKILL');
		} catch (error) {
			// All of it has ended by itself.
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	};
	const timer = setTimeout(endAll, longestMs);
	signal.addEventListener('abort', endAll);
	try {
		await new Promise<void>((done, fail) => {
			child.once('error', fail);
			child.once('exit', (code) =>
				code === 0 ? done() : fail(new Error(`Chromium ended with ${code ?? 'a signal'}`))
			);
		});
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', endAll);
		endAll();
	}
}
