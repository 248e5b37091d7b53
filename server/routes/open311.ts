import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../open311/repeat.ts';
import type { TypedApp } from '../app-types.ts';
import { oneFault, readRequest, type Fault } from '../open311/input.ts';
import { attributesOf, services, typeOf } from '../open311/services.ts';
import { listRequests, oneRequest } from '../open311/lists.ts';
import { clientOf, formatOf, fieldsOf, send, sendFaults } from '../open311/reply.ts';
import { spacedCode } from '#shared/text/format.ts';
import type { IntakeNeed } from '#shared/rules/intake-needs.ts';
import { updateRoutes } from './open311-updates.ts';

export const base = '/open311/v2';
const changeset = '2026-11-27T00:00:00Z';
const jurisdiction = 'cityofchicago.org';

/** GeoReport v2: what anybody may read of the room's public work, and how programs of others send needs. */
export function open311Routes(app: TypedApp): void {
	app.addHook('preHandler', async (request, reply) => {
		const faults = wrongFormat(request) ?? wrongJurisdiction(request);
		if (faults) return sendFaults(reply, formatOf(request), faults);
	});
	app.setErrorHandler((error: FastifyError, request, reply) => {
		const status = error.statusCode ?? 500;
		if (status >= 500) request.log.error({ err: error }, 'an Open311 call failed');
		const description =
			status === 413
				? 'the body is too large'
				: status === 429
					? 'too many calls: wait a minute'
					: status < 500
						? 'the body could not be read'
						: 'not available now: send it again';
		return sendFaults(reply, formatOf(request), [
			oneFault(status < 500 ? status : 503, description)
		]);
	});
	discoveryRoutes(app);
	serviceRoutes(app);
	requestRoutes(app);
	updateRoutes(app);
}

/** Before anything is done: what is asked in a form that nobody can answer in is not done either. */
function wrongFormat(request: FastifyRequest): Fault[] | undefined {
	const { format } = (request.params ?? {}) as { format?: string };
	if (format === 'xml' || format === 'json') return undefined;
	return [oneFault(404, 'there are two formats: xml and json')];
}

/** An empty one is none; there is one city here. */
function wrongJurisdiction(request: FastifyRequest): Fault[] | undefined {
	const asked = fieldsOf(request).get('jurisdiction_id');
	if (asked === null || asked === '' || asked === jurisdiction) return undefined;
	return [oneFault(404, `jurisdiction_id ${asked.slice(0, 80)} is not served here`)];
}

function discoveryRoutes(app: TypedApp): void {
	app.get('/open311/discovery.:format', { schema: { hide: true } }, (request, reply) => {
		const origin = `${request.protocol}://${request.host}`;
		const discovery = {
			changeset,
			contact: `CSCC operations room, ${origin}/help`,
			key_service: `${origin}/api/openapi.json`,
			endpoints: [
				{
					specification: 'http://wiki.open311.org/GeoReport_v2',
					url: `${origin}${base}`,
					changeset,
					type: 'production',
					formats: ['text/xml', 'application/json']
				}
			]
		};
		return send(reply, formatOf(request), 'discovery', discovery);
	});
}

function serviceRoutes(app: TypedApp): void {
	app.get(`${base}/services.:format`, { schema: { hide: true } }, (request, reply) =>
		send(reply, formatOf(request), 'services', services)
	);
	app.get(`${base}/services/:code.:format`, { schema: { hide: true } }, (request, reply) => {
		const { code } = request.params as { code: string };
		const service = services.find(({ service_code }) => service_code === code);
		if (!service) {
			return sendFaults(reply, formatOf(request), [oneFault(404, 'service_code is not known')]);
		}
		const attributes = attributesOf(service.service_code);
		return send(reply, formatOf(request), 'service_definition', { service_code: code, attributes });
	});
}

function requestRoutes(app: TypedApp): void {
	app.get(`${base}/requests.:format`, { schema: { hide: true } }, (request, reply) =>
		listRequests(app, request, reply)
	);
	app.get(`${base}/requests/:id.:format`, { schema: { hide: true } }, (request, reply) =>
		oneRequest(app, request, reply)
	);
	app.get(`${base}/tokens/:token.:format`, { schema: { hide: true } }, async (request, reply) => {
		const { token } = request.params as { token: string };
		const found = await app.communityDoor?.byToken(token);
		if (!found) return sendFaults(reply, formatOf(request), [oneFault(404, 'token is not known')]);
		const isLooked = found.state !== 'received' && found.state !== 'held';
		const answer = isLooked ? { service_request_id: found.reference, token } : { token };
		return send(reply, formatOf(request), 'service_requests', [answer]);
	});
	app.post(`${base}/requests.:format`, { schema: { hide: true } }, (request, reply) =>
		takeRequest(app, request, reply)
	);
}

/** Sent again within ten minutes, by whichever mark of a repeat there is, it is the same request. */
async function takeRequest(
	app: TypedApp,
	request: FastifyRequest,
	reply: FastifyReply
): Promise<FastifyReply> {
	const format = formatOf(request);
	const form = fieldsOf(request);
	const client = await clientOf(app, request, 'requests');
	if ('faults' in client) return sendFaults(reply, format, client.faults);
	const door = app.communityDoor;
	if (!door) return sendFaults(reply, format, [oneFault(503, 'nothing can be taken in now')]);
	const read = readRequest(form);
	if (!read.ok) return sendFaults(reply, format, read.faults);
	const id = await door.idFor(sha256(repeatOf(request, form, client.id)));
	const outcome = await door.takeIn(id, read.value, 'known_client');
	if (outcome.kind !== 'taken') {
		return sendFaults(reply, format, [oneFault(503, 'not kept: send it again in a minute')]);
	}
	const { reference } = outcome.request;
	const type = typeOf(read.value.need as IntakeNeed);
	const notice = `Number ${reference}, code ${spacedCode(outcome.secret)}: with both, whoever asked sees where it stands at /help/status.`;
	const rest = { service_notice: type === 'blackbox' ? null : notice, account_id: null };
	const token = type === 'batch' ? await door.tokenOf(outcome.request) : undefined;
	const answer =
		type === 'realtime'
			? { service_request_id: reference, ...rest }
			: type === 'batch'
				? { token, ...rest }
				: { ...rest, service_notice: 'Taken in. It is not shown to anybody but those who help.' };
	return send(reply, format, 'service_requests', [answer]);
}

function repeatOf(request: FastifyRequest, form: URLSearchParams, clientId: string): string {
	const key = String(request.headers['idempotency-key'] ?? '').replaceAll('"', '');
	if (key !== '') return `${clientId}/key/${key}`;
	const body = [...form].filter(([name]) => name !== 'api_key').toSorted();
	return `${clientId}/body/${JSON.stringify(body)}`;
}
