import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type PortalRow = Readonly<Record<string, unknown>>;

/** What a portal does wrong on one answer; `rows` are those that it would have sent. */
export type Mishap = (response: ServerResponse, rows: readonly PortalRow[]) => void;

/**
 * A portal that speaks SODA 2.1 as its documentation says: `$select`, `$where` of two forms, `$order=:id`, `$limit`, fields that are
 * empty left out, numbers as texts. What goes wrong is handed in, one for each answer to come.
 */
export class SodaPortal {
	/** By dataset; the order is that of storage, not of ids. */
	readonly datasets = new Map<string, PortalRow[]>();
	readonly asked: URLSearchParams[] = [];
	readonly tokens: (string | undefined)[] = [];
	mishaps: (Mishap | undefined)[] = [];
	/** Said in the head of each answer. */
	modified = 'Thu, 01 Aug 2024 10:00:00 GMT';
	readonly #server = createServer((request, response) => this.#answer(request, response));

	static async open(): Promise<SodaPortal> {
		const portal = new SodaPortal();
		await new Promise<void>((resolve) => portal.#server.listen(0, '127.0.0.1', resolve));
		return portal;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const { pathname, searchParams } = new URL(request.url ?? '', this.origin);
		this.asked.push(searchParams);
		this.tokens.push(request.headers['x-app-token'] as string | undefined);
		const rows = this.datasets.get(/\/resource\/(.+)\.json$/.exec(pathname)?.[1] ?? '');
		if (!rows)
			return void send(response, 404, { message: 'Not found', errorCode: 'dataset.missing' });
		const found = this.#find(rows, searchParams);
		const mishap = this.mishaps.shift();
		if (mishap) return void mishap(response, found instanceof Error ? [] : found);
		if (found instanceof Error) {
			const data = { column: found.message };
			return void send(response, 400, { errorCode: 'query.soql.no-such-column', data });
		}
		const fields = searchParams.get('$select')!.split(',');
		const heads = { 'last-modified': this.modified, 'x-soda2-fields': JSON.stringify(fields) };
		send(
			response,
			200,
			found,
			found.some((row) => 'n' in row) ? { 'last-modified': this.modified } : heads
		);
	}

	#find(rows: readonly PortalRow[], query: URLSearchParams): PortalRow[] | Error {
		const where = query.get('$where') ?? '';
		const after = orderOf(/:id > '([^']*)'/.exec(where)?.[1]);
		const [, column = '', least = ''] = /(\w+) >= '([^']*)'/.exec(where) ?? [];
		const fitting = rows
			.filter((row) => orderOf(row[':id']) > after)
			.filter((row) => column === '' || String(row[column] ?? '') >= least);
		const select = query.get('$select') ?? '';
		if (select.startsWith('count(*)')) return [{ n: String(fitting.length) }];
		const names = select.split(',');
		const known = new Set(rows.flatMap((row) => Object.keys(row)));
		const unknown = names.find((name) => !known.has(name));
		if (unknown !== undefined) return new Error(unknown);
		const ordered = query.get('$order') === ':id' ? inOrder(fitting) : fitting;
		return ordered
			.slice(0, Number(query.get('$limit') ?? 1_000))
			.map((row) =>
				Object.fromEntries(
					names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))
				)
			);
	}
}

/** Ids are opaque, as the City's are: a scrambled number, by which the portal orders, and not by how they read. */
const scrambled = 7_919;
const numbers = 9_973;
export const idOf = (order: number): string =>
	`row-${((order * scrambled) % numbers).toString(36).padStart(4, '_')}`;

function orderOf(id: unknown): number {
	if (typeof id !== 'string' || id === '') return -1;
	const code = Number.parseInt(id.slice(4).replaceAll('_', ''), 36);
	return (code * inverse) % numbers;
}
/** Undoes the scrambling. */
const inverse = Array.from({ length: numbers }, (_, at) => at).find(
	(at) => (at * scrambled) % numbers === 1
)!;

export const inOrder = (rows: readonly PortalRow[]): PortalRow[] =>
	rows.toSorted((one, other) => orderOf(one[':id']) - orderOf(other[':id']));

export function send(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {}
): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}

/** Asked too often; `afterSeconds` is what it asks to wait. */
export const throttled =
	(afterSeconds: number): Mishap =>
	(response) =>
		send(response, 429, { message: 'Throttled' }, { 'retry-after': String(afterSeconds) });
export const notReady: Mishap = (response) => send(response, 202, {});
export const broken: Mishap = (response) => send(response, 503, {});
/** Half of a page, with the head of a whole one. */
export const cutOff: Mishap = (response, rows) => {
	const body = JSON.stringify(rows);
	response.writeHead(200, {
		'content-type': 'application/json',
		'content-length': String(body.length)
	});
	response.write(body.slice(0, body.length / 2));
	setTimeout(() => response.destroy(), 20);
};
/** Half of a page that says it is whole. */
export const halved: Mishap = (response, rows) => {
	const body = JSON.stringify(rows);
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(body.slice(0, body.length / 2));
};
export const reordered: Mishap = (response, rows) => send(response, 200, rows.toReversed());
/** A copy that has not heard of what was handed out before. */
export const behind: Mishap = (response, rows) =>
	send(response, 200, rows, { 'last-modified': 'Mon, 01 Jul 2024 10:00:00 GMT' });
/** A page in which a row is missing, and nothing tells that it is. */
export const withGap: Mishap = (response, rows) => send(response, 200, rows.toSpliced(3, 1));
/** A page that has a row twice. */
export const repeated: Mishap = (response, rows) => send(response, 200, [...rows, rows[0]!]);
