import { Type } from 'typebox';
import { newId } from '#shared/kernel/ids.ts';
import { DisplayName, PairingCode, Profile } from '#shared/model/display.ts';
import { FleetDisplay } from '#shared/wire/displays.ts';
import type { TypedApp } from '../app-types.ts';
import { fleetDisplay } from './displays.ts';
import { sessionCookie } from './cookie.ts';
import { sendCode } from './reply.ts';

/** As long as a browser keeps a cookie; what counts is the server's own time, which begins anew while it is on. */
const cookieSeconds = 400 * 86_400;
/** Of one address: screens ask every two seconds, and a room has some behind one address. */
const offerLimit = { rateLimit: { max: 30, timeWindow: '1 minute' } };
const claimLimit = { rateLimit: { max: 1_200, timeWindow: '1 minute' } };
const Secret = Type.String({ pattern: '^[\\w-]{43}$', examples: ['0'.repeat(43)] });

/** How a screen without a keyboard comes in: it shows a code, somebody types it at a desk. */
export function pairingRoutes(app: TypedApp): void {
	const { displays, sessions } = app.access;

	app.post(
		'/api/pairings',
		{
			config: offerLimit,
			schema: {
				summary: 'A code for a screen to show until somebody lets it in',
				response: {
					200: Type.Object({
						code: Type.String(),
						secret: Type.String(),
						forSeconds: Type.Integer()
					})
				}
			}
		},
		async ({ headers }) => displays.offer(headers['user-agent'] ?? '')
	);

	app.post(
		'/api/pairings/claim',
		{
			config: claimLimit,
			schema: {
				summary: 'What became of a code: asked by the screen that shows it',
				body: Type.Object({ code: PairingCode, secret: Secret }, { additionalProperties: false }),
				response: { 200: Type.Object({ state: Type.Enum(['waiting', 'paired']) }) }
			}
		},
		async ({ body, sessionHash }, reply) => {
			const claimed = await displays.claim(body.code, body.secret);
			if (claimed === undefined) return sendCode(reply, 'LINK_NOT_VALID');
			if (claimed === 'waiting') return { state: 'waiting' as const };
			if (sessionHash) await sessions.end(sessionHash);
			const { token } = await sessions.start(claimed);
			reply.setCookie(sessionCookie, token, { ...app.cookieRules, maxAge: cookieSeconds });
			return { state: 'paired' as const };
		}
	);

	approvalRoutes(app);
}

/** What a manager does with the code. */
function approvalRoutes(app: TypedApp): void {
	const { displays, audit } = app.access;

	app.get(
		'/api/pairings/:code',
		{
			config: offerLimit,
			schema: {
				summary: 'Which browser shows this code',
				params: Type.Object({ code: PairingCode }),
				response: { 200: Type.Object({ browser: Type.String() }) }
			}
		},
		async ({ params }, reply) => {
			const browser = await displays.whoShows(params.code);
			return browser === undefined ? sendCode(reply, 'CODE_NOT_VALID') : { browser };
		}
	);

	app.post(
		'/api/displays',
		{
			config: offerLimit,
			schema: {
				summary: 'Let in the screen that shows this code, and say where it hangs',
				body: Type.Object(
					{ code: PairingCode, name: DisplayName, site: DisplayName, profile: Profile },
					{ additionalProperties: false }
				),
				response: { 201: FleetDisplay }
			}
		},
		async ({ body, person }, reply) => {
			const { code, name, site, profile } = body;
			if ((await displays.whoShows(code)) === undefined) return sendCode(reply, 'CODE_NOT_VALID');
			const { id: siteId } = await displays.siteNamed(site);
			const id = newId('display');
			const actor = person?.id ?? 'nobody';
			await audit.write({ actor, act: 'display_paired', subject: id, what: siteId });
			const display = await displays.approve(code, { id, name, siteId, profile });
			if (!display) return sendCode(reply, 'CODE_NOT_VALID');
			await app.access.walls.load();
			return reply.code(201).send(fleetDisplay(display, app.access, new Map()));
		}
	);
}
