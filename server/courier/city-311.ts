import { Type, type Static } from 'typebox';
import { dayMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { fits } from '../fits.ts';

/** A peer that speaks GeoReport v2, and what our kinds of work are called there. */
export interface Peer {
	url: string;
	apiKey: string;
	jurisdiction: string | undefined;
}

/** What is asked for: a place, and words that name nobody. */
export interface Ask {
	service: string;
	address: string;
	lat: number;
	long: number;
	description: string;
	/** Found again by it, should the answer be lost. */
	mark: string;
}

const Sent = Type.Array(
	Type.Object({
		service_request_id: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
		token: Type.Optional(Type.Union([Type.String({ maxLength: 80 }), Type.Null()]))
	}),
	{ minItems: 1, maxItems: 1 }
);
const Standing = Type.Object({
	service_request_id: Type.String({ maxLength: 40 }),
	status: Type.Enum(['open', 'closed'] as const),
	status_notes: Type.Optional(Type.Union([Type.String(), Type.Null()])),
	agency_responsible: Type.Optional(Type.Union([Type.String(), Type.Null()])),
	expected_datetime: Type.Optional(Type.Union([Type.String(), Type.Null()])),
	description: Type.Optional(Type.Union([Type.String(), Type.Null()]))
});
export type Standing = Static<typeof Standing>;

/** Taken there, refused in words, or not known: then it may have arrived. */
export type Sending =
	| { kind: 'taken'; number?: string; token?: string }
	| { kind: 'refused'; why: string }
	| { kind: 'not_known' };

/** What was asked for is there, is not, or nobody can tell. */
export type Finding =
	{ kind: 'found'; number: string } | { kind: 'not_there' } | { kind: 'not_known' };

const mostPages = 20;
const timeoutMs = 15_000;
const mostBytes = 2_000_000;

/** A client of GeoReport v2 that believes nothing it is told without looking at its form. */
export class City311 {
	readonly #peer: Peer;

	constructor(peer: Peer) {
		this.#peer = peer;
	}

	async send({ service, address, lat, long, description, mark }: Ask): Promise<Sending> {
		const [code = '', attributes] = service.split('?');
		const body = new URLSearchParams({
			api_key: this.#peer.apiKey,
			service_code: code,
			address_string: address,
			lat: String(lat),
			long: String(long),
			description: `${description} (${mark})`,
			account_id: mark
		});
		for (const [name, value] of new URLSearchParams(attributes)) {
			body.append(`attribute[${name}]`, value);
		}
		const response = await this.#ask('/requests.json', {
			method: 'POST',
			body,
			headers: { 'idempotency-key': `"${mark}"` }
		});
		if (!response) return { kind: 'not_known' };
		const answer = await bodyOf(response);
		if (response.status >= 400 && response.status < 500 && response.status !== 429) {
			return { kind: 'refused', why: whyOf(answer, response.status) };
		}
		if (!response.ok || !fits(Sent, answer)) return { kind: 'not_known' };
		const [{ service_request_id: number, token }] = answer as [Static<typeof Sent>[number]];
		return { kind: 'taken', ...(number ? { number } : {}), ...(token ? { token } : {}) };
	}

	/** What was sent since then with this mark, if the peer shows it; it is not there only if all of it could be looked at. */
	async findSent(service: string, mark: string, since: string): Promise<Finding> {
		// Their clock may go otherwise than ours.
		const start = toInstant(toMs(since) - dayMs).replace(/\.\d+Z$/, 'Z');
		const [code = ''] = service.split('?');
		for (let page = 1; page <= mostPages; page += 1) {
			const query = new URLSearchParams({ service_code: code, start_date: start });
			if (page > 1) query.set('page', String(page));
			const response = await this.#ask(`/requests.json?${query}`);
			const answer = response?.ok ? await bodyOf(response) : undefined;
			if (!Array.isArray(answer)) return { kind: 'not_known' };
			const found = answer.find(
				(one): one is Standing => fits(Standing, one) && (one.description ?? '').includes(mark)
			);
			if (found) return { kind: 'found', number: found.service_request_id };
			if (!/rel="?next/.test(response?.headers.get('link') ?? '')) return { kind: 'not_there' };
		}
		return { kind: 'not_known' };
	}

	/** The number that a token has become. */
	async numberOf(token: string): Promise<string | undefined> {
		const response = await this.#ask(`/tokens/${encodeURIComponent(token)}.json`);
		const answer = response?.ok ? await bodyOf(response) : undefined;
		return fits(Sent, answer) ? (answer[0]?.service_request_id ?? undefined) : undefined;
	}

	/** Where it stands; nothing when that cannot be had now. */
	async standingOf(number: string): Promise<Standing | undefined> {
		const response = await this.#ask(`/requests/${encodeURIComponent(number)}.json`);
		const answer = response?.ok ? await bodyOf(response) : undefined;
		// Some peers answer with the one alone instead of with a list of it.
		const one: unknown = Array.isArray(answer) ? answer[0] : answer;
		return fits(Standing, one) && one.service_request_id === number ? one : undefined;
	}

	async #ask(path: string, init: RequestInit = {}): Promise<Response | undefined> {
		const url = new URL(`${this.#peer.url.replace(/\/$/, '')}${path}`);
		if (this.#peer.jurisdiction) url.searchParams.set('jurisdiction_id', this.#peer.jurisdiction);
		try {
			const signal = AbortSignal.timeout(timeoutMs);
			return await fetch(url, { ...init, redirect: 'error', signal });
		} catch {
			return undefined;
		}
	}
}

async function bodyOf(response: Response): Promise<unknown> {
	try {
		if (Number(response.headers.get('content-length') ?? 0) > mostBytes) return undefined;
		const text = await response.text();
		return text.length > mostBytes ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

function whyOf(answer: unknown, status: number): string {
	const [first] = Array.isArray(answer) ? (answer as { description?: unknown }[]) : [];
	const said = typeof first?.description === 'string' ? first.description : `answer ${status}`;
	return said.replace(/\s+/g, ' ').slice(0, 200);
}
