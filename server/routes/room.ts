import { Type } from 'typebox';
import { refuse } from '#shared/kernel/result.ts';
import { Id } from '#shared/model/fields.ts';
import { commandNames, Envelope, payloadSchemas, rolesFor } from '#shared/wire/commands.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { project } from '#shared/rules/visibility.ts';
import { actorOf } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { isRestricted } from '../feeds/records-feed.ts';
import { readHistory } from '../log/entries.ts';
import { kindOfId } from '../store/records.ts';
import { sendCode, sendRefusal } from './reply.ts';

const Accepted = Type.Object({
	ok: Type.Literal(true),
	position: Type.Integer(),
	versions: Type.Record(Type.String(), Type.Integer())
});
const HistoryEntry = Type.Object({
	position: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	command: Type.String(),
	record: Type.Record(Type.String(), Type.Unknown())
});
const historyLength = 100;

/** The door for commands over HTTP, where the log stands, and how a record came to be what it is. */
export function roomRoutes(app: TypedApp): void {
	app.post(
		'/api/commands',
		{
			preHandler: app.only('desk', 'manager', 'administrator'),
			attachValidation: true,
			schema: {
				summary: 'Give a command: the same envelope as on the socket',
				description: commandTable(),
				body: Envelope,
				response: { 200: Accepted }
			}
		},
		async (request, reply) => {
			if (!request.person) return sendCode(reply, 'NOT_SIGNED_IN');
			const answer = await app.door.carryOut(request.body, actorOf(request.person));
			return answer.ok ? answer : sendRefusal(reply, answer);
		}
	);

	app.get(
		'/api/feed',
		{
			preHandler: app.only('desk', 'manager', 'administrator', 'display'),
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

	app.get(
		'/api/records/:id/history',
		{
			preHandler: app.only('desk', 'manager'),
			schema: {
				summary: 'What happened to one record, newest first',
				params: Type.Object({ id: Id }),
				response: { 200: Type.Array(HistoryEntry) }
			}
		},
		async (request, reply) => {
			const { id } = request.params;
			const kind = kindOfId(id);
			const { redis, keys } = app.store;
			if (!kind) return sendRefusal(reply, refuse('NOT_FOUND'));
			const historyKey = keys.history(kind, id);
			const entries = await readHistory(redis, keys, { historyKey, count: historyLength });
			const { board } = app.follower;
			return entries.flatMap(({ position, entry }) => {
				const record = entry.records.find((one) => one.id === id);
				const current = record && (board.get(record.kind, id) ?? record);
				const hidden = current ? isRestricted(current, board) : true;
				const seen = record && project('desk', record, hidden || isRestricted(record, board));
				const { at, actor, command } = entry;
				return seen ? [{ position, at, actor, command, record: seen }] : [];
			});
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
