import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import { roles } from '#shared/model/terms.ts';
import { passwordLength } from '../access/passwords.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { sessionCookie } from './cookie.ts';
import { sendCode } from './reply.ts';

export const PersonShape = Type.Object({
	id: Type.String(),
	signInName: Type.String(),
	name: Type.String(),
	role: Type.Enum(roles),
	agencyId: Type.Optional(Type.String()),
	deskIds: Type.Array(Type.String())
});
const Password = Type.String({ minLength: 1, maxLength: passwordLength.max });
const SignIn = Type.Object(
	{ signInName: Type.String({ minLength: 1, maxLength: 80 }), password: Password },
	{ additionalProperties: false }
);
const First = Type.Object(
	{
		link: Type.String({ minLength: 20, maxLength: 80 }),
		signInName: Type.String({ minLength: 3, maxLength: 40 }),
		name: Type.String({ minLength: 2, maxLength: 60 }),
		password: Type.String({ minLength: passwordLength.min, maxLength: passwordLength.max })
	},
	{ additionalProperties: false }
);
const signInLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Signing in and out, and who is signed in. */
export function sessionRoutes(app: TypedApp): void {
	const { people, sessions } = app.access;

	async function begin(reply: FastifyReply, person: Person): Promise<Person> {
		const { token, seconds } = await sessions.start(person);
		reply.setCookie(sessionCookie, token, { ...app.cookieRules, maxAge: seconds });
		return person;
	}

	app.get(
		'/api/session',
		{ schema: { summary: 'Who is signed in', response: { 200: PersonShape } } },
		async (request, reply) => request.person ?? sendCode(reply, 'NOT_SIGNED_IN')
	);

	app.post(
		'/api/session',
		{
			config: signInLimit,
			schema: { summary: 'Sign in', body: SignIn, response: { 200: PersonShape } }
		},
		async (request, reply) => {
			const person = await people.signIn(request.body.signInName, request.body.password);
			return person ? begin(reply, person) : sendCode(reply, 'WRONG_SIGN_IN');
		}
	);

	app.delete('/api/session', { schema: { summary: 'Sign out' } }, async (request, reply) => {
		if (request.sessionHash) await sessions.end(request.sessionHash);
		reply.clearCookie(sessionCookie, app.cookieRules);
		return reply.code(204).send();
	});

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
			const { link, signInName, name, password } = request.body;
			if (await people.findByName(signInName)) return sendCode(reply, 'TAKEN');
			const known = await people.all();
			if (known.some(({ role }) => role === 'administrator'))
				return sendCode(reply, 'LINK_NOT_VALID');
			if (!(await sessions.useLink(link))) return sendCode(reply, 'LINK_NOT_VALID');
			const person = await people.add(
				{ signInName, name, role: 'administrator', deskIds: [] },
				password
			);
			return person ? begin(reply, person) : sendCode(reply, 'TAKEN');
		}
	);
}
