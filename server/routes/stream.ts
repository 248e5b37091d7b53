import { Type } from 'typebox';
import { feedNames } from '#shared/wire/feeds.ts';
import { actorOf } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode, sendRefusal } from './reply.ts';

const Asked = Type.Object({
	feed: Type.Enum(feedNames),
	after: Type.Optional(Type.String({ maxLength: 120 })),
	protocol: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
	line: Type.Optional(Type.String({ pattern: '^[\\w-]{8,40}$', examples: ['k3f9s0ab27xq'] }))
});
const description = `Server-sent events, for whoever has no socket: \`snapshot\` first, then \`delta\`, \`beat\` every five seconds, and what else
the socket sends. The id of an event says where a reader stands: with it (\`Last-Event-ID\`, or \`after\`) only what was missed comes. It is
read only; commands go to \`POST /api/commands\`.`;

/** The live feed for those whose proxy lets no socket through. */
export function streamRoutes(app: TypedApp): void {
	app.get(
		'/api/stream',
		{
			exposeHeadRoute: false,
			schema: {
				summary: 'The live feed as server-sent events, read only',
				description,
				querystring: Asked,
				produces: ['text/event-stream']
			}
		},
		async (request, reply) => {
			const { person, sessionHash, query } = request;
			if (!person || !sessionHash) return sendCode(reply, 'NOT_SIGNED_IN');
			const last = request.headers['last-event-id'];
			const opening = app.openStream({
				actor: actorOf(person),
				sessionHash,
				feed: query.feed,
				after: typeof last === 'string' && last !== '' ? last : (query.after ?? ''),
				protocol: query.protocol,
				line: query.line
			});
			if (!opening.ok) return sendRefusal(reply, opening);
			// Whoever has left meanwhile says so no more: nothing is begun that nobody would end.
			if (reply.raw.destroyed || !reply.raw.socket) return sendCode(reply, 'UNAVAILABLE');
			reply.hijack();
			reply.raw.writeHead(200, {
				...(reply.getHeaders() as Record<string, string>),
				'content-type': 'text/event-stream; charset=utf-8',
				'cache-control': 'no-store',
				// A proxy that waits for a full buffer would make what is new old.
				'x-accel-buffering': 'no'
			});
			try {
				opening.begin(reply.raw);
			} catch (error) {
				reply.raw.destroy();
				throw error;
			}
			return reply;
		}
	);
}
