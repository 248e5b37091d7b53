import { isKind, type AnyRecord, type Kind, type RecordTypes } from '../model/records.ts';
import type { Request } from '../model/request.ts';
import { categories, cityServices, type Role } from '../model/terms.ts';

/** Whoever looks at records: a role, whom they work for, and the communities they are bound to. */
export interface Looker {
	role: Role;
	agencyId?: string | undefined;
	deskIds: readonly string[];
	/** Empty: the whole city. */
	communities?: readonly number[] | undefined;
}

/** Where records are looked up: a board, or a board with what was fetched from behind it. */
export interface Reading {
	get<K extends Kind>(kind: K, id: string): RecordTypes[K] | undefined;
}

/** What a record belongs to, as far as it decides who may see it. The same for everybody. */
export interface Facts {
	restricted: boolean;
	agencies: readonly string[];
	desks: readonly string[];
	area?: number | undefined;
	cityWork: boolean;
	/** The organisation that asked for it. */
	filedBy?: string | undefined;
	/** What it was added to. */
	subject?: { kind: Kind; facts: Facts };
	/** The only organisation that it is for. */
	onlyFor?: string | undefined;
}

const plain: Facts = { restricted: false, agencies: [], desks: [], cityWork: false };
/** In none of the communities that somebody can be bound to: what is of all of them, or does not say where. */
const wholeCity = 0;
/** What belongs to something that nobody knows is shown to nobody. */
const lost: Facts = { ...plain, restricted: true, onlyFor: 'nobody' };

export function factsOf(record: AnyRecord, reading: Reading): Facts {
	switch (record.kind) {
		case 'request':
			return ofRequest(record);
		case 'task': {
			const request = record.requestId && reading.get('request', record.requestId);
			return ofTask(record, request || undefined);
		}
		case 'note': {
			const kind = record.subjectId.slice(0, record.subjectId.indexOf('_'));
			const subject = isKind(kind) ? reading.get(kind, record.subjectId) : undefined;
			if (!subject || subject.kind === 'note') return lost;
			const facts = factsOf(subject, reading);
			return {
				...facts,
				// It is whose who wrote it, whoever asked for what it was added to.
				agencies: listOf(record.agencyId),
				filedBy: undefined,
				desks: [],
				subject: { kind: subject.kind, facts },
				onlyFor: record.internal ? (record.agencyId ?? 'nobody') : undefined
			};
		}
		case 'referral':
			return ofReferral(record, reading);
		case 'message': {
			const request = reading.get('request', record.requestId);
			return request ? { ...ofRequest(request), filedBy: undefined } : lost;
		}
		case 'deployment':
			return { ...plain, agencies: listOf(record.agencyId), area: record.communityArea };
		case 'activation': {
			const agencies = record.providers.map(({ agencyId }) => agencyId);
			return { ...plain, agencies, desks: [record.deskId], area: record.communityArea };
		}
		case 'shift':
			return {
				...plain,
				// Whoever was named to take over has what they are to take over.
				agencies: [...listOf(record.agencyId), ...listOf(record.incomingAgencyId)],
				desks: [record.deskId]
			};
		case 'incident':
		case 'outage':
			return { ...plain, area: record.communityArea };
		case 'staff':
		case 'asset':
			return { ...plain, agencies: listOf(record.agencyId) };
		case 'community':
		case 'agency':
		case 'calendar':
		case 'alert':
		case 'weights':
			return plain;
		case 'report':
			return { ...plain, area: wholeCity };
		case 'capability':
			return { ...plain, agencies: [record.agencyId] };
		case 'member':
		case 'meeting':
		case 'decision':
			return { ...plain, area: record.communityArea };
		case 'shortfall':
			return { ...plain, area: record.communityArea ?? wholeCity };
		case 'funding':
		case 'action':
		case 'lesson':
			return { ...plain, agencies: listOf(record.agencyId), area: record.communityArea };
	}
}

/** An organisation's record is its own; one that no organisation has yet is its desk's. */
export function isOwn({ agencyId, deskIds }: Looker, facts: Facts): boolean {
	const { agencies, desks, filedBy, restricted } = facts;
	if (agencyId !== undefined && agencies.includes(agencyId)) return true;
	// Who was given something restricted has it alone: where it came from and through has it no more.
	if (restricted && agencies.length > 0) return false;
	if (agencyId !== undefined && filedBy === agencyId) return true;
	return desks.some((desk) => deskIds.includes(desk));
}

function ofRequest(request: Request): Facts {
	return {
		restricted: request.restricted,
		agencies: listOf(request.agencyId),
		desks: [request.deskId],
		area: request.communityArea,
		cityWork: isCityWork(request.category),
		filedBy: request.filedBy
	};
}

/** A task is also its request's: a restriction covers both, and whoever has the request follows its tasks. */
function ofTask(task: RecordTypes['task'], request: Request | undefined): Facts {
	const restricted = task.restricted || (request?.restricted ?? false);
	// Who refused restricted work has it no more: it lies at its desk again.
	const isRefused = restricted && task.state === 'rejected';
	const [own, above] = [isRefused ? [] : listOf(task.agencyId), listOf(request?.agencyId)];
	return {
		restricted,
		// Of restricted work each organisation has its own part, and not the others'.
		agencies: restricted && own.length > 0 ? own : [...own, ...above],
		// Until somebody has it, it lies at the desk that such work goes to.
		desks: [task.deskId ?? categories[task.category].desk, ...listOf(request?.deskId)],
		area: task.communityArea ?? request?.communityArea,
		filedBy: task.filedBy,
		cityWork: isCityWork(task.category)
	};
}

/** A referral is its request's. Who is asked for something restricted is told in person, and not by the room. */
function ofReferral(referral: RecordTypes['referral'], reading: Reading): Facts {
	const request = reading.get('request', referral.requestId);
	if (!request) return lost;
	const facts = ofRequest(request);
	const receiver = facts.restricted ? [] : [referral.receiverId];
	return { ...facts, agencies: [...facts.agencies, ...receiver], filedBy: undefined };
}

function isCityWork(category: Request['category']): boolean {
	return cityServices.some((one) => one === category);
}

const listOf = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
