import { askJson } from './ask.ts';
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
		const { origin, dataset, token, columns, signal, hurry } = this.#of;
		const rows = await askJson(`${origin}/resource/${dataset}.json?${new URLSearchParams(query)}`, {
			...(signal ? { signal } : {}),
			...(hurry ? { hurry } : {}),
			headers: token ? { 'X-App-Token': token } : {},
			judge: ({ status, headers }, body) => {
				if (status !== 200) return { refused: refusalIn(status, body), again: false };
				const behind = this.#behind(headers);
				if (behind) return { refused: behind, again: true };
				const missing = missingField(headers, columns);
				return missing && { refused: missing, again: false };
			}
		});
		if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null))
			return rows as object[];
		throw new SourceRefused('unreadable', 'The portal answered something else than rows.');
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
