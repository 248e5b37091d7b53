import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayMs } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import { isPublished } from '#shared/rules/published.ts';
import type { TypedApp } from '../app-types.ts';
import { publishedIn, requestBy } from '../store/published.ts';
import { oneFault, type Fault, type Read } from './input.ts';
import { needOf, publicWordsOf, publishedRequest, statusOf } from './published-request.ts';
import { clientOf, fieldsOf, formatOf, send, sendFaults } from './reply.ts';
import { extended } from './extended.ts';

const mostListed = 1_000;
const mostDays = 90;
const usualPage = 50;
const largestPage = 500;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

interface Query {
	ids: readonly string[];
	codes: readonly string[];
	statuses: readonly string[];
	words: string;
	range: { fromMs: number; toMs: number };
	updated: { fromMs: number; toMs: number };
	page: number;
	pageSize: number;
}

const listOf = (text: string | null) =>
	(text ?? '')
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');

/** An instant with its zone, in milliseconds; nothing for what is none, such as the thirtieth of February. */
export function instantMs(text: string): number | undefined {
	if (!instant.test(text)) return undefined;
	const ms = Date.parse(text);
	const day = Number(text.slice(8, 10));
	const isDay =
		day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
	return Number.isNaN(ms) || !isDay ? undefined : ms;
}

/** A stretch of time as two fields name it; at most ninety days, and those before now unless told. */
export function rangeOf(
	fields: URLSearchParams,
	[from, to]: [string, string],
	nowMs: number
): Read<{ fromMs: number; toMs: number }> {
	const [fromText, toText] = [fields.get(from) ?? '', fields.get(to) ?? ''];
	const [fromGiven, toGiven] = [instantMs(fromText), instantMs(toText)];
	const wrong: Fault[] = [];
	for (const [name, text, ms] of [
		[from, fromText, fromGiven],
		[to, toText, toGiven]
	] as const) {
		if (text !== '' && ms === undefined)
			wrong.push(oneFault(400, `${name} is no W3C date with its zone`));
	}
	if (wrong.length > 0) return { ok: false, faults: wrong };
	const toMs =
		toGiven ?? (fromGiven === undefined ? nowMs : Math.min(nowMs, fromGiven + mostDays * dayMs));
	const fromMs = fromGiven ?? toMs - mostDays * dayMs;
	if (fromMs > toMs) return { ok: false, faults: [oneFault(400, `${from} is after ${to}`)] };
	if (toMs - fromMs > mostDays * dayMs) {
		return {
			ok: false,
			faults: [oneFault(400, `from ${from} to ${to} are more than ${mostDays} days`)]
		};
	}
	return { ok: true, value: { fromMs, toMs } };
}

function readQuery(fields: URLSearchParams, nowMs: number): Read<Query> {
	const range = rangeOf(fields, ['start_date', 'end_date'], nowMs);
	if (!range.ok) return range;
	const updated = rangeOf(fields, ['updated_after', 'updated_before'], nowMs);
	if (!updated.ok) return updated;
	const statuses = listOf(fields.get('status'));
	if (statuses.some((one) => one !== 'open' && one !== 'closed')) {
		return { ok: false, faults: [oneFault(400, 'status is open, closed or both')] };
	}
	const isPaged = fields.has('page') || fields.has('page_size');
	const page = Number(fields.get('page') ?? 1);
	const pageSize = Number(fields.get('page_size') ?? (isPaged ? usualPage : mostListed));
	const isPage = Number.isInteger(page) && page >= 1 && Number.isInteger(pageSize) && pageSize >= 1;
	if (!isPage || (isPaged && pageSize > largestPage)) {
		return {
			ok: false,
			faults: [oneFault(400, `page begins with 1, page_size is at most ${largestPage}`)]
		};
	}
	return {
		ok: true,
		value: {
			ids: listOf(fields.get('service_request_id')),
			codes: listOf(fields.get('service_code')),
			statuses,
			words: (fields.get('q') ?? '').trim().toLowerCase().slice(0, 80),
			range: range.value,
			updated: updated.value,
			page,
			pageSize
		}
	};
}

/** Published requests, the newest first; numbers override everything else that is asked. */
export async function listRequests(
	app: TypedApp,
	request: FastifyRequest,
	reply: FastifyReply
): Promise<FastifyReply> {
	const format = formatOf(request);
	const fields = fieldsOf(request);
	const query = readQuery(fields, app.clock.now());
	if (!query.ok) return sendFaults(reply, format, query.faults);
	const { ids, page, pageSize } = query.value;
	const shape = await shapeFor(app, request);
	if ('faults' in shape) return sendFaults(reply, format, shape.faults);
	const found =
		ids.length > 0
			? await byNumbers(app, ids.slice(0, mostListed))
			: await upTo(page * pageSize + 1, app, query.value, fields);
	const from = (page - 1) * pageSize;
	const listed = found.slice(from, from + Math.min(pageSize, mostListed));
	if (from + listed.length < found.length && fields.has('page')) {
		const next = new URL(request.url, 'http://x');
		next.searchParams.set('page', String(page + 1));
		reply.header('link', `<${next.pathname}${next.search}>; rel="next"`);
	}
	return send(reply, format, 'service_requests', await Promise.all(listed.map(shape.show)));
}

/** As many as are wanted, and no more is read. */
async function upTo(
	most: number,
	app: TypedApp,
	query: Query,
	fields: URLSearchParams
): Promise<Request[]> {
	const found: Request[] = [];
	for await (const one of publishedIn(app.store, 'asked', query.range)) {
		if (isAsked(one, query, fields)) found.push(one);
		if (found.length >= most) break;
	}
	return found;
}

function isAsked(
	one: Request,
	{ codes, statuses, words, updated }: Query,
	fields: URLSearchParams
): boolean {
	if (codes.length > 0 && !codes.includes(needOf(one))) return false;
	if (statuses.length > 0 && !statuses.includes(statusOf(one))) return false;
	const changedMs = Date.parse(one.changedAt);
	const isUpdated = changedMs >= updated.fromMs && changedMs <= updated.toMs;
	if ((fields.has('updated_after') || fields.has('updated_before')) && !isUpdated) return false;
	return words === '' || `${one.reference} ${publicWordsOf(one)}`.toLowerCase().includes(words);
}

/** One of them, as a list of one; what is not published is not there. */
export async function oneRequest(
	app: TypedApp,
	request: FastifyRequest,
	reply: FastifyReply
): Promise<FastifyReply> {
	const format = formatOf(request);
	const shape = await shapeFor(app, request);
	if ('faults' in shape) return sendFaults(reply, format, shape.faults);
	const [found] = await byNumbers(app, [(request.params as { id: string }).id]);
	if (!found) return sendFaults(reply, format, [oneFault(404, 'service_request_id is not known')]);
	return send(reply, format, 'service_requests', [await shape.show(found)]);
}

async function byNumbers(app: TypedApp, references: readonly string[]): Promise<Request[]> {
	const found = await Promise.all(references.map((one) => requestBy(app.store, one)));
	return found.filter((one) => one !== undefined).filter((one) => isPublished(one));
}

/** How each is shown: with what is added where that is asked for, and more of it to whom it is open. */
async function shapeFor(
	app: TypedApp,
	request: FastifyRequest
): Promise<{ show: (one: Request) => Promise<object> } | { faults: Fault[] }> {
	const fields = fieldsOf(request);
	const { board } = app.follower;
	const show = async (one: Request) =>
		publishedRequest(one, {
			tasks: board.tasksOf(one.id),
			agencyName: one.agencyId ? board.get('agency', one.agencyId)?.name : undefined,
			calendars: board
		});
	if (fields.get('extensions') !== 'true') return { show };
	const isKnown = fields.has('api_key');
	const client = isKnown ? await clientOf(app, request, 'full_status') : undefined;
	if (client && 'faults' in client) return client;
	return {
		show: async (one) => ({ ...(await show(one)), ...extended(one, client !== undefined) })
	};
}
