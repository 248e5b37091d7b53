import { Type } from 'typebox';
import { Client } from '#shared/wire/clients.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';

const NewClient = Type.Pick(Client, ['name', 'scopes', 'perMinute']);
const mostClients = 200;

/** Programs of others, for administrators: a key is shown once, when it is made. */
export function clientRoutes(app: TypedApp): void {
	const { clients, audit } = app.access;

	app.get(
		'/api/clients',
		{ schema: { summary: 'Programs that have a key', response: { 200: Type.Array(Client) } } },
		() => clients.all()
	);

	app.post(
		'/api/clients',
		{
			schema: {
				summary: 'Give a program a key; it is not shown again',
				body: NewClient,
				response: { 201: Type.Object({ client: Client, key: Type.String() }) }
			}
		},
		async ({ body, person }, reply) => {
			if ((await clients.all()).length >= mostClients) return sendCode(reply, 'TOO_LARGE');
			const made = await clients.add(body);
			const entry = { actor: person?.id ?? 'nobody', what: body.scopes.join(', ') };
			await audit.write({ act: 'client_added', ...entry, subject: made.client.id });
			return reply.code(201).send(made);
		}
	);

	app.delete(
		'/api/clients/:id',
		{
			schema: {
				summary: 'Take a program’s key away',
				params: Type.Object({ id: Type.String({ maxLength: 60 }) })
			}
		},
		async ({ params: { id }, person }, reply) => {
			await audit.write({ act: 'client_removed', actor: person?.id ?? 'nobody', subject: id });
			return (await clients.remove(id)) ? reply.code(204).send() : sendCode(reply, 'NOT_FOUND');
		}
	);
}
