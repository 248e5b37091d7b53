import { createHash } from 'node:crypto';
import { assert } from '#shared/kernel/assert.ts';
import { digestOf, hashDoc } from '#shared/fold/digest.ts';

/** Steps remembered for clients that return: enough for minutes of a busy day, bounded in any case. */
const keptSteps = 4_000;

/** One keyed document of a feed: encoded once, whatever it is put into and whoever receives it. */
export interface DocText {
	key: string;
	/** Of its key and its JSON, for the digest. */
	hash: number;
	/** `["key",{…}]`, as it stands in a delta or a snapshot. */
	pair: string;
}

export function docText(key: string, doc: unknown): DocText {
	const text = JSON.stringify(doc);
	return { key, hash: hashDoc(key, text), pair: `[${JSON.stringify(key)},${text}]` };
}

/** A delta as it is sent: where it starts and ends, and its JSON text. */
export interface DeltaText {
	epoch: string;
	from: number;
	to: number;
	text: string;
}

/** What a step changes for one audience. */
export interface Changes {
	put: readonly DocText[];
	gone: readonly string[];
	/**
	 * Something came and went within the step, so this feed never had it. A process that took smaller steps
	 * may have shown it: whoever stands in the middle of this one gets a snapshot.
	 */
	passed?: boolean;
}

/** Keys of the documents that changed between two positions. */
export interface ChangedKeys {
	from: number;
	to: number;
	keys: readonly string[];
	passed?: boolean;
}

/**
 * What one audience receives: a keyed set of documents, its position, and the latest deltas.
 *
 * Everything in it is text that is ready to be sent: a document is encoded once, a delta is put together
 * once and sent to everyone, a snapshot once per position and shared by all who return. Of the past only
 * the keys that changed are remembered: whoever returns gets them as they are now, in one delta, also
 * when the step that it saw last was made by another process. It costs no read of Redis.
 */
export class Feed {
	/** Mark of the class of screens that it is for; deltas are the same for all who see the same. */
	readonly audience: string;
	epoch = '';
	position = 0;
	readonly #docs = new Map<string, DocText>();
	/** Of the documents' hashes. */
	#sum = 0;
	#steps: ChangedKeys[] = [];
	#snapshot: string | undefined;

	/** `whose`: all that tells its audience from others; screens hold a short mark of it. */
	constructor(whose = '') {
		this.audience = whose === '' ? '' : markOf(whose);
	}

	get digest(): string {
		return digestOf(this.#docs.size, this.#sum);
	}

	has(key: string): boolean {
		return this.#docs.has(key);
	}

	/** True when this document is not the one that the audience has. */
	differs({ key, pair }: DocText): boolean {
		return this.#docs.get(key)?.pair !== pair;
	}

	/** Starts anew: another log, or another process than the one that clients knew. */
	reset(epoch: string, position: number, docs: Iterable<DocText>): void {
		this.epoch = epoch;
		this.position = position;
		this.#docs.clear();
		this.#sum = 0;
		this.#steps = [];
		for (const doc of docs) this.#put(doc);
		this.#snapshot = undefined;
	}

	/**
	 * Goes on to `to` with these documents; what is the same as before is left out of the delta. Feeds that
	 * take the same step with the same `texts` share what is the same for both.
	 */
	step(to: number, { put, gone, passed = false }: Changes, texts = new DeltaTexts()): DeltaText {
		assert(to > this.position, 'a feed only goes forwards');
		const changed = put.length === 0 ? put : put.filter((doc) => this.#put(doc));
		const left = gone.length === 0 ? gone : gone.filter((key) => this.#remove(key));
		const { epoch, position: from } = this;
		const delta = texts.of({ epoch, from, to, put: changed, gone: left });
		this.position = to;
		this.#snapshot = undefined;
		// Also what is again as it was: somebody may stand in the middle of this step.
		const keys = put.length === 0 ? left : [...put.map(({ key }) => key), ...left];
		this.#remember({ from: delta.from, to, keys, passed });
		return delta;
	}

	/** Steps that were made before this feed was, oldest first and without a gap up to its position. */
	recall(steps: readonly ChangedKeys[]): void {
		for (const step of steps) this.#remember(step);
	}

	/**
	 * What whoever was at `position` has missed: one delta of states from there to now. `unknown` when only
	 * a snapshot will do: another log, too long ago, or so much that the snapshot is shorter.
	 */
	since(epoch: string, position: number): DeltaText | 'nothing' | 'unknown' {
		if (epoch !== this.epoch || position > this.position) return 'unknown';
		if (position === this.position) return 'nothing';
		const first = this.#steps.findIndex(({ to }) => to > position);
		const step = this.#steps[first];
		if (!step || step.from > position || (step.passed && step.from < position)) return 'unknown';
		const keys = new Set(this.#steps.slice(first).flatMap((step) => step.keys));
		if (keys.size > this.#docs.size / 2 + 10) return 'unknown';
		const put = [...keys].flatMap((key) => this.#docs.get(key) ?? []);
		const gone = [...keys].filter((key) => !this.#docs.has(key));
		return textOf({ epoch, from: position, to: this.position, put, gone });
	}

	/** Everything, as JSON text. */
	snapshot(): string {
		this.#snapshot ??=
			`{"epoch":${JSON.stringify(this.epoch)},"position":${this.position},` +
			`"audience":${JSON.stringify(this.audience)},"docs":[${Array.from(this.#docs.values(), pairOf).join(',')}]}`;
		return this.#snapshot;
	}

	#remember(step: ChangedKeys): void {
		this.#steps.push(step);
		if (this.#steps.length > keptSteps) this.#steps.splice(0, keptSteps / 4);
	}

	#put(doc: DocText): boolean {
		const before = this.#docs.get(doc.key);
		if (before?.pair === doc.pair) return false;
		this.#docs.set(doc.key, doc);
		this.#sum += doc.hash - (before?.hash ?? 0);
		return true;
	}

	#remove(key: string): boolean {
		this.#sum -= this.#docs.get(key)?.hash ?? 0;
		return this.#docs.delete(key);
	}
}

interface Delta {
	epoch: string;
	from: number;
	to: number;
	put: readonly DocText[];
	gone: readonly string[];
}

/** The deltas of one step: audiences that see the same of it share one text, and so one frame. */
export class DeltaTexts {
	readonly #made: { delta: Delta; text: DeltaText }[] = [];

	of(delta: Delta): DeltaText {
		const known = this.#made.find((made) => isSame(made.delta, delta));
		if (known) return known.text;
		const text = textOf(delta);
		this.#made.push({ delta, text });
		return text;
	}
}

/** Documents are encoded once for all who have the same rights: the same text is the same object. */
function isSame(a: Delta, b: Delta): boolean {
	return (
		a.from === b.from &&
		a.to === b.to &&
		a.epoch === b.epoch &&
		a.put.length === b.put.length &&
		a.gone.length === b.gone.length &&
		a.put.every((doc, index) => doc === b.put[index]) &&
		a.gone.every((key, index) => key === b.gone[index])
	);
}

function textOf({ epoch, from, to, put, gone }: Delta): DeltaText {
	const text =
		`{"epoch":${JSON.stringify(epoch)},"from":${from},"to":${to},` +
		`"put":[${put.map(pairOf).join(',')}],"gone":${JSON.stringify(gone)}}`;
	return { epoch, from, to, text };
}

const pairOf = ({ pair }: DocText) => pair;

function markOf(whose: string): string {
	return createHash('sha256').update(whose).digest('base64url').slice(0, 8);
}
