/**
 * A program of its own that gives commands, as fast as they are answered or at a pace: each writer one after
 * another, through the room's socket door, or straight through the commit script, which is the floor.
 */
import { WebSocket } from 'ws';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { connectRedis, whenReady } from '#server/store/client.ts';
import { monotonicMs, pause, percentile } from '../measure.ts';
import { Feeder } from './feeder.ts';

export type WritersAsk =
	| { ask: 'door'; url: string; cookies: string[]; writers: number }
	| { ask: 'script'; socketPath: string; room: string; writers: number }
	/** Without `everyMs` each writer gives the next command when the last one was answered. */
	| { ask: 'run'; seconds: number; everyMs?: number };

/** Times in milliseconds. */
export interface Written {
	perSecond: number;
	p50: number;
	p99: number;
	refused: number;
}

/** Gives one command; resolves when it was answered, with false when it was refused. */
type Give = () => Promise<boolean>;
let writers: Give[] = [];

/** One connection of a person, with the few packets that a command and its answer need. */
class Door {
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, (answer: Answer) => void>();
	#asked = 0;
	/** Position that this client knows of: the room decides on nothing older. */
	#seen = 0;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
	}

	static async open(url: string, cookie: string): Promise<Door> {
		const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
		const door = new Door(socket);
		await new Promise<void>((resolve, reject) => {
			socket.once('error', reject);
			socket.on('message', (raw) => {
				const text = (raw as Buffer).toString();
				if (text.startsWith('43')) door.#hear(text);
				else if (text.startsWith('2')) socket.send('3');
				else if (text.startsWith('0')) socket.send(`40{"protocol":${protocolVersion}}`);
				else if (text.startsWith('40')) resolve();
			});
		});
		return door;
	}

	give(name: string, payload: object): Promise<Answer> {
		this.#asked += 1;
		const envelope = { id: randomText(20), name, payload, seen: this.#seen };
		const answer = new Promise<Answer>((resolve) => this.#waiting.set(this.#asked, resolve));
		this.#socket.send(`42${this.#asked}${JSON.stringify(['command', envelope])}`);
		return answer;
	}

	#hear(text: string): void {
		const start = text.indexOf('[');
		const number = Number(text.slice(2, start));
		const [answer] = JSON.parse(text.slice(start)) as [Answer];
		if (answer.ok) this.#seen = answer.position;
		this.#waiting.get(number)?.(answer);
		this.#waiting.delete(number);
	}
}

/** A writer who changes the priority of a request of their own, over and over. */
async function doorWriter(url: string, cookie: string): Promise<Give> {
	const door = await Door.open(url, cookie);
	const made = await door.give('request.log', {
		title: 'Street lights are out on this block',
		category: 'lighting',
		channel: 'phone',
		communityArea: 29
	});
	if (!made.ok) throw new Error(`a writer could not log a request: ${made.code}`);
	const [id = ''] = Object.keys(made.versions);
	let from = 3;
	return async () => {
		const to = from === 3 ? 2 : 3;
		const answer = await door.give('request.edit', { id, edits: { priority: { from, to } } });
		if (answer.ok) from = to;
		return answer.ok;
	};
}

async function prepare(ask: WritersAsk & { ask: 'door' | 'script' }): Promise<void> {
	if (ask.ask === 'door') {
		const cookie = (index: number) => ask.cookies[index % ask.cookies.length] ?? '';
		const some = Array.from({ length: ask.writers }, (_, index) =>
			doorWriter(ask.url, cookie(index))
		);
		writers = await Promise.all(some);
		return;
	}
	const redis = connectRedis(
		{ kind: 'socket', path: ask.socketPath },
		{ onError: () => undefined }
	);
	await whenReady(redis, 5_000);
	const feeders = Array.from({ length: ask.writers }, () => new Feeder(redis, ask.room));
	await Promise.all(feeders.map((feeder) => feeder.prepare(1)));
	writers = feeders.map((feeder) => () => feeder.change().then(() => true));
}

async function run({ seconds, everyMs = 0 }: WritersAsk & { ask: 'run' }): Promise<Written> {
	const times: number[] = [];
	let refused = 0;
	const startedAt = monotonicMs();
	const untilAt = startedAt + seconds * 1_000;
	await Promise.all(
		writers.map(async (give, writer) => {
			for (let count = writer; monotonicMs() < untilAt; count += 1) {
				const at = monotonicMs();
				if (await give()) times.push(monotonicMs() - at);
				else refused += 1;
				// People do not keep step with each other: the golden ratio's multiples never do.
				const spread = (count * 0.618_034) % 1;
				const pauseMs = at + everyMs * (0.5 + spread) - monotonicMs();
				if (pauseMs > 0) await pause(pauseMs);
			}
		})
	);
	const took = (monotonicMs() - startedAt) / 1_000;
	const all = Float64Array.from(times).sort();
	return {
		perSecond: all.length / took,
		p50: percentile(all, 0.5),
		p99: percentile(all, 0.99),
		refused
	};
}

process.on('message', (ask: WritersAsk) => {
	const work = ask.ask === 'run' ? run(ask) : prepare(ask);
	work.then(
		(result) => process.send?.({ result: result ?? null }),
		(error: unknown) => process.send?.({ error: String(error) })
	);
});
process.once('disconnect', () => process.exit(0));
