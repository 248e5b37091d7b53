import type { Kind } from '#shared/model/records.ts';

/** What leaves the room, and who may come for it. */
function partnerKeys(key: (...parts: string[]) => string) {
	return {
		/** Whose calendar an address is, by the hash of its token, and the hash of each person's own. */
		calendars: key('calendars'),
		calendarOf: key('calendar-of'),
		/** Who is told of public work; how far each was, what was given up, and of which records it was told. */
		hooks: key('hooks'),
		hookState: (id: string) => key('hook', id),
		hookDead: (id: string) => key('hook-dead', id),
		hookSent: (id: string) => key('hook-sent', id),
		hookLease: key('lease', 'hooks'),
		alertLease: key('lease', 'alerts'),
		outageLease: key('lease', 'outages'),
		/** Directories of services, by source: what is known of each, and each itself. */
		directories: key('directories'),
		directory: (source: string) => key('directory', source),
		/** What is known from each source, what is known of that, and which load was refused last. */
		publication: (source: string) => key('publication', source),
		publications: key('publications'),
		failedLoads: key('failed-loads'),
		/** Programs of others that may send or read, by id. */
		clients: key('clients'),
		/** Marks of numbers and addresses that want no messages. */
		optedOut: key('opted-out'),
		optedOutKey: key('opted-out-key'),
		courierLease: key('lease', 'courier'),
		handoffLease: key('lease', 'handoffs')
	};
}

/** How every key in Redis is spelled. Keys of a room share the hash tag, so a room lives on one shard. */
export function roomKeys(room: string) {
	const key = (...parts: string[]) => [`{${room}}`, ...parts].join(':');
	return {
		log: key('log'),
		/** Who looked, who came, who was sent away. */
		audit: key('audit'),
		/** Numbers of the audit entries about one record or account. */
		auditOf: (subject: string) => key('audit-of', subject),
		/** Confidential content of a record, encrypted. */
		sealed: (kind: Kind, id: string) => key('sealed', kind, id),
		/** Records that have sealed content. */
		sealedIds: key('sealed-ids'),
		control: key('control'),
		position: key('position'),
		epoch: key('epoch'),
		format: key('format'),
		presence: key('presence'),
		...partnerKeys(key),
		/** Written only to ask replicas whether they have it. */
		pulse: key('pulse'),
		lease: key('lease', 'timekeeper'),
		looked: key('lease', 'looked'),
		record: (kind: Kind, id: string) => key('record', kind, id),
		history: (kind: Kind, id: string) => key('history', kind, id),
		board: (kind: Kind) => key('open', kind),
		claim: (name: string) => key('index', name),
		receipt: (actorId: string, commandId: string) => key('receipt', actorId, commandId),
		person: (id: string) => key('person', id),
		people: key('people'),
		names: key('index', 'sign-in-name'),
		link: (hash: string) => key('link', hash),
		linkOf: (personId: string) => key('link-of', personId),
		/** Browsers in which somebody has signed in before. */
		devices: (account: string) => key('devices', account),
		/** Counters that run out by themselves. */
		limit: (what: string) => key('limit', what),
		/** Sessions of one person: what each says of itself, by its hash. */
		sessionsOf: (personId: string) => key('sessions', personId),
		session: (hash: string) => key('session', hash),
		/** Somebody's passkeys, by their ids; whose each of them is; what was asked of a browser. */
		passkeysOf: (personId: string) => key('passkeys', personId),
		passkeyOwners: key('index', 'passkey'),
		challenge: (challenge: string) => key('challenge', challenge),
		/** A sign-in that went to a provider, by what it must bring back. */
		begun: (stateHash: string) => key('begun', stateHash),
		/** Wall screens and the places they hang in, by id; what each screen last said of itself. */
		displays: key('displays'),
		sites: key('sites'),
		/** Since when which of them is covered: apart, so that no other change can lay it open. */
		covered: key('covered'),
		displayReports: key('display-reports'),
		/** Official outlines of community areas, and their name. */
		boundaries: key('boundaries'),
		/** Official outlines of parts of the city, by their name: beats, block groups. */
		parts: (type: string) => key('boundaries', type),
		/** How long the stages of requests took, by day: a fold of the log that can be made anew. */
		times: key('times'),
		/** Marks of what the walls showed, by the parts of a day (UTC). */
		shown: (day: string) => key('shown', day),
		/** A screen that waits to be let in, by the code it shows. */
		pairing: (code: string) => key('pairing', code)
	};
}

export type RoomKeys = ReturnType<typeof roomKeys>;
