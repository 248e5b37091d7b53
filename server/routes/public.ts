import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import { dayMs } from '#shared/kernel/clock.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import type { Request } from '#shared/model/request.ts';
import type { TypedApp } from '../app-types.ts';
import { publishedRequest } from '../open311/published-request.ts';
import { publishedIn } from '../store/published.ts';
import { csvOf } from '../csv.ts';

const mostDays = 90;
const mostListed = 20_000;
const publicLimit = { rateLimit: { max: 60, timeWindow: '1 minute' } };
const Query = Type.Object(
	{
		/** Only of this community area. */
		area: Type.Optional(Type.Integer({ minimum: 1, maximum: 77 })),
		/** Back so many days. */
		days: Type.Optional(Type.Integer({ minimum: 1, maximum: mostDays }))
	},
	{ additionalProperties: false }
);
/** Columns as the bulk form of GeoReport names them, where it has a name. */
const columns = [
	...([
		'service_request_id',
		'requested_datetime',
		'updated_datetime',
		'expected_datetime'
	] as const),
	...([
		'status',
		'status_notes',
		'service_name',
		'agency_responsible',
		'address',
		'lat',
		'long'
	] as const)
] as const;

/** What is public of the room's work, for maps, tables and programs: by block, and of what anybody wrote nothing. */
export function publicRoutes(app: TypedApp): void {
	const found = async ({ area, days = mostDays }: { area?: number; days?: number }) => {
		const nowMs = app.clock.now();
		const range = { fromMs: nowMs - days * dayMs, toMs: nowMs };
		const requests: Request[] = [];
		for await (const one of publishedIn(app.store, 'asked', range)) {
			if (area === undefined || one.communityArea === area) requests.push(one);
			if (requests.length >= mostListed) break;
		}
		return requests;
	};
	const shown = (one: Request) => {
		const { board } = app.follower;
		const agencyName = one.agencyId ? board.get('agency', one.agencyId)?.name : undefined;
		return publishedRequest(one, { tasks: board.tasksOf(one.id), agencyName, calendars: board });
	};
	const file = (reply: FastifyReply, type: string, name: string) =>
		reply
			.type(type)
			.header('content-disposition', `attachment; filename="${name}"`)
			.header('access-control-allow-origin', '*')
			.header('cache-control', 'no-cache');

	app.get(
		'/api/public/requests.geojson',
		{
			config: publicLimit,
			schema: { summary: 'Public work as GeoJSON (RFC 7946)', querystring: Query }
		},
		async ({ query }, reply) => {
			const features = (await found(query)).map((one) => {
				const { lat, long, ...properties } = shown(one);
				const area = one.communityArea;
				const community = area === undefined ? null : communityAreas[area - 1]?.displayName;
				return {
					type: 'Feature',
					id: one.reference,
					geometry: lat === null ? null : { type: 'Point', coordinates: [long, lat] },
					properties: { ...properties, community_area: area ?? null, community }
				};
			});
			return file(reply, 'application/geo+json', 'requests.geojson').send(
				JSON.stringify({ type: 'FeatureCollection', features })
			);
		}
	);
	tableRoutes(app, { found, shown, file });
}

interface Parts {
	found: (query: { area?: number; days?: number }) => Promise<Request[]>;
	shown: (one: Request) => ReturnType<typeof publishedRequest>;
	file: (reply: FastifyReply, type: string, name: string) => FastifyReply;
}

/** The same as a table and as lines. */
function tableRoutes(app: TypedApp, { found, shown, file }: Parts): void {
	app.get(
		'/api/public/requests.csv',
		{
			config: publicLimit,
			schema: { summary: 'Public work as a table (RFC 4180)', querystring: Query }
		},
		async ({ query }, reply) => {
			const rows = (await found(query)).map((one) => {
				const row: Record<string, string | number | null> = shown(one);
				return columns.map((column) => row[column] ?? '');
			});
			// With the mark by which spreadsheets know the alphabet.
			const table = `\ufeff${csvOf([columns, ...rows])}`;
			return file(reply, 'text/csv; charset=utf-8; header=present', 'requests.csv').send(table);
		}
	);

	app.get(
		'/api/public/requests.ndjson',
		{
			config: publicLimit,
			schema: { summary: 'Public work, a line of JSON each', querystring: Query }
		},
		async ({ query }, reply) => {
			const lines = (await found(query)).map((one) => `${JSON.stringify(shown(one))}\n`);
			return file(reply, 'application/x-ndjson; charset=utf-8', 'requests.ndjson').send(
				lines.join('')
			);
		}
	);
}
