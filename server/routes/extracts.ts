import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import { toInstant } from '#shared/kernel/clock.ts';
import { openCounts } from '#shared/fold/open-counts.ts';
import { boundTo } from '#shared/fold/watch-totals.ts';
import { Id } from '#shared/model/fields.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { leastShown } from '#shared/rules/small-numbers.ts';
import { languages } from '#shared/text/language.ts';
import { texts } from '#shared/text/text.ts';
import type { AuditEntry } from '#shared/wire/audit.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';
import { linksBefore } from '../store/audit-stream.ts';
import { meetingSummary } from '../committee/meeting-summary.ts';
import { csvOf } from '../csv.ts';

const extractLimit = { rateLimit: { max: 10, timeWindow: '1 minute' } };
const atMost = 5_000;

/** What leaves the room as files: on record before it does, and with small numbers hidden. */
export function extractRoutes(app: TypedApp): void {
	openRequestsRoute(app);
	auditRoute(app);
	meetingRoute(app);
}

function meetingRoute(app: TypedApp): void {
	app.get(
		'/api/extracts/meeting-summary.txt',
		{
			config: extractLimit,
			schema: {
				summary: 'What may be told to everybody of a committee’s meeting that is over',
				querystring: Type.Object(
					{ id: Id, language: Type.Optional(Type.Enum(languages)) },
					{ additionalProperties: false }
				)
			}
		},
		async ({ person, query: { id, language = 'en' } }, reply) => {
			const { board } = app.follower;
			const meeting = board.get('meeting', id);
			const isTheirs = person && meeting && levelOf(person, meeting, board) === 'whole';
			if (!isTheirs || meeting.state !== 'closed') return sendCode(reply, 'NOT_FOUND');
			await app.access.audit.write({
				actor: person.id,
				act: 'exported',
				what: 'meeting-summary',
				subject: id
			});
			const saying = { board, text: texts(language), language, nowMs: app.clock.now() };
			return reply
				.type('text/plain; charset=utf-8')
				.header('content-disposition', 'attachment; filename="meeting.txt"')
				.header('cache-control', 'no-store')
				.send(meetingSummary(meeting, saying));
		}
	);
}

function openRequestsRoute(app: TypedApp): void {
	app.get(
		'/api/extracts/open-requests.csv',
		{
			config: extractLimit,
			schema: {
				summary: 'Open requests by community and category; small numbers are hidden',
				querystring: Type.Object(
					{ language: Type.Optional(Type.Enum(languages)) },
					{ additionalProperties: false }
				)
			}
		},
		async ({ person, query: { language = 'en' } }, reply) => {
			await app.access.audit.write({
				actor: person?.id ?? 'nobody',
				act: 'exported',
				what: 'open-requests'
			});
			const words = texts(language);
			const board = boundTo(app.follower.board, person?.communities ?? []);
			const { columns, rows } = openCounts(board);
			const { confidential, cityWide, hidden, asOf } = words.extracts;
			const names = columns.map((one) =>
				one === 'confidential' ? confidential : words.categories[one]
			);
			return send(reply, 'open-requests', [
				[asOf(toInstant(app.clock.now())), hidden(leastShown)],
				[words.extracts.community, ...names],
				...rows.map(({ community, counts }) => [
					community ?? cityWide,
					...counts.map((count) => count ?? words.displays.visitors.hidden)
				])
			]);
		}
	);
}

function auditRoute(app: TypedApp): void {
	app.get(
		'/api/extracts/audit.csv',
		{
			config: extractLimit,
			schema: {
				summary: 'The newest of the audit as a table, and what was before it with `before`',
				querystring: Type.Object(
					{ before: Type.Optional(Type.Integer({ minimum: 1 })) },
					{ additionalProperties: false }
				)
			}
		},
		async ({ query: { before }, person }, reply) => {
			const actor = person?.id ?? 'nobody';
			await app.access.audit.write({ actor, act: 'exported', what: 'audit' });
			const links = await linksBefore(app.store, { before, count: atMost });
			const head = ['number', 'at', 'actor', 'act', 'subject', 'what', 'reason', 'mark'];
			return send(reply, 'audit', [
				head,
				...links.map(({ number, text, mark }) => {
					const entry = JSON.parse(text) as AuditEntry;
					const { at, act, subject = '', what = '', reason = '' } = entry;
					return [number, at, entry.actor, act, subject, what, reason, mark];
				})
			]);
		}
	);
}

function send(
	reply: FastifyReply,
	name: string,
	rows: readonly (readonly (string | number)[])[]
): FastifyReply {
	return reply
		.type('text/csv; charset=utf-8')
		.header('content-disposition', `attachment; filename="${name}.csv"`)
		.header('cache-control', 'no-store')
		.send(csvOf(rows));
}
