import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toInstant } from '#shared/kernel/clock.ts';
import { ownPath } from '#shared/kernel/own-path.ts';
import type { ErrorCode } from '#shared/kernel/errors.ts';
import { workingRoles, type Role } from '#shared/model/terms.ts';
import type { Person } from '../access/people.ts';
import { ProviderAwayError, type Claimed, type Provider } from '../access/provider.ts';
import type { TypedApp } from '../app-types.ts';
import { providerCookie } from './cookie.ts';
import { sendCode } from './reply.ts';
import { begin, signInLimit } from './session.ts';

const mostTokenBytes = 16_384;
const cookiePath = '/api/provider';

/** Signing in, and being signed out, by an organisation's own provider. */
export function providerRoutes(app: TypedApp): void {
	// It comes back by a link on another site: a strict cookie would stay away.
	const cookieRules = { ...app.cookieRules, path: cookiePath, sameSite: 'lax' as const };

	app.get(
		'/api/provider/start',
		{
			config: signInLimit,
			schema: {
				summary: 'Go to the provider to sign in',
				querystring: Type.Object(
					{ next: Type.Optional(Type.String({ maxLength: 500 })) },
					{ additionalProperties: false }
				)
			}
		},
		async ({ query }, reply) => {
			const { provider } = app.access;
			if (!provider) return sendCode(reply, 'NOT_FOUND');
			try {
				const { url, mark, seconds } = await provider.begin(ownPath(query.next));
				reply.setCookie(providerCookie, mark, { ...cookieRules, maxAge: seconds });
				return reply.redirect(url, 303);
			} catch (error) {
				return backWith(reply, awayOr(error));
			}
		}
	);

	app.get(
		'/api/provider/callback',
		{ config: signInLimit, schema: { summary: 'Where the provider sends people back to' } },
		async (request, reply) => {
			const { provider } = app.access;
			if (!provider) return sendCode(reply, 'NOT_FOUND');
			reply.clearCookie(providerCookie, cookieRules);
			const outcome = await comeBack(app, { provider, request, reply });
			return outcome.ok ? reply.redirect(outcome.next, 303) : backWith(reply, outcome.code);
		}
	);

	endedRoute(app);
}

/** The provider says itself that somebody is signed out or switched off there. */
function endedRoute(app: TypedApp): void {
	void app.register(async (scoped) => {
		scoped.addContentTypeParser(
			'application/x-www-form-urlencoded',
			{ parseAs: 'string', bodyLimit: mostTokenBytes },
			(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body))))
		);
		scoped.withTypeProvider<TypeBoxTypeProvider>().post(
			'/api/provider/ended',
			{
				config: signInLimit,
				schema: {
					summary: 'Back-channel logout: the provider ends somebody’s sessions',
					body: Type.Object({ logout_token: Type.String({ maxLength: mostTokenBytes }) })
				}
			},
			async ({ body }, reply) => {
				const { provider, sessions, audit } = app.access;
				if (!provider) return sendCode(reply, 'NOT_FOUND');
				const id = await provider.endedBy(body.logout_token);
				if (id === undefined) return sendCode(reply, 'PROVIDER_REFUSED');
				await audit.write({ actor: 'system', act: 'session_ended', subject: id, what: 'provider' });
				await sessions.endAll(id);
				return reply.header('cache-control', 'no-store').code(200).send();
			}
		);
	});
}

type Outcome = { ok: true; next: string } | { ok: false; code: ErrorCode };

async function comeBack(
	app: TypedApp,
	{ provider, request, reply }: { provider: Provider; request: FastifyRequest; reply: FastifyReply }
): Promise<Outcome> {
	const { refusals } = app.access;
	const refused = async (code: ErrorCode, subject?: string): Promise<Outcome> => {
		const about = subject === undefined ? {} : { subject };
		await refusals.write({ actor: 'nobody', act: 'sign_in_refused', ...about, what: 'provider' });
		return { ok: false, code };
	};
	try {
		const query = request.url.split('?')[1] ?? '';
		const finished = await provider.finish(query, request.cookies[providerCookie]);
		if (!finished) return await refused('PROVIDER_REFUSED');
		const { claimed, next } = finished;
		const person = await personOf(app, claimed);
		if (person === 'no_role') return await refused('NO_ROLE', claimed.id);
		if (person === 'off') return await refused('WRONG_SIGN_IN', claimed.id);
		await begin(app, { request, reply, person });
		return { ok: true, next };
	} catch (error) {
		return { ok: false, code: awayOr(error) };
	}
}

/** The account of whoever the provider sends, made or changed to what it says of them now. */
async function personOf(app: TypedApp, claimed: Claimed): Promise<Person | 'no_role' | 'off'> {
	const { people, sessions, audit } = app.access;
	const { id, name, role, signInName } = claimed;
	const known = await people.find(id);
	const agencyId = agencyOf(app, claimed);
	// Without an organisation a desk is the centre's, and has the whole picture: that has to be said, not left out.
	const belongs = agencyId !== undefined || claimed.ofTheCentre || !needsAgency(claimed.role);
	if (role === undefined || !belongs) {
		// Whoever lost their role there loses what they had of it here.
		if (known) {
			await people.change(id, { roleLostAt: toInstant(app.clock.now()) });
			await sessions.endAll(id);
		}
		return 'no_role';
	}
	const entry = { actor: 'system', subject: id, what: `provider ${role}` };
	if (!known) {
		await audit.write({ ...entry, act: 'person_added' });
		const agency = agencyId === undefined ? {} : { agencyId };
		const person = { id, signInName, name, role, deskIds: [], ...agency };
		return people.addProvided(person, [signInName, `${signInName} ${id.slice(-4)}`, id]);
	}
	if (!people.isActive({ ...known, roleLostAt: undefined })) return 'off';
	const isSame = known.role === role && known.agencyId === agencyId && known.name === name;
	if (isSame && known.roleLostAt === undefined) return known;
	await audit.write({ ...entry, act: 'person_changed' });
	await sessions.endAll(id);
	return people.change(id, { role, name, agencyId, roleLostAt: undefined });
}

/** Roles that see by whom they work for. */
function needsAgency(role: Role | undefined): boolean {
	if (role === 'manager') return false;
	return role === 'elected_office' || workingRoles.some((one) => one === role);
}

/** By its id or its name in the room. One that the room does not know is none. */
function agencyOf({ follower }: TypedApp, { agency }: Claimed): string | undefined {
	const wanted = agency?.trim().toLowerCase();
	const found = [...follower.board.all('agency')].find(
		({ id, name, state }) => state === 'active' && (id === agency || name.toLowerCase() === wanted)
	);
	return found?.id;
}

function awayOr(error: unknown): ErrorCode {
	if (error instanceof ProviderAwayError) return 'PROVIDER_AWAY';
	throw error;
}

function backWith(reply: FastifyReply, code: ErrorCode): FastifyReply {
	return reply.redirect(`/sign-in?problem=${code}`, 303);
}
