import { routeAccess } from '../access/route-access.ts';
import { isLimited } from '../access/route-access.ts';

/** What the interface is divided into: the first part of an address that a row has here says to what it belongs. */
const parts: readonly [name: string, description: string, beginnings: readonly string[]][] = [
	[
		'room',
		'Commands, the live feed, and what happened to a record',
		['/api/commands', '/api/feed', '/api/stream', '/api/records']
	],
	[
		'ways in',
		'Who is signed in, and by what people come in',
		[
			'/api/session',
			'/api/entrances',
			'/api/first-administrator',
			'/api/links',
			'/api/password',
			'/api/passkeys',
			'/api/factor',
			'/api/provider'
		]
	],
	[
		'administration',
		'Accounts, organizations, programs with keys, webhooks',
		['/api/people', '/api/agencies', '/api/clients', '/api/hooks', '/api/see-as']
	],
	[
		'walls',
		'Screens in the room, and what they show',
		['/api/pairings', '/api/displays', '/api/sites']
	],
	[
		'map and figures',
		'What maps are drawn from, and numbers over time',
		['/api/map', '/api/places', '/api/times', '/api/replay']
	],
	[
		'need',
		'What is known of communities from outside: sources and how they stand, indicators',
		['/api/sources', '/api/areas', '/api/indicators', '/api/equity']
	],
	[
		'audit and extracts',
		'Who did and looked at what; tables and papers for those who may have them',
		['/api/audit', '/api/extracts', '/api/reports', '/api/forms']
	],
	[
		'public work',
		'What is broken or dirty in the street: Open311 GeoReport v2, GeoJSON, tables',
		['/open311', '/api/public']
	],
	['services', 'The capability directory, as HSDS 3', ['/hsds', '/api/directory']],
	['alerts', 'What the center tells everybody, as CAP 1.2', ['/cap']],
	['calendar', 'One’s own hours, as iCalendar', ['/api/calendar']],
	['messages', 'What people answer to messages', ['/api/messages']],
	['health', 'Whether a process answers, and follows the log', ['/health']]
];

/** The parts as OpenAPI lists them. */
export const tags = parts.map(([name, description]) => ({ name, description }));

/** To which part an address belongs. */
export function tagOf(url: string): string {
	const found = parts.find(([, , beginnings]) =>
		beginnings.some((beginning) => url.startsWith(beginning))
	);
	if (!found) throw new Error(`no part of the interface begins as ${url}`);
	return found[0];
}

/** `GET /api/records/:id/history` is `getRecordsByIdHistory`. */
export function operationIdOf(method: string, url: string): string {
	const words = url
		.replace(/^\/api\//, '')
		.split(/[/.]/)
		.filter((word) => word !== '')
		.map((word) => (word.startsWith(':') ? `By-${word.slice(1)}` : word))
		.join('-')
		.split(/[-_]/);
	return [
		method.toLowerCase(),
		...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
	].join('');
}

/** How somebody shows who they are, by name. */
export const securitySchemes = {
	session: {
		type: 'apiKey',
		in: 'cookie',
		name: 'cscc_session',
		description: 'Given by `POST /api/session`, or to a screen by its pairing.'
	},
	clientKey: {
		type: 'apiKey',
		in: 'query',
		name: 'api_key',
		description:
			'Of a program, made by an administrator under /clients; also as a field of the form.'
	},
	signature: {
		type: 'apiKey',
		in: 'header',
		name: 'webhook-signature',
		description: 'Standard Webhooks: HMAC-SHA256 of id, time and body.'
	}
} as const;

/** What a route asks for before it answers. */
export function securityOf(row: string): Record<string, string[]>[] {
	if (row === 'POST /api/messages/inbound') return [{ signature: [] }];
	if (row.startsWith('POST /open311/')) return [{ clientKey: [] }];
	return routeAccess[row] === 'anyone' ? [] : [{ session: [] }];
}

/** With which statuses a route may refuse, beside what it answers. */
export function refusalsOf(
	row: string,
	asks: { readonly params?: unknown; readonly querystring?: unknown; readonly body?: unknown }
): number[] {
	const url = row.slice(row.indexOf(' ') + 1);
	const isOpen = routeAccess[row] === 'anyone';
	return [
		...(asks.body || asks.querystring || asks.params ? [400] : []),
		...(isOpen ? [] : [401, 403]),
		...(url.includes(':') ? [404] : []),
		...(isLimited(url) ? [429] : []),
		503
	];
}
