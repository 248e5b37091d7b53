import { feedsFor, wallOf } from '#shared/wire/audiences.ts';
import { workingRoles, roles, type Role } from '#shared/model/terms.ts';

/** `anyone`: without a session too. Else the roles that pass. */
export type Allowed = 'anyone' | readonly Role[];

const everybody: readonly Role[] = roles;
const people: readonly Role[] = roles.filter((role) => role !== 'display');
/** Who has the manager's figures: all of them, or totals. */
const figures: readonly Role[] = roles.filter((role) => feedsFor(role).includes('watch'));
/** Who may see what the room's walls showed: those who see them now, with their single moments. */
const lookingBack: readonly Role[] = people.filter((role) => wallOf(role) === 'room');
/** Who decides what the room looks at. */
const showing: readonly Role[] = ['desk', 'manager', 'administrator'];

/**
 * Who may use which route: every route of the interface has a row, and the server does not start with one that
 * has none. What somebody sees of what a route answers is another matter: rules/visibility.ts.
 */
export const routeAccess: Readonly<Record<string, Allowed>> = {
	'GET /api/openapi.json': 'anyone',
	'GET /api/asyncapi.json': 'anyone',
	/** The community's door: pages without an account. */
	'GET /help': 'anyone',
	'POST /help': 'anyone',
	'GET /help/status': 'anyone',
	'POST /help/status': 'anyone',
	'GET /help/leave/:token': 'anyone',
	'GET /help/stop/:mark': 'anyone',
	'POST /help/stop/:mark': 'anyone',
	/** What people answer to a text, from the service that carries it: signed. */
	'POST /api/messages/inbound': 'anyone',
	'GET /help/:mark/:name': 'anyone',
	/** GeoReport v2: what is public; to send, a key is asked for by the route itself. */
	'GET /open311/discovery.:format': 'anyone',
	'GET /open311/v2/services.:format': 'anyone',
	'GET /open311/v2/services/:code.:format': 'anyone',
	'GET /open311/v2/requests.:format': 'anyone',
	'GET /open311/v2/requests/:id.:format': 'anyone',
	'POST /open311/v2/requests.:format': 'anyone',
	'GET /open311/v2/tokens/:token.:format': 'anyone',
	'GET /open311/v2/servicerequestupdates.:format': 'anyone',
	'POST /open311/v2/servicerequestupdates.:format': 'anyone',
	'GET /api/public/requests.geojson': 'anyone',
	'GET /api/public/requests.csv': 'anyone',
	'GET /api/public/requests.ndjson': 'anyone',
	/** The capability directory, as the Human Services Data Specification has it: what is shared. */
	'GET /hsds/': 'anyone',
	'GET /hsds/services': 'anyone',
	'GET /hsds/services/:id': 'anyone',
	'GET /hsds/organizations': 'anyone',
	'GET /hsds/organizations/:id': 'anyone',
	'GET /hsds/service_at_locations': 'anyone',
	'GET /hsds/service_at_locations/:id': 'anyone',
	'GET /hsds/locations': 'anyone',
	'GET /hsds/locations/:id': 'anyone',
	'GET /hsds/taxonomies': 'anyone',
	'GET /hsds/taxonomies/:id': 'anyone',
	'GET /hsds/taxonomy_terms': 'anyone',
	'GET /hsds/taxonomy_terms/:id': 'anyone',
	'GET /hsds/package/:file': 'anyone',
	'GET /api/directory': ['manager', 'administrator'],
	'POST /api/directory/:source': ['administrator'],
	'DELETE /api/directory/:source': ['administrator'],
	/** What the centre tells everybody, for those who carry it on. */
	'GET /cap/alerts.atom': 'anyone',
	'GET /cap/:name': 'anyone',
	'GET /api/calendar/:token.ics': 'anyone',
	'GET /health/live': 'anyone',
	'GET /health/ready': 'anyone',
	'GET /api/session': 'anyone',
	'GET /api/entrances': 'anyone',
	'POST /api/session': 'anyone',
	'DELETE /api/session': 'anyone',
	'POST /api/first-administrator': 'anyone',
	'POST /api/links': 'anyone',
	'GET /api/provider/start': 'anyone',
	'GET /api/provider/callback': 'anyone',
	'POST /api/provider/ended': 'anyone',
	'GET /api/sessions': people,
	'DELETE /api/sessions/:key': people,
	'GET /api/calendar': people,
	'POST /api/calendar': people,
	'DELETE /api/calendar': people,
	'PUT /api/password': people,
	'POST /api/passkeys/challenge': 'anyone',
	'GET /api/passkeys': people,
	'POST /api/passkeys/offer': people,
	'POST /api/passkeys': people,
	'POST /api/passkeys/:key/remove': people,
	'PUT /api/factor': people,
	'GET /api/people': ['administrator'],
	'POST /api/people': ['administrator'],
	'PATCH /api/people/:id': ['administrator'],
	'POST /api/people/:id/link': ['administrator'],
	'GET /api/agencies': people,
	'GET /api/clients': ['administrator'],
	'POST /api/clients': ['administrator'],
	'DELETE /api/clients/:id': ['administrator'],
	'GET /api/hooks': ['administrator'],
	'POST /api/hooks': ['administrator'],
	'DELETE /api/hooks/:id': ['administrator'],
	'POST /api/hooks/:id/replay': ['administrator'],
	'POST /api/see-as': ['administrator'],
	'GET /api/audit': ['auditor', 'administrator'],
	'GET /api/extracts/audit.csv': ['auditor'],
	'GET /api/extracts/meeting-summary.txt': [...workingRoles, 'committee'],
	'GET /api/extracts/open-requests.csv': [
		'manager',
		'committee',
		'elected_office',
		'funding',
		'analyst'
	],
	'POST /api/pairings': 'anyone',
	'POST /api/pairings/claim': 'anyone',
	'GET /api/pairings/:code': ['manager', 'administrator'],
	'GET /api/displays': ['manager', 'administrator'],
	'POST /api/displays': ['manager', 'administrator'],
	'PATCH /api/displays/:id': ['manager', 'administrator'],
	'PUT /api/displays/:id/pushed': showing,
	'DELETE /api/displays/:id/pushed': showing,
	'POST /api/displays/own/frozen': ['display'],
	'POST /api/displays/own/report': ['display'],
	'POST /api/displays/:id/identify': ['manager', 'administrator'],
	'POST /api/displays/:id/reload': ['manager', 'administrator'],
	'POST /api/displays/:id/cover': ['manager', 'administrator'],
	'POST /api/displays/:id/uncover': ['manager', 'administrator'],
	'DELETE /api/displays/:id': ['manager', 'administrator'],
	'GET /api/sites': [...workingRoles, 'administrator'],
	/** Everybody in the room may close it; who opens it answers for it. */
	'POST /api/sites/:id/cover': [...workingRoles, 'administrator'],
	'POST /api/sites/:id/uncover': ['manager', 'administrator'],
	'PATCH /api/sites/:id': ['manager', 'administrator'],
	'PUT /api/sites/:id/message': showing,
	'DELETE /api/sites/:id/message': showing,
	'GET /api/map': everybody,
	'GET /api/map/boundaries/:revision': everybody,
	'PUT /api/map/boundaries': ['administrator'],
	'DELETE /api/map/boundaries': ['administrator'],
	'PUT /api/map/parts/:part': ['administrator'],
	'DELETE /api/map/parts/:part': ['administrator'],
	'GET /api/sources': people,
	'PUT /api/sources/:source': ['administrator', 'analyst'],
	'POST /api/sources/:source/failures': ['administrator', 'analyst'],
	'GET /api/areas/:area/indicators': people,
	'GET /api/areas/:area/hours': ['manager'],
	'GET /api/indicators/:indicator': people,
	'GET /api/equity': figures,
	/** Of the room's own wall, as it was. */
	'GET /api/replay/days/:day': lookingBack,
	'GET /api/replay/picture': lookingBack,
	'GET /api/replay/proof': lookingBack,
	/** Situation reports, on paper. */
	'GET /api/reports/:id/paper.:format': ['manager', 'committee'],
	/** Forms of other centres, filled from what somebody may have. */
	'GET /api/forms/activity-log.:format': workingRoles,
	'GET /api/forms/check-in.:format': workingRoles,
	'GET /api/forms/resource-request.:format': workingRoles,
	'POST /api/forms/after-action.:format': workingRoles,
	'GET /api/times': figures,
	'GET /api/places/:area': figures,
	'GET /api/feed': everybody,
	'GET /api/stream': everybody,
	'POST /api/commands': [
		...workingRoles,
		'committee',
		'elected_office',
		'funding',
		'administrator'
	],
	'GET /api/records/:id/sealed': workingRoles,
	'PUT /api/records/:id/sealed/:part': [...workingRoles, 'elected_office'],
	'POST /api/records/:id/code': workingRoles,
	'POST /api/records/:id/reveal': workingRoles,
	'GET /api/records/:id/history': [...workingRoles, 'elected_office']
};

/** Where whoever calls too often is told to wait. */
export function isLimited(url: string): boolean {
	return ['/api/', '/help', '/open311/', '/hsds/', '/cap/'].some((path) => url.startsWith(path));
}

/** All but files of the website: whoever asks may have those, and there is nothing of the room in them. */
export function isOfInterface(url: string): boolean {
	return isLimited(url) || url.startsWith('/health/');
}
