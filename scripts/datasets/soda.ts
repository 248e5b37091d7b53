import { setTimeout as wait } from 'node:timers/promises';
import { SourceRefused } from './source-refused.ts';

/** A row as it came: only what was asked for, every value a text. */
export type TextRow = ReadonlyMap<string, string>;

/** Where rows are asked for, page by page. One for each way of asking: SODA 2.1 here; SODA 3 would be another. */
export interface RowSource {
	/** How many rows there are that fit. */
	count: () => Promise<number>;
	/** The rows after one, in the order of their ids, at most a page. */
	pageAfter: (id: string) => Promise<readonly { id: string; row: TextRow }[]>;
	/** When the publisher changed what was handed out; nothing where it does not say. */
	readonly changedAt: string | undefined;
}

export interface SodaOptions {
	/** `https://data.cityofchicago.org` */
	origin: string;
	dataset: string;
	columns: readonly string[];
	/** A condition in SoQL. */
	where?: string;
	token?: string;
	pageSize?: number;
	/** What was handed out the last time was changed then: anything older comes from a copy that is behind. */
	notBefore?: string;
	signal?: AbortSignal;
	/** Of a wait, for tests: all waits as many times shorter. */
	hurry?: number;
}

const usualPage = 50_000;
const bytesAtMost = 256 * 1024 * 1024;
const withinMs = 120_000;
const tries = 5;
const firstWaitMs = 2_000;
const longestWaitMs = 120_000;

/** A dataset of a portal that speaks SODA 2.1, paged by `:id`. Every failure is a `SourceRefused`. */
export class Soda implements RowSource {
	readonly #of: SodaOptions;
	#changedAt: string | undefined;

	constructor(of: SodaOptions) {
		this.#of = of;
	}

	get changedAt(): string | undefined {
		return this.#changedAt;
	}

	async count(): Promise<number> {
		const { where } = this.#of;
		const rows = await this.#ask({ $select: 'count(*) AS n', ...(where ? { $where: where } : {}) });
		const count = Number((rows[0] as { n?: unknown } | undefined)?.n);
		if (!Number.isInteger(count))
			throw new SourceRefused('unreadable', 'How many rows there are was not said.');
		return count;
	}

	async pageAfter(id: string): Promise<{ id: string; row: TextRow }[]> {
		const { columns, where, pageSize = usualPage } = this.#of;
		const after = id === '' ? [] : [`:id > '${id.replaceAll("'", "''")}'`];
		const conditions = [...(where ? [`(${where})`] : []), ...after];
		const rows = await this.#ask({
			$select: [':id', ...columns].join(','),
			$order: ':id',
			$limit: String(pageSize),
			...(conditions.length > 0 ? { $where: conditions.join(' AND ') } : {})
		});
		const seen = new Set([id]);
		return rows.map((one) => {
			const its = (one as { ':id'?: unknown })[':id'];
			if (typeof its !== 'string') throw new SourceRefused('unreadable', 'A row has no :id.');
			// Ids are opaque: their order is the portal's own, and what it leaves out or has twice is seen by their number.
			if (seen.has(its)) throw new SourceRefused('unreadable', 'A page has a row twice.');
			seen.add(its);
			return { id: its, row: this.#textOf(one) };
		});
	}

	/** Nothing but what was asked for, whatever was sent. */
	#textOf(row: object): TextRow {
		const found = new Map<string, string>();
		for (const name of this.#of.columns) {
			const value = (row as Record<string, unknown>)[name];
			if (typeof value === 'string') found.set(name, value);
			else if (typeof value === 'number' || typeof value === 'boolean')
				found.set(name, String(value));
		}
		return found;
	}

	async #ask(query: Readonly<Record<string, string>>): Promise<object[]> {
		let refused = new SourceRefused('unreachable', 'The portal was not asked.');
		for (let attempt = 0; attempt < tries; attempt += 1) {
			const answer = await this.#askOnce(query);
			if ('rows' in answer) return answer.rows;
			refused = answer.refused;
			if (!answer.again || attempt === tries - 1) break;
			const waitMs = Math.min(longestWaitMs, answer.waitMs ?? firstWaitMs * 2 ** attempt);
			await wait(waitMs / (this.#of.hurry ?? 1), undefined, signalOf(this.#of));
		}
		throw refused;
	}

	async #askOnce(query: Readonly<Record<string, string>>): Promise<Answer> {
		const { origin, dataset, token, signal } = this.#of;
		const address = `${origin}/resource/${dataset}.json?${new URLSearchParams(query)}`;
		const deadline = AbortSignal.timeout(withinMs);
		let response: Response;
		let body: string;
		try {
			response = await fetch(address, {
				headers: { accept: 'application/json', ...(token ? { 'X-App-Token': token } : {}) },
				redirect: 'error',
				signal: signal ? AbortSignal.any([deadline, signal]) : deadline
			});
		} catch {
			if (signal?.aborted)
				return { refused: new SourceRefused('cut_off', 'The load was ended.'), again: false };
			return {
				refused: new SourceRefused('unreachable', 'The portal cannot be reached.'),
				again: true
			};
		}
		try {
			body = await textWithin(response);
		} catch {
			return { refused: new SourceRefused('cut_off', 'A page ended before its end.'), again: true };
		}
		return this.#judge(response, body);
	}

	#judge(response: Response, body: string): Answer {
		const { status, headers } = response;
		if (status === 429) {
			const seconds = Number(headers.get('retry-after'));
			const refused = new SourceRefused(
				'throttled',
				'The portal says that it was asked too often.'
			);
			return { refused, again: true, ...(seconds > 0 ? { waitMs: seconds * 1_000 } : {}) };
		}
		if (status === 202)
			return {
				refused: new SourceRefused('not_ready', 'The portal is not ready yet.'),
				again: true
			};
		if (status >= 500)
			return {
				refused: new SourceRefused('unreachable', `The portal answered ${status}.`),
				again: true
			};
		if (status !== 200) return { refused: refusalIn(status, body), again: false };
		const behind = this.#behind(headers);
		if (behind) return { refused: behind, again: true };
		const missing = missingField(headers, this.#of.columns);
		if (missing) return { refused: missing, again: false };
		try {
			const rows: unknown = JSON.parse(body);
			if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null))
				return { rows: rows as object[] };
		} catch {
			return { refused: new SourceRefused('cut_off', 'A page ended before its end.'), again: true };
		}
		return {
			refused: new SourceRefused('unreadable', 'The portal answered something else than rows.'),
			again: false
		};
	}

	/** A copy of the portal that has not heard of what another handed out already. */
	#behind(headers: Headers): SourceRefused | undefined {
		const changed = headers.get('x-soda2-truth-last-modified') ?? headers.get('last-modified');
		const isBehind = headers.get('x-soda2-data-out-of-date') === 'true';
		const before = this.#changedAt ?? this.#of.notBefore;
		if (isBehind || (changed && before && Date.parse(changed) < Date.parse(before)))
			return new SourceRefused('behind', 'The portal handed out an older state than before.');
		if (changed) this.#changedAt = changed;
		return undefined;
	}
}

type Answer = { rows: object[] } | { refused: SourceRefused; again: boolean; waitMs?: number };

const signalOf = ({ signal }: SodaOptions) => (signal ? { signal } : {});

/** Which fields the answer has: the portal leaves out of a row what is empty, and tells all of them in its head. */
function missingField(headers: Headers, columns: readonly string[]): SourceRefused | undefined {
	const told = headers.get('x-soda2-fields');
	if (!told) return undefined;
	try {
		const fields = JSON.parse(told) as unknown;
		if (!Array.isArray(fields) || fields.includes('n')) return undefined;
		const missing = columns.find((name) => !fields.includes(name));
		return missing === undefined
			? undefined
			: new SourceRefused('column_missing', `There is no column "${missing}".`);
	} catch {
		return undefined;
	}
}

function refusalIn(status: number, body: string): SourceRefused {
	if (/no-such-column/.test(body)) {
		const column =
			/no-such-column[^a-z_]*(?:"column"\s*:\s*"|.*?Column not found: )?([a-z_0-9]+)?/i.exec(
				body
			)?.[1];
		return new SourceRefused(
			'column_missing',
			`There is no column${column ? ` "${column}"` : ' of that name'}.`
		);
	}
	return new SourceRefused('refused', `The portal refused (${status}).`);
}

async function textWithin(response: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > bytesAtMost) throw new Error('too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
