import { randomBytes } from 'node:crypto';
import { Type } from 'typebox';
import { toInstant } from '#shared/kernel/clock.ts';
import { Hook, HookStanding } from '#shared/wire/hooks.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';

const NewHook = Type.Pick(Hook, ['name', 'url']);
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) });
const mostHooks = 50;

/** Who is told of public work as it changes: for administrators. A secret is shown once. */
export function hookRoutes(app: TypedApp): void {
	const { audit } = app.access;

	app.get(
		'/api/hooks',
		{
			schema: {
				summary: 'Programs that are told, and how it stands with each',
				response: { 200: Type.Array(HookStanding) }
			}
		},
		async (_request, reply) => {
			const { hookStore: hooks } = app;
			if (!hooks) return sendCode(reply, 'NO_KEY');
			return Promise.all(
				(await hooks.all()).map(async (hook) => {
					const state = await hooks.stateOf(hook.id);
					const { attempts = 0, nextMs = 0, gone = false } = state ?? {};
					const next = nextMs > 0 ? { nextAt: toInstant(nextMs) } : {};
					return { hook, attempts, ...next, dead: await hooks.deadCount(hook.id), gone };
				})
			);
		}
	);

	app.post(
		'/api/hooks',
		{
			schema: {
				summary: 'Tell a program of public work from now on',
				body: NewHook,
				response: { 201: Type.Object({ hook: Hook, secret: Type.String() }) }
			}
		},
		async ({ body, person }, reply) => {
			const { hookStore: hooks, follower } = app;
			if (!hooks) return sendCode(reply, 'NO_KEY');
			if ((await hooks.all()).length >= mostHooks) return sendCode(reply, 'TOO_LARGE');
			const secret = `whsec_${randomBytes(32).toString('base64')}`;
			const { position, epoch } = follower;
			const hook = await hooks.add(body, secret, { position, epoch });
			const entry = { actor: person?.id ?? 'nobody', subject: hook.id, what: 'webhook' };
			await audit.write({ act: 'client_added', ...entry });
			return reply.code(201).send({ hook, secret });
		}
	);

	endRoutes(app);
}

/** What becomes of one that is there: told again, or no more. */
function endRoutes(app: TypedApp): void {
	const { audit } = app.access;

	app.delete(
		'/api/hooks/:id',
		{ schema: { summary: 'Tell it no more', params: Params } },
		async ({ params: { id }, person }, reply) => {
			const { hookStore: hooks } = app;
			if (!hooks) return sendCode(reply, 'NO_KEY');
			const entry = { actor: person?.id ?? 'nobody', subject: id, what: 'webhook' };
			await audit.write({ act: 'client_removed', ...entry });
			return (await hooks.remove(id)) ? reply.code(204).send() : sendCode(reply, 'NOT_FOUND');
		}
	);

	app.post(
		'/api/hooks/:id/replay',
		{
			schema: {
				summary: 'Tell again what was given up, the oldest first',
				params: Params,
				response: { 200: Type.Object({ told: Type.Integer(), left: Type.Integer() }) }
			}
		},
		async ({ params: { id } }, reply) => {
			const { hookStore: hooks, hookCourier } = app;
			if (!hooks || !hookCourier) return sendCode(reply, 'NO_KEY');
			const hook = (await hooks.all()).find((one) => one.id === id);
			if (!hook) return sendCode(reply, 'NOT_FOUND');
			const told = await hookCourier.replay(hook);
			return { told, left: await hooks.deadCount(id) };
		}
	);
}
