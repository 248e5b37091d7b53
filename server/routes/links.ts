import { Type } from 'typebox';
import { newId } from '#shared/kernel/ids.ts';
import { isGuessable } from '../access/passwords.ts';
import type { TypedApp } from '../app-types.ts';
import { NewPassword, PersonShape } from './person-shape.ts';
import { sendCode } from './reply.ts';
import { begin, signInLimit } from './session.ts';

const Link = Type.String({ minLength: 20, maxLength: 80 });
const First = Type.Object(
	{
		link: Link,
		signInName: Type.String({ minLength: 3, maxLength: 40 }),
		name: Type.String({ minLength: 2, maxLength: 60 }),
		password: NewPassword
	},
	{ additionalProperties: false }
);
const ByLink = Type.Object({ link: Link, password: NewPassword }, { additionalProperties: false });

/** Coming in by a one-time link: whoever was invited, and the first administrator. */
export function linkRoutes(app: TypedApp): void {
	app.post(
		'/api/links',
		{
			config: signInLimit,
			schema: {
				summary: 'Come in by a one-time link, and choose a password',
				body: ByLink,
				response: { 200: PersonShape }
			}
		},
		async (request, reply) => {
			const { people, passkeys, sessions, audit } = app.access;
			const { link, password } = request.body;
			const meant = await people.whoseLink(link);
			if (!meant) return sendCode(reply, 'LINK_NOT_VALID');
			if (isGuessable(password, [meant.name, meant.signInName])) {
				return sendCode(reply, 'WEAK_PASSWORD');
			}
			if (!(await people.useLink(link))) return sendCode(reply, 'LINK_NOT_VALID');
			await audit.write({ actor: meant.id, act: 'password_set', subject: meant.id, what: 'link' });
			await people.setPassword(meant.id, password);
			// Whoever needed a link may have lost what holds their passkeys.
			await passkeys.removeAll(meant.id);
			await people.change(meant.id, { factor: 'either' });
			await sessions.endAll(meant.id);
			const { invited: _, ...person } = meant;
			return begin(app, { request, reply, person });
		}
	);

	app.post(
		'/api/first-administrator',
		{
			config: signInLimit,
			schema: {
				summary: 'Use the one-time link that the server printed at its first start',
				body: First,
				response: { 200: PersonShape }
			}
		},
		async (request, reply) => {
			const { people, sessions, audit } = app.access;
			const { link, signInName, name, password } = request.body;
			if (await people.findByName(signInName)) return sendCode(reply, 'TAKEN');
			if (isGuessable(password, [name, signInName])) return sendCode(reply, 'WEAK_PASSWORD');
			if (await people.hasAdministrator()) return sendCode(reply, 'LINK_NOT_VALID');
			if (!(await sessions.useFirstLink(link))) return sendCode(reply, 'LINK_NOT_VALID');
			const id = newId('person');
			await audit.write({ actor: id, act: 'person_added', subject: id, what: 'administrator' });
			const account = { id, signInName, name, role: 'administrator' as const, deskIds: [] };
			const person = await people.add(account, password);
			if (!person) return sendCode(reply, 'TAKEN');
			return begin(app, { request, reply, person });
		}
	);
}
