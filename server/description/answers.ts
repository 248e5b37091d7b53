import { Type, type TSchema } from 'typebox';

/** What a route answers where no schema of its own writes it: its media type, and its shape where that is JSON. */
export interface Told {
	status?: number;
	/** None: there is nothing in the answer. */
	type?: string;
	shape?: TSchema;
	/** The same as XML, by the end of the address. */
	alsoXml?: boolean;
}

const nothing: Told = { status: 204 };
const moved: Told = { status: 303 };
const csv: Told = { type: 'text/csv' };
const paper: Told = { type: 'application/pdf' };
const example = { id: 'b3a1f3a0-6f3e-5a0e-9b3b-3f5c8e6a2d11', name: 'Warming center' };
/** An object of HSDS, with what belongs to it: as docs.openreferral.org says. */
const Thing = Type.Record(Type.String(), Type.Unknown(), { examples: [example] });
const thing: Told = { type: 'application/json', shape: Thing };
const things: Told = {
	type: 'application/json',
	shape: Type.Object({
		total_items: Type.Integer(),
		total_pages: Type.Integer(),
		page_number: Type.Integer(),
		size: Type.Integer(),
		first_page: Type.Boolean(),
		last_page: Type.Boolean(),
		empty: Type.Boolean(),
		contents: Type.Array(Thing)
	})
};
const geo: Told = {
	type: 'application/geo+json',
	shape: Type.Object({
		type: Type.Literal('FeatureCollection'),
		features: Type.Array(Type.Unknown())
	})
};

/** By row. A route that is neither here nor has a schema for what it answers is found by a test. */
export const answers: Readonly<Record<string, Told>> = {
	'DELETE /api/sessions/:key': nothing,
	'PUT /api/password': nothing,
	'GET /api/provider/start': moved,
	'GET /api/provider/callback': moved,
	'POST /api/provider/ended': { status: 200 },
	'DELETE /api/clients/:id': nothing,
	'DELETE /api/hooks/:id': nothing,
	'GET /hsds/': {
		type: 'application/json',
		shape: Type.Object({
			version: Type.String({ examples: ['3.1'] }),
			profile: Type.String({ format: 'uri' }),
			openapi_url: Type.String({ format: 'uri' })
		})
	},
	'GET /hsds/services': things,
	'GET /hsds/services/:id': thing,
	'GET /hsds/service_at_locations': things,
	'GET /hsds/service_at_locations/:id': thing,
	'GET /hsds/organizations': things,
	'GET /hsds/organizations/:id': thing,
	'GET /hsds/locations': things,
	'GET /hsds/locations/:id': thing,
	'GET /hsds/taxonomies': things,
	'GET /hsds/taxonomies/:id': thing,
	'GET /hsds/taxonomy_terms': things,
	'GET /hsds/taxonomy_terms/:id': thing,
	'GET /hsds/package/:file': csv,
	'DELETE /api/directory/:source': nothing,
	'GET /cap/alerts.atom': { type: 'application/atom+xml' },
	'GET /cap/:name': { type: 'application/cap+xml' },
	'DELETE /api/displays/:id': nothing,
	'POST /api/displays/own/report': nothing,
	'POST /api/displays/own/frozen': nothing,
	'POST /api/displays/:id/identify': nothing,
	'POST /api/displays/:id/reload': nothing,
	'POST /api/displays/:id/cover': nothing,
	'POST /api/displays/:id/uncover': nothing,
	'PUT /api/displays/:id/pushed': nothing,
	'DELETE /api/displays/:id/pushed': nothing,
	'POST /api/sites/:id/cover': nothing,
	'POST /api/sites/:id/uncover': nothing,
	'PUT /api/sites/:id/message': nothing,
	'DELETE /api/sites/:id/message': nothing,
	'GET /api/map/boundaries/:revision': geo,
	'DELETE /api/map/boundaries': nothing,
	'DELETE /api/map/parts/:part': nothing,
	'POST /api/sources/:source/failures': nothing,
	'GET /api/stream': { type: 'text/event-stream' },
	'PUT /api/records/:id/sealed/:part': nothing,
	'GET /api/extracts/open-requests.csv': csv,
	'GET /api/extracts/audit.csv': csv,
	'GET /api/extracts/meeting-summary.txt': { type: 'text/plain' },
	'GET /api/reports/:id/paper.:format': paper,
	'GET /api/forms/activity-log.:format': paper,
	'GET /api/forms/check-in.:format': paper,
	'GET /api/forms/resource-request.:format': paper,
	'POST /api/forms/after-action.:format': paper,
	'GET /api/public/requests.geojson': geo,
	'GET /api/public/requests.csv': csv,
	'GET /api/public/requests.ndjson': { type: 'application/x-ndjson' },
	'DELETE /api/calendar': nothing,
	'GET /api/calendar/:token.ics': { type: 'text/calendar' },
	'GET /health/live': {
		type: 'application/json',
		shape: Type.Object({ alive: Type.Boolean() })
	},
	'POST /api/messages/inbound': nothing
};

const files = Type.Array(Type.String({ format: 'binary' }), { minItems: 1 });

/** By row: what is asked where a route reads it by itself. */
export const asked: Readonly<Record<string, { consumes: string[]; body: TSchema }>> = {
	'POST /api/directory/:source': {
		consumes: ['multipart/form-data'],
		body: Type.Object({ files })
	}
};
