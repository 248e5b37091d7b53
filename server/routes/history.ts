import { Type } from 'typebox';
import { Id } from '#shared/model/fields.ts';
import { project } from '#shared/rules/visibility.ts';
import type { TypedApp } from '../app-types.ts';
import { isRestricted } from '../feeds/records-feed.ts';
import { readHistory } from '../log/entries.ts';
import { kindOfId, readRecords } from '../store/records.ts';
import { sendCode } from './reply.ts';

const HistoryEntry = Type.Object({
	position: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	command: Type.String(),
	record: Type.Record(Type.String(), Type.Unknown())
});
const historyLength = 100;

/** How a record came to be what it is, as far as a desk may see it. */
export function historyRoutes(app: TypedApp): void {
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
			if (!kind) return sendCode(reply, 'NOT_FOUND');
			const historyKey = keys.history(kind, id);
			const from = { redis, keys, archive: app.store.archive };
			const entries = await readHistory(from, { historyKey, count: historyLength });
			const { board } = app.follower;
			// What has left the board is judged by what it last was, not by what it was at first.
			const [now] = await readRecords(redis, keys, [{ kind, id }]);
			return entries.flatMap(({ position, entry }) => {
				const record = entry.records.find((one) => one.id === id);
				const current = record && (board.get(record.kind, id) ?? now);
				const hidden = current ? isRestricted(current, board) : true;
				const seen = record && project('desk', record, hidden || isRestricted(record, board));
				const { at, actor, command } = entry;
				return seen ? [{ position, at, actor, command, record: seen }] : [];
			});
		}
	);
}
