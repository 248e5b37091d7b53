import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A publisher's interface on this machine: what it answers to which address is handed in; nothing there is 404. */
export class Publisher {
	readonly asked: URL[] = [];
	/** Statuses of the answers to come, before it answers as it should. */
	refuses: number[] = [];
	readonly #server: Server;

	private constructor(answer: (asked: URL) => unknown) {
		this.#server = createServer((request, response) => {
			const asked = new URL(request.url ?? '', this.origin);
			this.asked.push(asked);
			const status = this.refuses.shift();
			const body = status === undefined ? answer(asked) : {};
			response.writeHead(status ?? (body === undefined ? 404 : 200));
			response.end(JSON.stringify(body ?? {}));
		});
	}

	static async open(answer: (asked: URL) => unknown): Promise<Publisher> {
		const publisher = new Publisher(answer);
		await new Promise<void>((resolve) => publisher.#server.listen(0, '127.0.0.1', resolve));
		return publisher;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}
