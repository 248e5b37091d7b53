import { assert } from '#shared/kernel/assert.ts';
import { Digest } from '#shared/fold/digest.ts';
import type { Delta, Doc } from '#shared/wire/feeds.ts';

/** Deltas kept for clients that return: enough for minutes of a busy day, bounded in any case. */
const keptDeltas = 4_000;

/**
 * What one audience receives: a keyed set of documents, its position, and the latest deltas.
 *
 * A delta is made once and sent to everyone; a snapshot is encoded once per position and shared by all
 * who return. Nobody who returns costs a read of Redis.
 */
export class Feed {
	epoch = '';
	position = 0;
	readonly #texts = new Map<string, string>();
	readonly #digest = new Digest();
	#deltas: Delta[] = [];
	#snapshot: string | undefined;

	get digest(): string {
		return this.#digest.value;
	}

	has(key: string): boolean {
		return this.#texts.has(key);
	}

	/** True when this document is not the one that the audience has. */
	differs(key: string, doc: unknown): boolean {
		return this.#texts.get(key) !== JSON.stringify(doc);
	}

	/** Starts anew: another log, or another process than the one that clients knew. */
	reset(epoch: string, position: number, docs: Iterable<Doc>): void {
		this.epoch = epoch;
		this.position = position;
		this.#texts.clear();
		this.#digest.clear();
		this.#deltas = [];
		for (const [key, doc] of docs) this.#put(key, JSON.stringify(doc));
		this.#snapshot = undefined;
	}

	/** Goes on to `to` with these documents; what is the same as before is left out of the delta. */
	step(to: number, put: readonly Doc[], gone: readonly string[]): Delta {
		assert(to > this.position, 'a feed only goes forwards');
		const changed = put.filter(([key, doc]) => this.#put(key, JSON.stringify(doc)));
		const left = gone.filter((key) => this.#remove(key));
		const delta = { epoch: this.epoch, from: this.position, to, put: changed, gone: left };
		this.position = to;
		this.#snapshot = undefined;
		this.#deltas.push(delta);
		if (this.#deltas.length > keptDeltas) this.#deltas.splice(0, keptDeltas / 4);
		return delta;
	}

	/** The deltas since a position, oldest first; nothing when only a snapshot will do. */
	since(epoch: string, position: number): Delta[] | undefined {
		if (epoch !== this.epoch || position > this.position) return undefined;
		if (position === this.position) return [];
		const start = this.#deltas.findIndex(({ from }) => from === position);
		return start < 0 ? undefined : this.#deltas.slice(start);
	}

	/** Everything, as JSON text. */
	snapshot(): string {
		this.#snapshot ??= this.#encode();
		return this.#snapshot;
	}

	#encode(): string {
		const docs = Array.from(this.#texts, ([key, text]) => `[${JSON.stringify(key)},${text}]`);
		const head = `"epoch":${JSON.stringify(this.epoch)},"position":${this.position}`;
		return `{${head},"docs":[${docs.join(',')}]}`;
	}

	#put(key: string, text: string): boolean {
		if (this.#texts.get(key) === text) return false;
		this.#texts.set(key, text);
		this.#digest.put(key, text);
		return true;
	}

	#remove(key: string): boolean {
		this.#digest.remove(key);
		return this.#texts.delete(key);
	}
}
