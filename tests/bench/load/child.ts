import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A program of the bench that answers every message with one. */
export class Child {
	readonly #process: ChildProcess;
	#asked: Promise<unknown> = Promise.resolve();

	private constructor(process: ChildProcess) {
		this.#process = process;
	}

	static start(file: string, args: readonly string[] = []): Child {
		const path = join(import.meta.dirname, file);
		return new Child(fork(path, args, { serialization: 'advanced' }));
	}

	get pid(): number {
		return this.#process.pid ?? 0;
	}

	/** Sends a message and waits for its answer; one after another. */
	ask<T>(message: object): Promise<T> {
		const answer = this.#asked.then(() => {
			this.#process.send(message);
			return this.next<{ result: T; error?: string }>();
		});
		this.#asked = answer.catch(() => undefined);
		return answer.then(({ result, error }) => {
			if (error) throw new Error(error);
			return result;
		});
	}

	/** The next message that it sends by itself. */
	next<T>(): Promise<T> {
		return new Promise((resolve, reject) => {
			const ended = (code: number | null) => reject(new Error(`a load program ended (${code})`));
			this.#process.once('exit', ended);
			this.#process.once('message', (message) => {
				this.#process.off('exit', ended);
				resolve(message as T);
			});
		});
	}

	async stop(): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const gone = new Promise((resolve) => this.#process.once('exit', resolve));
		this.#process.disconnect();
		await gone;
	}
}
