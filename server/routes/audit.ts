import { Type } from 'typebox';
import { auditActs, type AuditEntry } from '#shared/wire/audit.ts';
import type { TypedApp } from '../app-types.ts';
import { linksAbout, linksBefore } from '../store/audit-stream.ts';

const Shown = Type.Object({
	number: Type.Integer(),
	at: Type.String(),
	actor: Type.String(),
	name: Type.Optional(Type.String()),
	act: Type.Enum(auditActs),
	subject: Type.Optional(Type.String()),
	reason: Type.Optional(Type.String()),
	what: Type.Optional(Type.String())
});
const atMost = 200;

/** Who looked at what and why: for auditors, and for administrators without the reasons. */
export function auditRoutes(app: TypedApp): void {
	app.get(
		'/api/audit',
		{
			schema: {
				summary: 'The audit, newest first; of one record or account when it is named',
				querystring: Type.Object(
					{
						subject: Type.Optional(Type.String({ maxLength: 60 })),
						before: Type.Optional(Type.Integer({ minimum: 1 }))
					},
					{ additionalProperties: false }
				),
				response: { 200: Type.Array(Shown) }
			}
		},
		async ({ query: { subject, before }, person }) => {
			const { audit, people } = app.access;
			const wanted = { before, count: atMost };
			const links =
				subject === undefined
					? await linksBefore(app.store, wanted)
					: await linksAbout(app.store, subject, wanted);
			const about = subject === undefined ? {} : { subject };
			await audit.write({ actor: person?.id ?? 'nobody', act: 'audit_read', ...about });
			const names = new Map((await people.all()).map(({ id, name }) => [id, name]));
			return links.map(({ number, text }) => {
				const { reason, ...entry } = JSON.parse(text) as AuditEntry;
				const name = names.get(entry.actor);
				const why = person?.role === 'auditor' && reason !== undefined ? { reason } : {};
				return { number, ...entry, ...why, ...(name === undefined ? {} : { name }) };
			});
		}
	);
}
