import { Type } from 'typebox';
import { Id } from '#shared/model/fields.ts';
import { kindOfId } from '#shared/model/records.ts';
import { copyAt, levelOf, lower } from '#shared/rules/visibility.ts';
import type { TypedApp } from '../app-types.ts';
import { readHistory } from '../log/entries.ts';
import { Desktop } from '../room/desktop.ts';
import { sendCode } from './reply.ts';

const HistoryEntry = Type.Object({
	position: Type.Integer(),
	at: Type.String(),
	/** Who it was, for those who have the record whole. */
	actor: Type.Optional(Type.String()),
	command: Type.String(),
	record: Type.Record(Type.String(), Type.Unknown())
});
const historyLength = 100;

/** How a record came to be what it is, as far as a desk may see it. */
export function historyRoutes(app: TypedApp): void {
	app.get(
		'/api/records/:id/history',
		{
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
			const { board } = app.follower;
			if (!kind || !request.person) return sendCode(reply, 'NOT_FOUND');
			const looker = request.person;
			const desktop = await Desktop.around(app.store, board, [id]);
			const now = desktop.get(kind, id);
			const permitted = now ? levelOf(looker, now, desktop) : 'nothing';
			if (permitted === 'nothing') return sendCode(reply, 'NOT_FOUND');
			const historyKey = keys.history(kind, id);
			const from = { redis, keys, archive: app.store.archive };
			const entries = await readHistory(from, { historyKey, count: historyLength });
			return entries.flatMap(({ position, entry }) => {
				const record = entry.records.find((one) => one.id === id);
				// Judged by what it is and by what it was then: a past in the open opens nothing now.
				const then = record ? levelOf(looker, record, desktop) : 'nothing';
				const level = lower(permitted, then);
				const seen = record && copyAt(level, record);
				const { at, command } = entry;
				const who = level === 'whole' ? { actor: entry.actor } : {};
				return seen ? [{ position, at, ...who, command, record: seen }] : [];
			});
		}
	);
}
