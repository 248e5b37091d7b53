import { Type, type TSchema } from 'typebox';
import { intakeNeeds } from '#shared/rules/intake-needs.ts';
import type { Told } from './answers.ts';

// GeoReport v2 as this room speaks it. These routes read and refuse in the words of that standard
// (server/open311), so what is said of them here is for readers alone.
const text = (example: string) => Type.String({ examples: [example] });
const maybe = (example: string) => Type.Union([text(example), Type.Null()]);
const Code = Type.Enum(Object.keys(intakeNeeds) as [string, ...string[]]);
const Format = Type.Object({ format: Type.Enum(['json', 'xml']) });
const Number311 = text('SR-7KD2-94');
const When = text('2026-07-15T15:00:00Z');

const Service = Type.Object({
	service_code: Code,
	service_name: text('Street light'),
	description: text('Street lights'),
	metadata: Type.Boolean(),
	type: Type.Enum(['realtime', 'batch', 'blackbox']),
	keywords: text('street,lights'),
	group: text('Street and block')
});
const Request311 = Type.Object({
	service_request_id: Number311,
	status: Type.Enum(['open', 'closed']),
	status_notes: text('Work under way'),
	service_name: text('Street light'),
	service_code: Code,
	description: Type.Null(),
	agency_responsible: maybe('Department of Transportation'),
	service_notice: maybe('Within 3 days'),
	requested_datetime: When,
	updated_datetime: When,
	expected_datetime: maybe('2026-07-18T15:00:00Z'),
	address: maybe('42XX W MADISON ST'),
	address_id: Type.Null(),
	zipcode: Type.Null(),
	lat: Type.Union([Type.Number({ examples: [41.881] }), Type.Null()]),
	long: Type.Union([Type.Number({ examples: [-87.732] }), Type.Null()]),
	media_url: Type.Null()
});
const Range = {
	start_date: Type.Optional(When),
	end_date: Type.Optional(When)
};
const json = (shape: TSchema): Told => ({ type: 'application/json', shape, alsoXml: true });
const list = (shape: TSchema) => json(Type.Array(shape));

/** By row: what is said of a route beside what its own schema says. */
export const open311: Readonly<
	Record<
		string,
		Told & { summary: string; params?: TSchema; querystring?: TSchema; body?: TSchema }
	>
> = {
	'GET /open311/discovery.:format': {
		summary: 'Where GeoReport v2 is spoken here',
		params: Format,
		...json(
			Type.Object({
				changeset: When,
				contact: text('CSCC operations room'),
				key_service: text('https://room.example.org/api/openapi.json'),
				endpoints: Type.Array(
					Type.Object({
						specification: text('http://wiki.open311.org/GeoReport_v2'),
						url: text('https://room.example.org/open311/v2'),
						changeset: When,
						type: Type.Enum(['production', 'test']),
						formats: Type.Array(text('application/json'))
					})
				)
			})
		)
	},
	'GET /open311/v2/services.:format': {
		summary: 'What can be asked for',
		params: Format,
		...list(Service)
	},
	'GET /open311/v2/services/:code.:format': {
		summary: 'What is asked about one kind of request',
		params: Type.Object({ code: Code, ...Format.properties }),
		...json(
			Type.Object({
				service_code: Code,
				attributes: Type.Array(
					Type.Object({
						variable: Type.Boolean(),
						code: text('HOWMANY'),
						datatype: text('singlevaluelist'),
						required: Type.Boolean(),
						datatype_description: Type.Union([Type.String(), Type.Null()]),
						order: Type.Integer({ minimum: 1 }),
						description: text('How many people is it for?'),
						values: Type.Array(Type.Object({ key: text('one'), name: text('One') }))
					})
				)
			})
		)
	},
	'GET /open311/v2/requests.:format': {
		summary: 'Published requests, the newest first',
		params: Format,
		querystring: Type.Object({
			service_request_id: Type.Optional(Number311),
			service_code: Type.Optional(Code),
			status: Type.Optional(Type.Enum(['open', 'closed', 'open,closed'])),
			...Range,
			updated_after: Type.Optional(When),
			updated_before: Type.Optional(When),
			q: Type.Optional(text('alley')),
			page: Type.Optional(Type.Integer({ minimum: 1 })),
			page_size: Type.Optional(Type.Integer({ minimum: 1 })),
			extensions: Type.Optional(Type.Enum(['true', 'false']))
		}),
		...list(Request311)
	},
	'GET /open311/v2/requests/:id.:format': {
		summary: 'One published request',
		params: Type.Object({ id: Number311, ...Format.properties }),
		...list(Request311)
	},
	'POST /open311/v2/requests.:format': {
		summary: 'Ask for something; sent again within ten minutes it is the same request',
		params: Format,
		body: Type.Object({
			service_code: Code,
			description: Type.Optional(text('The light at the alley is out')),
			lat: Type.Optional(Type.Number({ examples: [41.881] })),
			long: Type.Optional(Type.Number({ examples: [-87.732] })),
			address_string: Type.Optional(text('4200 W Madison St')),
			email: Type.Optional(Type.String({ format: 'email' })),
			first_name: Type.Optional(text('Marisol')),
			last_name: Type.Optional(text('Vega')),
			phone: Type.Optional(text('312-555-0117'))
		}),
		...list(
			Type.Object({
				service_request_id: Type.Optional(Number311),
				token: Type.Optional(text('4kq0m2c9')),
				service_notice: maybe('Number SR-7KD2-94'),
				account_id: Type.Null()
			})
		)
	},
	'GET /open311/v2/tokens/:token.:format': {
		summary: 'The number of a request that was given a token, once a desk has looked at it',
		params: Type.Object({ token: text('4kq0m2c9'), ...Format.properties }),
		...list(Type.Object({ service_request_id: Type.Optional(Number311), token: text('4kq0m2c9') }))
	},
	'GET /open311/v2/servicerequestupdates.:format': {
		summary: 'What happened to published requests in a time',
		params: Format,
		querystring: Type.Object(Range),
		...list(
			Type.Object({
				update_id: text('7kd294-3'),
				service_request_id: Number311,
				status: text('IN_PROGRESS'),
				updated_datetime: When,
				description: text('Work under way'),
				media_url: Type.Null()
			})
		)
	},
	'POST /open311/v2/servicerequestupdates.:format': {
		summary: 'Say what happened to a published request',
		params: Format,
		body: Type.Object({
			update_id: text('a-81'),
			service_request_id: Number311,
			status: text('FIXED'),
			updated_datetime: When,
			description: Type.Optional(text('Two lamps were changed'))
		}),
		...list(Type.Object({ update_id: text('a-81') }))
	}
};
