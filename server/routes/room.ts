import { Type } from 'typebox';
import { commandNames, Envelope, payloadSchemas, rolesFor } from '#shared/wire/commands.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { actorOf } from '../access/people.ts';
import { sessionKey } from '../access/sessions.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode, sendRefusal } from './reply.ts';

const Accepted = Type.Object({
	ok: Type.Literal(true),
	position: Type.Integer(),
	versions: Type.Record(Type.String(), Type.Integer())
});
/** The door for commands over HTTP, and where the log stands. */
export function roomRoutes(app: TypedApp): void {
	app.post(
		'/api/commands',
		{
			attachValidation: true,
			schema: {
				summary: 'Give a command: the same envelope as on the socket',
				description: commandTable(),
				querystring: Type.Object({
					/** Of the stream beside it: whose session this is must not have changed. */
					session: Type.Optional(Type.String({ maxLength: 16, examples: ['9f86d081884c7d65'] }))
				}),
				body: Envelope,
				response: { 200: Accepted }
			}
		},
		async (request, reply) => {
			const { person, sessionHash, query } = request;
			const isTheirs = !query.session || query.session === sessionKey(sessionHash ?? '');
			if (!person || !isTheirs) return sendCode(reply, 'NOT_SIGNED_IN');
			const answer = await app.door.carryOut(request.body, actorOf(person));
			return answer.ok ? answer : sendRefusal(reply, answer);
		}
	);

	app.get(
		'/api/feed',
		{
			schema: {
				summary: 'Where the log stands in this process',
				response: {
					200: Type.Object({
						epoch: Type.String(),
						position: Type.Integer(),
						live: Type.Boolean(),
						/** Server time, milliseconds. */
						now: Type.Number(),
						protocol: Type.Integer()
					})
				}
			}
		},
		async () => {
			const { epoch, position, healthy } = app.follower;
			return { epoch, position, live: healthy, now: app.clock.now(), protocol: protocolVersion };
		}
	);
}

/** The commands for OpenAPI's reader: name, roles, fields that must be there. */
function commandTable(): string {
	const rows = commandNames.map((name) => {
		const required = (payloadSchemas[name] as { required?: string[] }).required ?? [];
		return `| \`${name}\` | ${rolesFor(name).join(', ')} | ${required.join(', ')} |`;
	});
	return ['| command | who | needs |', '| --- | --- | --- |', ...rows].join('\n');
}
