import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '../server/main.ts');

/** Servers of this program: they end with it, also when it ends by an error of its own. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/** A server as a process of its own, and what it said when it was ready. */
export class ServerProcess {
	readonly address: string;
	/** Secret of the first administrator's link; only where there is no administrator yet. */
	readonly firstLink: string | undefined;
	readonly child: ChildProcess;
	/** When it said that it listens, milliseconds of `performance.now()`. */
	readonly readyAt: number;

	private constructor(
		child: ChildProcess,
		said: { address: string; firstLink: string | undefined; readyAt: number }
	) {
		this.child = child;
		this.address = said.address;
		this.firstLink = said.firstLink;
		this.readyAt = said.readyAt;
	}

	/** Starts a server and waits until it listens. Throws with its own words when it does not. */
	static async start(
		environment: Record<string, string>,
		args: readonly string[] = []
	): Promise<ServerProcess> {
		const child = spawn(process.execPath, [entry, ...args], {
			env: { ...process.env, ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
			// A Ctrl-C in the terminal goes to whoever started the server, who then stops it in order.
			detached: true
		});
		running.add(child);
		child.once('exit', () => running.delete(child));
		let said = '';
		let complained = '';
		child.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()));
		if (environment['SERVER_LOG']) {
			const log = createWriteStream(environment['SERVER_LOG'], { flags: 'a' });
			child.stdout?.pipe(log);
			child.stderr?.pipe(log);
		}
		const address = await new Promise<string>((resolve, reject) => {
			child.stdout?.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				const ready = /^READY (\S+)$/m.exec(said);
				if (ready?.[1]) resolve(ready[1]);
			});
			child.once('exit', () => reject(new Error(complained.trim() || said.trim())));
		});
		const readyAt = performance.now();
		const firstLink = await new Promise<string | undefined>((resolve) => {
			const find = () => /\/first#(\S+)/.exec(said)?.[1];
			// The line follows at once; a room that has an administrator prints none.
			const timer = setInterval(() => find() && finish(), 20);
			const limit = setTimeout(() => finish(), 600);
			const finish = () => {
				clearInterval(timer);
				clearTimeout(limit);
				resolve(find());
			};
		});
		return new ServerProcess(child, { address, firstLink, readyAt });
	}

	/** Asks it to stop and waits until it is gone. */
	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const gone = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.kill('SIGTERM');
		await gone;
	}
}
