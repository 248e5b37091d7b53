import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Client, ClientScope } from '#shared/wire/clients.ts';
import type { TypedApp } from '../app-types.ts';
import { formOf } from '../plugins/forms.ts';
import { oneFault, type Fault } from './input.ts';
import { xmlOf } from './xml.ts';

export type Format = 'xml' | 'json';

/** By the end of the address; whoever asks for another is answered in XML, which everybody must read. */
export function formatOf(request: FastifyRequest): Format {
	return (request.params as { format?: string } | undefined)?.format === 'json' ? 'json' : 'xml';
}

/** What was sent, in the address or as a form. */
export function fieldsOf(request: FastifyRequest): URLSearchParams {
	const { searchParams } = new URL(request.url, 'http://x');
	const fields = new URLSearchParams([...searchParams]);
	// What stands in a form goes before what stands in the address.
	const form = formOf(request);
	for (const name of new Set(form.keys())) fields.delete(name);
	for (const [name, value] of form) fields.append(name, value);
	return fields;
}

export function send(
	reply: FastifyReply,
	format: Format,
	root: string,
	value: unknown
): FastifyReply {
	return write(reply, format, root, value);
}

/** The first says which status the whole answer has. */
export function sendFaults(reply: FastifyReply, format: Format, faults: Fault[]): FastifyReply {
	return write(reply.code(faults[0]?.code ?? 400), format, 'errors', faults);
}

function write(reply: FastifyReply, format: Format, root: string, value: unknown): FastifyReply {
	reply.header('access-control-allow-origin', '*').header('cache-control', 'no-cache');
	if (format === 'json') {
		return reply.type('application/json; charset=utf-8').send(JSON.stringify(value));
	}
	return reply.type('text/xml; charset=utf-8').send(xmlOf(root, value));
}

/** The program that a key belongs to, if it may do this and has not asked too much. */
export async function clientOf(
	app: TypedApp,
	request: FastifyRequest,
	scope: ClientScope
): Promise<Client | { faults: Fault[] }> {
	const { clients } = app.access;
	const client = await clients.find(fieldsOf(request).get('api_key') ?? '');
	if (!client) return { faults: [oneFault(403, 'api_key is missing or not known')] };
	if (!client.scopes.includes(scope))
		return { faults: [oneFault(403, `api_key may not: ${scope}`)] };
	if (await clients.mayAsk(client)) return client;
	return { faults: [oneFault(429, 'too many calls with this api_key: wait a minute')] };
}
