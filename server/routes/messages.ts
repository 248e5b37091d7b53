import { timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { systemClock } from '#shared/kernel/clock.ts';
import type { TypedApp } from '../app-types.ts';
import { signed } from '../courier/signature.ts';
import { fits } from '../fits.ts';
import { sendCode } from './reply.ts';

const Inbound = Type.Object({
	from: Type.String({ minLength: 3, maxLength: 40 }),
	text: Type.String({ maxLength: 2_000 })
});
/** As carriers of this country take them, and as people in Chicago say them. */
const stopWords =
	/^\s*(stop|stopall|unsubscribe|end|quit|cancel|alto|parar|basta|no mas|no más)\s*[.!]?\s*$/i;
const oldestMs = 5 * 60_000;

/** What people answer to a text message: that they want no more is heard, and nothing else is kept. */
export function messageRoutes(app: TypedApp, { secret }: { secret: string | undefined }): void {
	void app.register(async (scoped) => {
		scoped.removeContentTypeParser('application/json');
		// The mark is of the bytes that came, and not of what they were read as.
		scoped.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body)
		);
		scoped.post(
			'/api/messages/inbound',
			{ schema: { summary: 'What people answer to a text message (Standard Webhooks)' } },
			async (request, reply) => {
				const body = String(request.body ?? '');
				if (!secret || !app.optedOut) return sendCode(reply, 'NOT_FOUND');
				if (!isFrom(secret, request.headers, body, systemClock.now())) {
					return sendCode(reply, 'NOT_SIGNED_IN');
				}
				const said = parsed(body);
				if (!fits(Inbound, said)) return sendCode(reply, 'INVALID_PAYLOAD');
				if (stopWords.test(said.text)) await app.optedOut.add(said.from);
				return reply.code(204).send();
			}
		);
	});
}

function isFrom(
	secret: string,
	headers: Record<string, string | string[] | undefined>,
	body: string,
	nowMs: number
): boolean {
	const [id, at, marks] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
		String(headers[name] ?? '')
	);
	const atMs = Number(at) * 1_000;
	if (!id || !marks || !(Math.abs(nowMs - atMs) <= oldestMs)) return false;
	const right = Buffer.from(signed(secret, { id, atMs, body })['webhook-signature']!);
	return marks.split(' ').some((one) => {
		const given = Buffer.from(one);
		return given.length === right.length && timingSafeEqual(given, right);
	});
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
