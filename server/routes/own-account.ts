import { Type } from 'typebox';
import { isGuessable } from '../access/passwords.ts';
import type { TypedApp } from '../app-types.ts';
import { NewPassword, ProofShape } from './person-shape.ts';
import { proofLimit, provenPerson } from './prove.ts';
import { sendCode } from './reply.ts';

const Listed = Type.Object({
	key: Type.String(),
	startedAt: Type.String(),
	browser: Type.String(),
	/** The one that asks. */
	own: Type.Boolean()
});

/** What everybody may do about their own account. */
export function ownAccountRoutes(app: TypedApp): void {
	const { people, sessions, audit } = app.access;

	app.get(
		'/api/sessions',
		{ schema: { summary: 'Where I am signed in', response: { 200: Type.Array(Listed) } } },
		async ({ person, sessionHash }, reply) => {
			if (!person) return sendCode(reply, 'NOT_SIGNED_IN');
			const listed = await sessions.list(person.id);
			return listed.map((one) => ({ ...one, own: sessionHash?.startsWith(one.key) ?? false }));
		}
	);

	app.delete(
		'/api/sessions/:key',
		{
			schema: {
				summary: 'End one of my sessions, wherever it is',
				params: Type.Object({ key: Type.String({ pattern: '^[0-9a-f]{16}$' }) })
			}
		},
		async ({ person, params }, reply) => {
			if (!person) return sendCode(reply, 'NOT_SIGNED_IN');
			if (!(await sessions.endOne(person.id, params.key))) return sendCode(reply, 'NOT_FOUND');
			await audit.write({ actor: person.id, act: 'session_ended', subject: person.id });
			return reply.code(204).send();
		}
	);

	app.put(
		'/api/password',
		{
			config: proofLimit,
			schema: {
				summary: 'Choose another password; every other session of mine ends',
				body: Type.Object(
					{ proof: ProofShape, password: NewPassword },
					{ additionalProperties: false }
				)
			}
		},
		async (request, reply) => {
			const { sessionHash, body } = request;
			const person = await provenPerson(app, { request, reply, proof: body.proof });
			if (!person) return reply;
			if (isGuessable(body.password, [person.name, person.signInName])) {
				return sendCode(reply, 'WEAK_PASSWORD');
			}
			await audit.write({ actor: person.id, act: 'password_set', subject: person.id });
			await people.setPassword(person.id, body.password);
			await sessions.endAll(person.id, sessionHash ?? undefined);
			return reply.code(204).send();
		}
	);
}
