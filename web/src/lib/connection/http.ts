import { errors } from '#shared/kernel/errors.ts';
import type { Refusal } from '#shared/kernel/result.ts';

/** The body of an answer, or the refusal that came instead. */
export type Fetched<T> = { ok: true; body: T } | Refusal;

/** A line that says nothing for so long is away. */
const answerWithinMs = 20_000;
/** Others may wait for the printer before. */
const fileWithinMs = 120_000;

/** Asks the server for a file. It takes a while where one is printed; a line that is away is the refusal `UNAVAILABLE`. */
export async function askFile(
	method: string,
	path: string,
	body?: unknown
): Promise<Fetched<Blob>> {
	try {
		const response = await send(method, path, { body, withinMs: fileWithinMs });
		if (response.ok) return { ok: true, body: await response.blob() };
		return refusalIn(await response.json());
	} catch {
		return { ok: false, code: 'UNAVAILABLE' };
	}
}

/** Asks the server over HTTP. A line that is away, or silent, is the refusal `UNAVAILABLE`, like any other. */
export async function ask<T>(
	method: string,
	path: string,
	body?: unknown,
	withinMs = answerWithinMs
): Promise<Fetched<T>> {
	try {
		const response = await send(method, path, { body, withinMs });
		const isEmpty = response.status === 204;
		const answer: unknown = isEmpty ? undefined : await response.json();
		if (response.ok) return { ok: true, body: answer as T };
		return refusalIn(answer);
	} catch {
		return { ok: false, code: 'UNAVAILABLE' };
	}
}

function send(
	method: string,
	path: string,
	{ body, withinMs }: { body: unknown; withinMs: number }
): Promise<Response> {
	return fetch(path, {
		method,
		signal: AbortSignal.timeout(withinMs),
		...(body === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
	});
}

/** What stands between may answer in our place, in its own words. */
function refusalIn(answer: unknown): Refusal {
	const { code } = (answer ?? {}) as { code?: string };
	if (code === undefined || !Object.hasOwn(errors, code)) throw new Error('no answer of ours');
	return { ...(answer as Refusal), ok: false };
}
