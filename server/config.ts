import { resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { personRoles } from '#shared/model/terms.ts';
import { keyRingPattern } from './access/key-ring.ts';
import { secretPattern } from './courier/signature.ts';
import { redisUrlPattern } from './store/place.ts';

/** Every setting there is. The README's table is printed from here. */
export const ConfigSchema = Type.Object({
	HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on' }),
	PORT: Type.Integer({
		default: 8080,
		minimum: 0,
		maximum: 65535,
		description: 'Port to listen on; 0 takes a free one'
	}),
	DATA_DIR: Type.String({
		default: 'data',
		description: 'Folder of the embedded Redis and of what the room keeps in files'
	}),
	REDIS_URL: Type.Optional(
		Type.String({
			pattern: redisUrlPattern,
			description:
				'Redis of your own: `redis://`, `rediss://`, `unix:/path`, `redis+cluster://host:port,…` or `redis+sentinel://host:port,…/name`; without it the server starts one under DATA_DIR'
		})
	),
	REDIS_REPLICAS: Type.Integer({
		default: 0,
		minimum: 0,
		maximum: 5,
		description:
			'Replicas that must have a change before it is acknowledged; 1 or more where another server may take over'
	}),
	ROOM: Type.String({
		default: 'chicago',
		pattern: '^[a-z0-9-]{1,40}$',
		description: 'Name of the room: the hash tag of its keys'
	}),
	PUBLIC_ORIGIN: Type.Optional(
		Type.String({
			pattern: '^https?://[^/]+$',
			description:
				'Where browsers reach the room, for example https://room.example.org; with https the session cookie is sent over TLS alone'
		})
	),
	DUTY_PHONE: Type.Optional(
		Type.String({
			pattern: '^[0-9+() .-]{3,24}$',
			description:
				'Number of the duty desk: told to desks for what cannot wait while their line is away'
		})
	),
	SEAL_KEYS: Type.Optional(
		Type.String({
			pattern: keyRingPattern,
			description:
				'Keys for confidential details, `id:base64` and the newest first (`npm run keys -- make ID`); without one the room keeps no such details'
		})
	),
	SMTP_URL: Type.Optional(
		Type.String({
			pattern: '^smtps?://.+',
			description:
				'Mail server by which whoever asked is told how it stands: `smtps://user:password@mail.example.org`; needs MAIL_FROM, PUBLIC_ORIGIN and SEAL_KEYS'
		})
	),
	MAIL_FROM: Type.Optional(
		Type.String({
			pattern: '^[^\\r\\n]*@[^\\r\\n]+$',
			maxLength: 200,
			description: 'Who writes: `CSCC <cscc@example.org>`'
		})
	),
	SMS_WEBHOOK_URL: Type.Optional(
		Type.String({
			pattern: '^https?://.+',
			description:
				'Where text messages go, as JSON `{id, to, text}` signed as Standard Webhooks; what people answer comes back to `/api/messages/inbound`; needs SMS_WEBHOOK_SECRET, PUBLIC_ORIGIN and SEAL_KEYS'
		})
	),
	SMS_WEBHOOK_SECRET: Type.Optional(
		Type.String({
			pattern: secretPattern,
			description: 'Secret of both directions: `whsec_` and base64'
		})
	),
	CAP_FEED_URL: Type.Optional(
		Type.String({
			pattern: '^https?://.+',
			description:
				'Where warnings are (CAP 1.2, or an Atom or RSS list of them), such as `https://api.weather.gov/alerts/active.atom?zone=ILC031`'
		})
	),
	CAP_EVERY_SECONDS: Type.Integer({
		default: 60,
		minimum: 1,
		maximum: 3600,
		description: 'How often warnings are looked for'
	}),
	CAP_AREAS: Type.String({
		default: 'SAME 017031,UGC ILC031,UGC ILZ104',
		description: 'Codes of the areas whose warnings are for this city, by name and value'
	}),
	CAP_SENDER: Type.String({
		default: 'cscc-operations-room',
		pattern: '^[^\\s,<&]{3,120}$',
		description: 'Who the center is in its own alerts, at `/cap/alerts.atom`'
	}),
	OUTAGE_FEED_URL: Type.Optional(
		Type.String({
			pattern: '^https?://.+',
			description:
				'Where power outages by county are told (ODIN): `https://ornl.opendatasoft.com/api/explore/v2.1/catalog/datasets/odin-real-time-outages-county/records`'
		})
	),
	OUTAGE_COUNTY: Type.String({
		default: '17031',
		pattern: '^\\d{5}$',
		description: 'The county’s number there'
	}),
	OUTAGE_EVERY_SECONDS: Type.Integer({
		default: 900,
		minimum: 1,
		maximum: 900,
		description: 'How often outages are asked for; what is told is believed for an hour'
	}),
	OPEN311_URL: Type.Optional(
		Type.String({
			pattern: '^https?://.+',
			description:
				'The City’s 311, or another peer that speaks Open311 GeoReport v2, to which work is handed: the address before `/requests.json`; needs OPEN311_KEY and OPEN311_SERVICES'
		})
	),
	OPEN311_KEY: Type.Optional(Type.String({ maxLength: 200, description: 'Our key there' })),
	OPEN311_JURISDICTION: Type.Optional(
		Type.String({ maxLength: 100, description: 'Its `jurisdiction_id`, where it has several' })
	),
	OPEN311_SERVICES: Type.Optional(
		Type.String({
			pattern: '^[a-z_]+=[^,]{1,120}(,[a-z_]+=[^,]{1,120})*$',
			description:
				'What our kinds of work are called there, with what must be said of them: `graffiti_dumping=GRAF,lighting=SFD?HOWMANY=some&WHERE=street`'
		})
	),
	CHROMIUM: Type.Optional(
		Type.String({
			maxLength: 400,
			description:
				'Chromium that reports are printed with, where it is in none of the usual places; without one there are pages and no PDF'
		})
	),
	OIDC_ISSUER: Type.Optional(
		Type.String({
			pattern: '^(https://|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:|/|$))',
			description:
				'Provider by which an organisation signs its people in (OpenID Connect); needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES and PUBLIC_ORIGIN, and `PUBLIC_ORIGIN/api/provider/callback` as the redirect URI there'
		})
	),
	OIDC_CLIENT_ID: Type.Optional(
		Type.String({ maxLength: 200, description: 'What this room is called at the provider' })
	),
	OIDC_CLIENT_SECRET: Type.Optional(
		Type.String({ maxLength: 400, description: 'What this room proves itself with there' })
	),
	OIDC_NAME: Type.String({
		default: 'your organisation',
		maxLength: 60,
		description: 'What people call the provider: "Sign in with …"'
	}),
	OIDC_ROLES: Type.Optional(
		Type.String({
			pattern: '^[^=,]+=[a-z_]+(,[^=,]+=[a-z_]+)*$',
			description:
				'Which of its words is which role here, the strongest first: `CSCC-Managers=manager,CSCC-Desks=desk`; whoever has none of them does not come in'
		})
	),
	OIDC_ROLE_CLAIM: Type.String({
		default: 'groups',
		maxLength: 100,
		description: 'Claim that holds those words'
	}),
	OIDC_AGENCY_CLAIM: Type.String({
		default: 'agency',
		maxLength: 100,
		description: 'Claim that holds the organisation: its name or its id in the room'
	}),
	OIDC_CENTER: Type.String({
		default: 'CSCC',
		maxLength: 100,
		description:
			'What that claim says of people of the centre itself; desks and liaisons of an organisation that the room does not know do not come in'
	}),
	TRUSTED_PROXIES: Type.Optional(
		Type.String({
			pattern: '^[0-9a-fA-F.:]+(/\\d{1,3})?(,[0-9a-fA-F.:]+(/\\d{1,3})?)*$',
			description:
				'Addresses of balancers in front, with commas (`10.0.0.5,172.16.0.0/12`): what they say of where a request came from is believed; nobody else is'
		})
	),
	ALLOW_VOLATILE_REDIS: Type.Enum(['0', '1'], {
		default: '0',
		description: '1 accepts a Redis that can forget; every screen then says so'
	}),
	DRILL_HOURS: Type.Number({
		default: 0,
		minimum: 0,
		maximum: 120,
		description:
			'Practice only: hours that lie behind the room when it starts; its clock catches up'
	}),
	DRILL_MINUTES: Type.Number({
		default: 0.5,
		minimum: 0.1,
		maximum: 600,
		description: 'Practice only: minutes in which the room’s clock catches up with the real one'
	}),
	COMMANDS_PER_SECOND: Type.Integer({
		default: 40,
		minimum: 1,
		maximum: 100_000,
		description: 'Commands that one person may give in a second; twice as many at once'
	}),
	REQUESTS_PER_MINUTE: Type.Integer({
		default: 600,
		minimum: 1,
		maximum: 10_000_000,
		description:
			'HTTP requests that one person, or one address where nobody is signed in, may send in a minute; some routes have less'
	}),
	MAP_PMTILES_URL: Type.Optional(
		Type.String({
			pattern: '^/tiles/[\\w.-]+\\.pmtiles$',
			description:
				'Streets, parks and water in more detail: `/tiles/chicago.pmtiles` is the file `DATA_DIR/tiles/chicago.pmtiles`, a PMTiles archive in the Protomaps basemap schema; a new archive needs a new name'
		})
	),
	DIRECT_FRAMES: Type.Enum(['0', '1'], {
		default: '1',
		description: '0 sends every frame through Socket.IO instead of straight to the connections'
	}),
	METRICS_PORT: Type.Integer({
		default: 0,
		minimum: 0,
		maximum: 65535,
		description: 'Port of its own for `/metrics`, for Prometheus; 0 serves none'
	}),
	LOG_LEVEL: Type.Enum(['silent', 'error', 'warn', 'info', 'debug'], {
		default: 'info',
		description: 'How much the server writes to its log'
	})
});

/** What a setting makes no sense without. */
const needs = {
	SMTP_URL: ['MAIL_FROM', 'PUBLIC_ORIGIN', 'SEAL_KEYS'],
	SMS_WEBHOOK_URL: ['SMS_WEBHOOK_SECRET', 'PUBLIC_ORIGIN', 'SEAL_KEYS'],
	OPEN311_URL: ['OPEN311_KEY', 'OPEN311_SERVICES'],
	OIDC_ISSUER: ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLES', 'PUBLIC_ORIGIN']
} as const;

export type Config = Readonly<Static<typeof ConfigSchema>>;

/** All that is wrong with the settings, one line each. */
export class ConfigError extends Error {}

/** Reads the settings once: a frozen object, or one error with every mistake in it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
	const given = Object.fromEntries(
		Object.keys(ConfigSchema.properties).flatMap((name) => {
			const value = environment[name];
			return value === undefined || value === '' ? [] : [[name, value]];
		})
	);
	const filled = Value.Default(ConfigSchema, Value.Convert(ConfigSchema, given));
	if (!Value.Check(ConfigSchema, filled)) {
		const faults = [...Value.Errors(ConfigSchema, filled)].map(
			({ instancePath, message }) => `${instancePath.slice(1)} ${message}`
		);
		throw new ConfigError(faults.join('\n'));
	}
	const missing = (Object.keys(needs) as (keyof typeof needs)[]).flatMap((one) =>
		filled[one] === undefined
			? []
			: needs[one].filter((name) => !filled[name]).map((name) => `${name} is needed with ${one}`)
	);
	const unknown = (filled.OIDC_ROLES ?? '')
		.split(',')
		.map((pair) => pair.split('=')[1] ?? '')
		.filter((role) => role !== '' && !personRoles.some((one) => one === role));
	const faults = [
		...missing,
		...unknown.map(
			(role) => `OIDC_ROLES names "${role}", which is no role: ${personRoles.join(', ')}`
		)
	];
	if (faults.length > 0) throw new ConfigError(faults.join('\n'));
	return Object.freeze({ ...filled, DATA_DIR: resolve(filled.DATA_DIR) });
}
