import { Follower } from '#shared/fold/follower.ts';
import type { Beat, Delta, Snapshot } from '#shared/wire/feeds.ts';

/** One event as it came. */
interface Heard {
	event: string;
	id: string;
	data: unknown;
}

/** Reads a stream of server-sent events by the rules of the HTML Standard, and folds what it is told. */
export class EventReader {
	readonly heard: Heard[] = [];
	readonly docs = new Map<string, unknown>();
	readonly follower = new Follower({
		put: (key, doc) => this.docs.set(key, doc),
		remove: (key) => this.docs.delete(key),
		clear: () => this.docs.clear()
	});
	/** Of the last heartbeat: whether what was told is all there is. */
	inStep: string | undefined;
	retryMs = 0;
	ended = false;
	readonly response: Response;
	readonly #end: AbortController;
	#lastId = '';

	private constructor(response: Response, end: AbortController) {
		this.response = response;
		this.#end = end;
		if (response.ok) void this.#read();
	}

	static async open(
		address: string,
		{ cookie, lastId }: { cookie: string; lastId?: string }
	): Promise<EventReader> {
		const end = new AbortController();
		const headers = { cookie, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
		return new EventReader(await fetch(address, { headers, signal: end.signal }), end);
	}

	get lastId(): string {
		return this.#lastId;
	}

	of(event: string): Heard[] {
		return this.heard.filter((one) => one.event === event);
	}

	close(): void {
		this.#end.abort();
	}

	async #read(): Promise<void> {
		let rest = '';
		try {
			for await (const text of this.response.body!.pipeThrough(new TextDecoderStream())) {
				const blocks = (rest + text).split('\n\n');
				rest = blocks.pop() ?? '';
				for (const block of blocks) this.#take(block);
			}
		} catch {
			// The line was cut, by us or by the server.
		}
		this.ended = true;
	}

	#take(block: string): void {
		const field = (name: string) =>
			block
				.split('\n')
				.filter((line) => line.startsWith(`${name}: `))
				.map((line) => line.slice(name.length + 2))
				.join('\n');
		if (field('retry') !== '') this.retryMs = Number(field('retry'));
		if (field('id') !== '') this.#lastId = field('id');
		if (field('data') === '') return;
		const [event, data] = [field('event'), JSON.parse(field('data')) as unknown];
		this.heard.push({ event, id: this.#lastId, data });
		if (event === 'snapshot') this.follower.replace(data as Snapshot);
		if (event === 'delta') this.follower.take(data as Delta);
		if (event === 'beat') this.inStep = this.follower.compare(data as Beat);
	}
}
