import { Type, type Static } from 'typebox';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../access/people.ts';
import { ProviderAwayError, type Provider } from '../access/provider.ts';
import { judge } from '../access/proof.ts';
import type { Attempt } from '../access/sign-in-limit.ts';
import type { TypedApp } from '../app-types.ts';
import { deviceCookie, sessionCookie } from './cookie.ts';
import { PersonShape, ProofShape } from './person-shape.ts';
import { sendCode, sendVerdict } from './reply.ts';

const SignIn = Type.Object(
	{
		/** Not needed with a passkey alone: it says whose it is. */
		signInName: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
		...ProofShape.properties
	},
	{ additionalProperties: false }
);
const Entrances = Type.Object({
	/** The room has a name that passkeys can be bound to. */
	passkeys: Type.Boolean(),
	/** What people call the provider that signs them in; absent where there is none. */
	provider: Type.Optional(Type.String())
});
const Session = Type.Object({
	...PersonShape.properties,
	/** Where to call with what cannot wait. */
	dutyPhone: Type.Optional(Type.String()),
	/** What kinds of work can be handed to 311, and what each is called there. */
	handsTo311: Type.Record(Type.String(), Type.String())
});
/** Of one address; guessing at one account is counted apart (access/sign-in-limit.ts). */
export const signInLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Signing in and out, and who is signed in. */
export function sessionRoutes(
	app: TypedApp,
	{ dutyPhone, handsTo311 }: { dutyPhone: string | undefined; handsTo311: Record<string, string> }
): void {
	app.get(
		'/api/session',
		{ schema: { summary: 'Who is signed in', response: { 200: Session } } },
		async ({ person }, reply) => {
			if (!person) return sendCode(reply, 'NOT_SIGNED_IN');
			return { ...person, handsTo311, ...(dutyPhone ? { dutyPhone } : {}) };
		}
	);

	app.get(
		'/api/entrances',
		{ schema: { summary: 'By what people can come in here', response: { 200: Entrances } } },
		(request) => {
			const { provider } = app.access;
			const passkeys = app.relyingParty(request) !== undefined;
			return provider ? { passkeys, provider: provider.name } : { passkeys };
		}
	);

	app.post(
		'/api/session',
		{
			config: signInLimit,
			schema: { summary: 'Sign in', body: SignIn, response: { 200: PersonShape } }
		},
		async (request, reply) => {
			const person = await whoIsMeant(app, request.body);
			const attempt = attemptOf(request, person?.id ?? nobodyCalled(request.body.signInName));
			const party = app.relyingParty(request);
			const verdict = await judge(app.access, person, { ...request.body, party, attempt });
			if (person && verdict === 'proved') return begin(app, { request, reply, person });
			if (verdict !== 'proved' && verdict !== 'wrong') return sendVerdict(reply, verdict);
			const subject = person ? { subject: person.id } : {};
			await app.access.refusals.write({ actor: 'nobody', act: 'sign_in_refused', ...subject });
			return sendCode(reply, 'WRONG_SIGN_IN');
		}
	);

	endRoute(app);
}

function endRoute(app: TypedApp): void {
	app.delete(
		'/api/session',
		{
			schema: {
				summary: 'Sign out; where a provider signed them in, with the page that ends it there',
				response: { 200: Type.Object({ next: Type.String() }), 204: Type.Null() }
			}
		},
		async ({ person, sessionHash }, reply) => {
			const { sessions, audit, provider } = app.access;
			if (sessionHash) await sessions.end(sessionHash);
			if (person) await audit.write({ actor: person.id, act: 'signed_out' });
			reply.clearCookie(sessionCookie, app.cookieRules);
			const next = person?.provided ? await endPageOf(provider) : undefined;
			return next === undefined ? reply.code(204).send(null) : { next };
		}
	);
}

/** Whoever signs out here is signed out, whether their provider answers or not. */
async function endPageOf(provider: Provider | undefined): Promise<string | undefined> {
	try {
		return await provider?.endUrl();
	} catch (error) {
		if (error instanceof ProviderAwayError) return undefined;
		throw error;
	}
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
	// Whoever a provider signs in has no password here that somebody could guess.
	if (person.provided) return person;
	const known = await limit.succeeded(attemptOf(request, person.id));
	reply.setCookie(deviceCookie, known.device, { ...app.cookieRules, maxAge: known.seconds });
	return person;
}

export function attemptOf(request: FastifyRequest, account: string): Attempt {
	const device = request.cookies[deviceCookie];
	const isMark = device !== undefined && /^[\w-]{32}$/.test(device);
	return { account, address: request.ip, device: isMark ? device : undefined };
}

/** The account of this name, or of this passkey: nothing is proved yet. */
async function whoIsMeant(
	{ access: { people, passkeys } }: TypedApp,
	{ signInName, passkey }: Static<typeof SignIn>
): Promise<Person | undefined> {
	if (signInName !== undefined) return people.findByName(signInName);
	const id = passkey && (await passkeys.ownerOf(passkey));
	return id === undefined ? undefined : people.find(id);
}

const nobodyCalled = (signInName = '') => `nobody:${hashOf(signInName)}`;

const hashOf = (text: string) =>
	createHash('sha256').update(text.normalize('NFKC').trim().toLowerCase()).digest('base64url');
