// Long because every route and every command has its row here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomText } from '#shared/kernel/ids.ts';
import { calendarId } from '#shared/model/calendar.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { roles, type Role } from '#shared/model/terms.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { commandNames, type CommandName } from '#shared/wire/commands.ts';
import { routeAccess } from '#server/access/route-access.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { ana, enrolAgencies, noah, password, rosa, sol, TestRoom } from '../support/room.ts';
import { payloadFor, withoutVersion } from '../support/rules-walks.ts';

// Goal: whoever asks for something gets it only where the domain's table of roles says so. Method: every route and
// every command, by every role, of the organisation that has the work and of another one. The expectations are
// written here by hand, from the domain, and not taken from the tables that they check.
let room: TestRoom;
const cookies = new Map<Role, string>();

beforeAll(async () => {
	room = await TestRoom.open(systemClock, {
		SEAL_KEYS: makeKey('one'),
		COMMANDS_PER_SECOND: '100000',
		REQUESTS_PER_MINUTE: '1000000'
	});
	await enrolAgencies(room);
	const { people, sessions } = room.app.http.access;
	cookies.set('display', (await room.pairDisplay()).cookie);
	for (const role of roles.filter((one) => one !== 'display')) {
		const account = { signInName: role, name: role, role, deskIds: [], agencyId: 'agency_lights' };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies.set(role, `cscc_session=${token}`);
	}
});
afterAll(() => room.close());

const working: readonly Role[] = [
	...(['desk', 'victim_services', 'intervention', 'law_enforcement', 'manager'] as const)
];
const everybody: readonly Role[] = roles;
const people: readonly Role[] = roles.filter((role) => role !== 'display');

/** Not the police liaison, who is told of the wall by the minute. */
const seesRoomsWall: readonly Role[] = [
	...(['desk', 'victim_services', 'intervention', 'manager', 'committee'] as const)
];
const figures: readonly Role[] = [
	...(['desk', 'manager', 'committee', 'elected_office', 'funding', 'analyst'] as const)
];

/** Who passes each route; nobody else gets further than the door. */
const mayUse: Record<string, readonly Role[] | 'anyone'> = {
	'GET /api/openapi.json': 'anyone',
	'GET /api/asyncapi.json': 'anyone',
	'GET /help': 'anyone',
	'POST /help': 'anyone',
	'GET /help/status': 'anyone',
	'POST /help/status': 'anyone',
	'GET /help/leave/:token': 'anyone',
	'GET /help/stop/:mark': 'anyone',
	'POST /help/stop/:mark': 'anyone',
	'POST /api/messages/inbound': 'anyone',
	'GET /help/:mark/:name': 'anyone',
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
	'GET /api/calendar/:token.ics': 'anyone',
	'GET /health/live': 'anyone',
	'GET /health/ready': 'anyone',
	'GET /api/session': 'anyone',
	'GET /api/entrances': 'anyone',
	'POST /api/session': 'anyone',
	'DELETE /api/session': 'anyone',
	'POST /api/links': 'anyone',
	'POST /api/first-administrator': 'anyone',
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
	'GET /api/directory': ['manager', 'administrator'],
	'POST /api/directory/:source': ['administrator'],
	'DELETE /api/directory/:source': ['administrator'],
	'GET /cap/alerts.atom': 'anyone',
	'GET /cap/:name': 'anyone',
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
	'POST /api/see-as': ['administrator'],
	'GET /api/audit': ['auditor', 'administrator'],
	'GET /api/extracts/audit.csv': ['auditor'],
	'GET /api/extracts/meeting-summary.txt': [...working, 'committee'],
	'GET /api/reports/:id/paper.:format': ['manager', 'committee'],
	'GET /api/forms/activity-log.:format': working,
	'GET /api/forms/check-in.:format': working,
	'GET /api/forms/resource-request.:format': working,
	'POST /api/forms/after-action.:format': working,
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
	'PUT /api/displays/:id/pushed': ['desk', 'manager', 'administrator'],
	'DELETE /api/displays/:id/pushed': ['desk', 'manager', 'administrator'],
	'POST /api/displays/own/frozen': ['display'],
	'POST /api/displays/own/report': ['display'],
	'POST /api/displays/:id/identify': ['manager', 'administrator'],
	'POST /api/displays/:id/reload': ['manager', 'administrator'],
	'POST /api/displays/:id/cover': ['manager', 'administrator'],
	'POST /api/displays/:id/uncover': ['manager', 'administrator'],
	'DELETE /api/displays/:id': ['manager', 'administrator'],
	'GET /api/sites': [...working, 'administrator'],
	'POST /api/sites/:id/cover': [...working, 'administrator'],
	'POST /api/sites/:id/uncover': ['manager', 'administrator'],
	'PATCH /api/sites/:id': ['manager', 'administrator'],
	'PUT /api/sites/:id/message': ['desk', 'manager', 'administrator'],
	'DELETE /api/sites/:id/message': ['desk', 'manager', 'administrator'],
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
	'GET /api/replay/days/:day': seesRoomsWall,
	'GET /api/replay/picture': seesRoomsWall,
	'GET /api/replay/proof': seesRoomsWall,
	'GET /api/times': figures,
	'GET /api/places/:area': figures,
	'GET /api/feed': everybody,
	'GET /api/stream': everybody,
	'POST /api/commands': [...working, 'committee', 'elected_office', 'funding', 'administrator'],
	'GET /api/records/:id/history': [...working, 'elected_office'],
	'GET /api/records/:id/sealed': working,
	'PUT /api/records/:id/sealed/:part': [...working, 'elected_office'],
	'POST /api/records/:id/code': working,
	'POST /api/records/:id/reveal': working
};

test('every route has a row in the table, and every row in the table a route', () => {
	const known = Object.keys(routeAccess).toSorted();

	expect(known).toEqual(Object.keys(mayUse).toSorted());
	for (const row of known) {
		const [method = 'GET', url = ''] = row.split(' ');
		expect(room.app.http.hasRoute({ method: method as 'GET', url }), row).toBe(true);
	}
});

test('a route without a row does not start', async () => {
	const { default: Fastify } = await import('fastify');
	const { default: session } = await import('#server/plugins/session.ts');
	const { readConfig } = await import('#server/config.ts');
	const app = Fastify();
	await app.register(session, { config: readConfig({}) });

	expect(() => app.get('/api/everything', async () => 'all of it')).toThrow('has a row');
	await app.close();
});

test.each(Object.entries(mayUse).filter(([row]) => row !== 'DELETE /api/session'))(
	'%s lets those pass who may, and nobody else',
	async (row, allowed) => {
		const [method = 'GET', url = ''] = row.split(' ');
		const path = url
			.replace(':id', 'request_zzzz')
			.replace(':part', 'note')
			.replace(':key', '0'.repeat(16))
			.replace(':area', '29');
		for (const role of [undefined, ...roles]) {
			const response = await fetch(`${room.address}${path}`, {
				method,
				redirect: 'manual',
				headers: { cookie: role ? (cookies.get(role) ?? '') : '' }
			});
			const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
			const { code } = (isJson ? await response.json() : {}) as { code?: string };
			const name = `${role ?? 'nobody'}: ${response.status} ${code}`;
			if (allowed === 'anyone') expect(code, name).not.toBe('NOT_ALLOWED');
			else if (!role) expect([response.status, code], name).toEqual([401, 'NOT_SIGNED_IN']);
			else if (!allowed.includes(role))
				expect([response.status, code], name).toEqual([403, 'NOT_ALLOWED']);
			else expect(code, name).not.toBe('NOT_ALLOWED');
		}
	}
);

/** Whose record it is, seen from whoever gives the command. */
const relations = { own: 'agency_lights', other: 'agency_pantry' } as const;
type Relation = keyof typeof relations;
type Target =
	| ('request' | 'task' | 'deployment' | 'staff' | 'referral' | 'incident')
	| ('activation' | 'shift' | 'asset');
type Reach = 'whole' | 'outline' | 'nothing';

const ofAll = {
	desk: 'whole',
	victim_services: 'whole',
	intervention: 'whole',
	law_enforcement: 'whole',
	manager: 'whole'
} as const;

/** What each working role has of an ordinary record in lighting that is with `agency_lights`. */
const reach: Record<Relation, Record<Target, Partial<Record<Role, Reach>>>> = {
	own: {
		request: {
			desk: 'whole',
			victim_services: 'whole',
			intervention: 'whole',
			law_enforcement: 'whole',
			manager: 'whole'
		},
		task: {
			desk: 'whole',
			victim_services: 'whole',
			intervention: 'whole',
			law_enforcement: 'whole',
			manager: 'whole'
		},
		deployment: {
			desk: 'whole',
			victim_services: 'whole',
			intervention: 'whole',
			law_enforcement: 'whole',
			manager: 'whole'
		},
		staff: ofAll,
		asset: ofAll,
		shift: ofAll,
		incident: ofAll,
		activation: ofAll,
		/** Police follow no referral, not even one to themselves. */
		referral: {
			desk: 'whole',
			victim_services: 'whole',
			intervention: 'whole',
			manager: 'whole'
		}
	},
	other: {
		request: { desk: 'whole', law_enforcement: 'whole', manager: 'whole' },
		task: { desk: 'outline', law_enforcement: 'whole', manager: 'whole' },
		deployment: { desk: 'outline', manager: 'whole' },
		staff: { desk: 'outline', manager: 'whole' },
		asset: { desk: 'outline', manager: 'whole' },
		shift: { desk: 'outline', manager: 'whole' },
		incident: ofAll,
		activation: ofAll,
		referral: { manager: 'whole' }
	}
};

/** Commands that only these roles give at all; the others are for every working role. */
const onlyFor: Partial<Record<CommandName, readonly Role[]>> = {
	'request.log': [...working, 'elected_office'],
	'request.lift_restriction': ['manager'],
	'request.import': ['manager'],
	'agency.enrol': ['manager', 'administrator'],
	'staff.enrol': ['manager', 'administrator'],
	'request.submit': [],
	'request.confirm': [],
	'message.sent': [],
	'message.try_again': [],
	'message.give_up': [],
	'message.stop': [],
	'alert.receive': [],
	'outage.receive': [],
	'request.escalate': [],
	'task.escalate': [],
	'task.hear_handoff': [],
	'deployment.call_lead': [],
	'deployment.take_offer': ['manager'],
	'deployment.leave_offer': ['manager'],
	'community.set_need': ['manager'],
	'calendar.set': ['manager', 'administrator'],
	'deployment.miss_response': [],
	'deployment.miss_check_in': [],
	'capability.doubt': [...working, 'committee'],
	'funding.open': ['funding', 'manager'],
	'funding.book': ['funding', 'manager'],
	'funding.pay_for': ['funding', 'manager'],
	'funding.plan': ['funding', 'manager'],
	'agency.vet': ['manager'],
	'agency.activate': ['manager'],
	'agency.suspend': ['manager'],
	'agency.leave': ['manager'],
	'agency.revise': ['manager'],
	'agency.agree': ['manager'],
	'community.focus_on': ['manager'],
	'community.end_focus': ['manager'],
	'funding.import': ['funding', 'manager'],
	'report.begin': ['manager'],
	'report.write': ['manager'],
	'report.refresh': ['manager'],
	'report.sign': ['manager'],
	'report.correct': ['manager'],
	'report.discard': ['manager'],
	'member.invite': ['manager', 'committee'],
	'member.accept': ['manager', 'committee'],
	'member.leave': ['manager', 'committee'],
	'meeting.plan': ['manager', 'committee'],
	'meeting.attend': ['manager', 'committee'],
	'meeting.open': ['manager', 'committee'],
	'meeting.close': ['manager', 'committee'],
	'meeting.cancel': ['manager', 'committee'],
	'decision.adopt': ['manager', 'committee'],
	'decision.reject': ['manager', 'committee'],
	'action.add': ['manager', 'committee'],
	'action.drop': ['manager', 'committee'],
	'lesson.validate': ['manager', 'committee'],
	'lesson.accept': ['manager', 'committee'],
	'lesson.verify': ['manager', 'committee'],
	'lesson.reject': ['manager', 'committee'],
	'meeting.add_item': [...working, 'committee'],
	'decision.propose': [...working, 'committee'],
	'decision.withdraw': [...working, 'committee'],
	'action.finish': [...working, 'committee'],
	'lesson.note': [...working, 'committee'],
	'lesson.begin': [...working, 'committee'],
	'lesson.implement': [...working, 'committee'],
	'room.seed': [],
	'board.retire': []
};

async function records(): Promise<Record<Target, string>> {
	const work = { title: 'Light out', category: 'lighting' } as const;
	const request = (await room.must(noah, 'request.log', { ...work, channel: 'phone' })).id;
	await room.must(noah, 'request.triage', { id: request, version: 1 });
	const agencyId = 'agency_lights';
	await room.must(noah, 'request.accept', { id: request, version: 2, agencyId });
	const task = (await room.must(rosa, 'task.raise', { ...work, priority: 3 })).id;
	await room.must(rosa, 'task.assign', { id: task, version: 1, agencyId });
	const [plannedFrom, plannedTo] = ['2026-01-05T15:00:00.000Z', '2026-01-05T19:00:00.000Z'];
	const team = { callSign: 'Team 1', headcount: 2, communityArea: 29, purpose: 'Walk', agencyId };
	const deployment = (
		await room.must(rosa, 'deployment.request', { ...team, plannedFrom, plannedTo })
	).id;
	const staff = (await room.must(rosa, 'staff.enrol', { name: 'Kim', callSign: 'Kim 1', agencyId }))
		.id;
	const named = await room.must(rosa, 'staff.enrol', {
		name: 'Lee',
		callSign: 'Lee 1',
		agencyId,
		personId: `person_${randomText(6)}`
	});
	const hours = { plannedFrom, plannedTo };
	const atDesk = { deskId: 'funding', staffId: named.id, ...hours } as const;
	const shift = (await room.must(rosa, 'shift.schedule', atDesk)).id;
	const van = { name: 'Van 3', type: 'vehicle', agencyId } as const;
	const asset = (await room.must(rosa, 'asset.enrol', van)).id;
	return { request, task, deployment, staff, shift, asset, ...(await shared(agencyId)) };
}

/** What everybody who works in the room has, and a referral to this organisation. */
async function shared(agencyId: string) {
	const place = { communityArea: 29, block: '4200 W MADISON ST' };
	const notice = { ...place, count: 1, source: 'hospital' } as const;
	const incident = (await room.must(rosa, 'incident.log', notice)).id;
	const [opensAt, closesAt] = ['2026-01-07T15:00:00.000Z', '2026-01-07T19:00:00.000Z'];
	const plan = { title: 'A table', site: 'A school', communityArea: 29, opensAt, closesAt };
	const activation = (await room.must(rosa, 'activation.plan', plan)).id;
	const work = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
	const requestId = (await room.must(noah, 'request.log', work)).id;
	await room.must(noah, 'request.triage', { id: requestId, version: 1 });
	const asked = { requestId, requestVersion: 2, receiverId: agencyId, service: 'Somebody' };
	const referral = (await room.must(noah, 'referral.send', asked)).id;
	return { incident, activation, referral };
}

const versionOf = (id: string) =>
	room.app.http.follower.board.get(id.split('_')[0] as 'request', id)?.version ?? 0;

test.each(Object.keys(relations) as Relation[])(
	'every command of every role on work of one’s %s organisation is taken or refused as the table says',
	async (relation) => {
		const held = await records();
		const faults: string[] = [];
		for (const role of roles) {
			const actor: Actor = {
				id: `person_${role}`,
				name: role,
				role,
				deskIds: [],
				agencyId: relations[relation]
			};
			for (const name of commandNames) {
				const target = name.split('.')[0] as Target;
				const id = held[target] ?? held.request;
				// A version that nobody has: what passes the doors is told that it changed, and nothing is written.
				const payload = payloadOf(name, id, versionOf(id) + 7);
				const answer = await room.give(actor, name, payload as never);
				const code = answer.ok ? 'ok' : answer.code;
				const expected = expectedOf({ role, name, relation, target });
				if (!expected.includes(code))
					faults.push(`${role} ${name}: ${code}, not ${expected.join(' or ')}`);
			}
		}
		expect(faults).toEqual([]);
	}
);

function payloadOf(name: CommandName, id: string, version: number): object {
	if (name === 'note.add') return { subjectId: id, text: 'A word' };
	if (name === 'agency.set_capacity') return { id: 'agency_lights', capacity: 'open' };
	const at = { communityArea: 29, block: '4200 W MADISON ST' };
	if (name === 'task.raise_bundle') return at;
	if (name === 'staff.join') return { callSign: 'Desk 9' };
	if (name === 'community.set_need') return payloadFor(name, { id: 'community_29', version });
	if (name === 'calendar.set') return payloadFor(name, { id: calendarId, version });
	return payloadFor(name, { id, version });
}

/** What may come back: refused at the door, not found, or past it (and then told that it changed). */
function expectedOf(ask: {
	role: Role;
	name: CommandName;
	relation: Relation;
	target: Target;
}): string[] {
	const { role, name, relation, target } = ask;
	const may = (onlyFor[name] ?? working).includes(role);
	if (!may) return ['NOT_ALLOWED'];
	const isAboutOne = Object.hasOwn(reach.own, target);
	const creates = [
		'request.log',
		'request.import',
		...(['task.raise', 'task.raise_bundle', 'referral.send', 'incident.log'] as const),
		...(['activation.plan', 'shift.schedule', 'asset.enrol'] as const),
		...(['deployment.request', 'staff.enrol', 'staff.join'] as const)
	];
	if (!isAboutOne || creates.includes(name)) {
		if (name === 'agency.set_capacity') {
			return role === 'manager' || relation === 'own' ? ['ok'] : ['NOT_ALLOWED'];
		}
		if (name !== 'note.add') return ['ok', 'INVALID_PAYLOAD', 'CHANGED', 'TAKEN', 'NOT_FOUND'];
		const had = reach[relation].request[role] ?? 'nothing';
		return had === 'whole' ? ['ok'] : had === 'outline' ? ['NOT_ALLOWED'] : ['NOT_FOUND'];
	}
	const had = reach[relation][target][role] ?? 'nothing';
	if (had === 'nothing') return ['NOT_FOUND'];
	if (had === 'outline') return ['NOT_ALLOWED'];
	// What is laid over a record whatever it has become is taken, or told that it says otherwise.
	if (withoutVersion.includes(name)) return ['ok', 'CHANGED', 'NOT_FOUND', 'MOVE_NOT_PERMITTED'];
	return ['CHANGED', 'INVALID_PAYLOAD', 'NOT_FOUND'];
}

test('of restricted work nobody has anything but those whose it is, and a manager opens it to others', async () => {
	const crisis = { title: 'A family', category: 'crisis_response', channel: 'phone' } as const;
	const { id } = await room.must(ana, 'request.log', crisis);
	const codes: Record<string, string> = {};
	for (const role of roles) {
		const actor: Actor = {
			id: `person_${role}`,
			name: role,
			role,
			deskIds: [],
			agencyId: 'agency_pantry'
		};
		const answer = await room.give(actor, 'request.triage', { id, version: 9 });
		codes[role] = answer.ok ? 'ok' : answer.code;
	}
	const history = await fetch(`${room.address}/api/records/${id}/history`, {
		headers: { cookie: cookies.get('manager') ?? '' }
	});
	const past = (await history.json()) as { actor?: string; record: object }[];
	const reason = 'It is about a lamp';
	const lift = (version: number) =>
		room.give(rosa, 'request.lift_restriction', { id, version, reason });
	const byKind = await lift(1);
	// Whoever it is with says first that it is something else.
	const version = room.app.http.follower.board.get('request', id)?.version ?? 0;
	await room.must(sol, 'request.edit', {
		id,
		edits: { category: { from: 'crisis_response', to: 'lighting' } }
	});
	const lifted = await lift(version + 1);
	expect(lifted.ok).toBe(true);
	if (lifted.ok) await room.app.http.follower.reach(lifted.position, 5_000);

	expect(byKind).toMatchObject({ ok: false, code: 'RESTRICTED_BY_KIND' });
	expect(past).toHaveLength(1);
	expect(past[0]?.actor, 'who works on it is not told either').toBeUndefined();
	expect(codes).toMatchObject({ desk: 'NOT_ALLOWED', manager: 'NOT_ALLOWED' });
	expect(codes).toMatchObject({ victim_services: 'NOT_FOUND', intervention: 'NOT_FOUND' });
	expect(codes).toMatchObject({ law_enforcement: 'NOT_FOUND', elected_office: 'NOT_ALLOWED' });
	expect(room.app.http.follower.board.get('request', id)?.restricted).toBe(false);
});
