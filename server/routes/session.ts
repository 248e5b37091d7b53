import { Type } from 'typebox';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { passwordLength } from '../access/passwords.ts';
import type { Person } from '../access/people.ts';
import type { Attempt } from '../access/sign-in-limit.ts';
import type { TypedApp } from '../app-types.ts';
import { deviceCookie, sessionCookie } from './cookie.ts';
import { PersonShape } from './person-shape.ts';
import { sendCode } from './reply.ts';

const Password = Type.String({ minLength: 1, maxLength: passwordLength.max });
const SignIn = Type.Object(
	{ signInName: Type.String({ minLength: 1, maxLength: 80 }), password: Password },
	{ additionalProperties: false }
);
/** Of one address; guessing at one account is counted apart (access/sign-in-limit.ts). */
export const signInLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Signing in and out, and who is signed in. */
export function sessionRoutes(app: TypedApp): void {
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
			const { people, signInLimit: limit, audit } = app.access;
			const { signInName, password } = request.body;
			const known = await people.findByName(signInName);
			const attempt = attemptOf(request, known?.id ?? `nobody:${hashOf(signInName)}`);
			if (!(await limit.mayTry(attempt))) return sendCode(reply, 'TOO_MANY');
			const person = await people.signIn(signInName, password);
			if (person) return begin(app, { request, reply, person });
			await limit.failed(attempt);
			const subject = known ? { subject: known.id } : {};
			await audit.write({ actor: 'nobody', act: 'sign_in_refused', ...subject });
			return sendCode(reply, 'WRONG_SIGN_IN');
		}
	);

	app.delete('/api/session', { schema: { summary: 'Sign out' } }, async (request, reply) => {
		const { sessions, audit } = app.access;
		if (request.sessionHash) await sessions.end(request.sessionHash);
		if (request.person) await audit.write({ actor: request.person.id, act: 'signed_out' });
		reply.clearCookie(sessionCookie, app.cookieRules);
		return reply.code(204).send();
	});
}

/** A session with a token of its own, whatever the browser brought; and this browser is known from now on. */
export async function begin(
	app: TypedApp,
	{ request, reply, person }: { request: FastifyRequest; reply: FastifyReply; person: Person }
): Promise<Person> {
	const { sessions, signInLimit: limit, audit } = app.access;
	await audit.write({ actor: person.id, act: 'signed_in' });
	if (request.sessionHash) await sessions.end(request.sessionHash);
	const { token, seconds } = await sessions.start(person, request.headers['user-agent'] ?? '');
	reply.setCookie(sessionCookie, token, { ...app.cookieRules, maxAge: seconds });
	const known = await limit.succeeded(attemptOf(request, person.id));
	reply.setCookie(deviceCookie, known.device, { ...app.cookieRules, maxAge: known.seconds });
	return person;
}

function attemptOf(request: FastifyRequest, account: string): Attempt {
	const device = request.cookies[deviceCookie];
	const isMark = device !== undefined && /^[\w-]{32}$/.test(device);
	return { account, address: request.ip, device: isMark ? device : undefined };
}

const hashOf = (text: string) =>
	createHash('sha256').update(text.normalize('NFKC').trim().toLowerCase()).digest('base64url');
