import type { FieldClass } from '../model/fields.ts';
import { classesOf, type AnyRecord, type Kind } from '../model/records.ts';
import type { Role } from '../model/terms.ts';
import { factsOf, isOwn, type Facts, type Looker, type Reading } from './belonging.ts';

/** How much of a record somebody has: none of it, its state and times, or all that the log holds of it. */
export type Level = 'nothing' | 'outline' | 'whole';

const classesAt: Readonly<Record<Level, readonly FieldClass[]>> = {
	nothing: [],
	outline: ['public'],
	whole: ['public', 'operational']
};
const rank: Readonly<Record<Level, number>> = { nothing: 0, outline: 1, whole: 2 };

/** Which records a line of the table speaks of. */
type Which =
	| 'every'
	/** Of one's own organisation, or at one's own desk. */
	| 'own'
	/** For people of the centre itself, who belong to no organisation in it. */
	| 'of_the_centre'
	/** Asked for by one's own office. */
	| 'filed'
	/** Repairs and permits: what the City's departments do. */
	| 'city_services';

interface Line {
	which: Which;
	ordinary: Level;
	restricted: Level;
}

const line = (which: Which, ordinary: Level, restricted: Level = 'nothing'): Line => ({
	which,
	ordinary,
	restricted
});
const whole = [line('every', 'whole')];
const outline = [line('every', 'outline')];
const nothing: readonly Line[] = [];
/** The same of each of these. */
function each<K extends Kind>(lines: readonly Line[], ...kinds: K[]): Record<K, readonly Line[]> {
	return Object.fromEntries(kinds.map((kind) => [kind, lines])) as never;
}
const none = <K extends Kind>(...kinds: K[]) => each(nothing, ...kinds);
const noWork = {
	...none('request', 'task', 'deployment', 'staff', 'incident', 'activation', 'referral'),
	...none('shift', 'asset', 'calendar', 'note', 'message', 'alert'),
	...none(
		'member',
		'meeting',
		'decision',
		'action',
		'lesson',
		'weights',
		'funding',
		'report',
		'shortfall'
	),
	capability: outline,
	outage: outline
};
/** What committees talk about and decide, for those who sit in them or do what they ask. */
const committee = each(whole, 'member', 'meeting', 'decision', 'action', 'lesson', 'weights');
/** That something was decided or learned, when and of where: not what was said of it. */
const decided = { meeting: outline, decision: outline, action: outline, weights: whole };
/** A notice is a range of a street, a number and a time, an alert is for everybody; money and reports are no matter of a desk. */
const shared = {
	incident: whole,
	activation: whole,
	calendar: whole,
	alert: whole,
	capability: whole,
	outage: whole,
	...none('funding', 'report', 'shortfall')
};

/** For those who write in the books: small counts, which those who only read them have none of. */
const books = { funding: whole, shortfall: outline };

/**
 * Who receives how much of which records: role × kind, ordinary and restricted. What a line gives, another
 * does not take away. Beyond this table there is nothing: wall and figures are views of their own, and sealed
 * content is read one at a time.
 */
export const visibility: Readonly<Record<Role, Readonly<Record<Kind, readonly Line[]>>>> = {
	display: { ...noWork, community: nothing, agency: nothing, ...none('capability', 'outage') },
	/** The centre's own desks have the whole picture; an organisation's have the queue and their own work. */
	desk: {
		community: whole,
		agency: whole,
		staff: [line('of_the_centre', 'whole'), line('own', 'whole'), line('every', 'outline')],
		request: [line('every', 'whole', 'outline')],
		task: [
			line('of_the_centre', 'whole'),
			line('own', 'whole'),
			line('every', 'outline', 'outline')
		],
		deployment: [line('of_the_centre', 'whole'), line('own', 'whole'), line('every', 'outline')],
		...shared,
		...committee,
		referral: [line('of_the_centre', 'whole'), line('own', 'whole')],
		shift: [line('of_the_centre', 'whole'), line('own', 'whole'), line('every', 'outline')],
		asset: [line('of_the_centre', 'whole'), line('own', 'whole'), line('every', 'outline')],
		note: whole,
		message: [line('of_the_centre', 'whole'), line('own', 'whole')]
	},
	/** Work of their own organisation, restricted or not, and of nobody else's. */
	victim_services: {
		community: whole,
		agency: whole,
		staff: [line('own', 'whole')],
		request: [line('own', 'whole', 'whole')],
		task: [line('own', 'whole', 'whole')],
		deployment: [line('own', 'whole')],
		...shared,
		...committee,
		referral: [line('own', 'whole', 'whole')],
		shift: [line('own', 'whole')],
		asset: [line('own', 'whole')],
		note: [line('every', 'whole', 'whole')],
		message: [line('own', 'whole', 'whole')]
	},
	intervention: {
		community: whole,
		agency: whole,
		staff: [line('own', 'whole')],
		request: [line('own', 'whole')],
		task: [line('own', 'whole')],
		deployment: [line('own', 'whole')],
		...shared,
		...committee,
		referral: [line('own', 'whole')],
		shift: [line('own', 'whole')],
		asset: [line('own', 'whole')],
		note: whole,
		message: [line('own', 'whole')]
	},
	/** City services and what is their own: nothing of outreach, of victims, or of who is where. */
	law_enforcement: {
		community: whole,
		agency: outline,
		staff: [line('own', 'whole')],
		request: [line('city_services', 'whole'), line('own', 'whole')],
		task: [line('city_services', 'whole'), line('own', 'whole')],
		deployment: [line('own', 'whole')],
		...shared,
		member: nothing,
		lesson: nothing,
		...decided,
		referral: nothing,
		shift: [line('own', 'whole')],
		asset: [line('own', 'whole')],
		note: [line('own', 'whole')],
		message: nothing
	},
	/** Restricted work as states and times, which is what counts and ages are made of. */
	manager: {
		community: whole,
		agency: whole,
		staff: whole,
		request: [line('every', 'whole', 'outline')],
		task: [line('every', 'whole', 'outline')],
		deployment: whole,
		...shared,
		...committee,
		...books,
		report: whole,
		referral: [line('every', 'whole', 'outline')],
		shift: whole,
		asset: whole,
		note: whole,
		message: [line('every', 'whole', 'outline')]
	},
	committee: {
		...noWork,
		...committee,
		funding: whole,
		report: whole,
		capability: whole,
		community: whole,
		agency: whole
	},
	elected_office: {
		...noWork,
		...decided,
		community: whole,
		agency: outline,
		calendar: whole,
		request: [line('filed', 'whole', 'outline')]
	},
	funding: { ...noWork, ...decided, ...books, community: whole, agency: whole },
	analyst: { ...noWork, ...decided, funding: whole, community: whole, agency: whole },
	administrator: { ...noWork, community: outline, agency: outline, calendar: whole },
	auditor: { ...noWork, ...decided, funding: whole, community: outline, agency: outline }
};

/** Roles that may know who is looking at what: those who do the work together, and no police. */
export function knowsWhoIsWhere(role: Role): boolean {
	return ['desk', 'victim_services', 'intervention', 'manager'].includes(role);
}

/** How much of a record this person may have now. `reading` is asked for what the record belongs to. */
export function levelOf(looker: Looker, record: AnyRecord, reading: Reading): Level {
	return levelFor(looker, record.kind, factsOf(record, reading));
}

/** The same, for facts that were looked up before: they are the same for everybody who looks. */
export function levelFor(looker: Looker, kind: Kind, facts: Facts): Level {
	if (isElsewhere(looker, facts)) return 'nothing';
	// What was added to something is for those who have all of it.
	if (facts.subject && levelFor(looker, facts.subject.kind, facts.subject.facts) !== 'whole') {
		return 'nothing';
	}
	if (facts.onlyFor !== undefined && facts.onlyFor !== looker.agencyId) return 'nothing';
	// To whoever has only some communities, an outline would say in which of them it is.
	const isBound = (looker.communities ?? []).length > 0;
	const wouldBeFound = isBound && facts.restricted && facts.area !== undefined;
	let best: Level = 'nothing';
	for (const { which, ordinary, restricted } of visibility[looker.role][kind]) {
		const level = facts.restricted ? restricted : ordinary;
		if (wouldBeFound && which === 'every' && level === 'outline') continue;
		if (rank[level] > rank[best] && isMeant(which, looker, facts)) best = level;
	}
	return best;
}

/** Bound to communities: what is in none of them is not theirs; what has no place is everybody's. */
function isElsewhere({ communities = [] }: Looker, { area }: Facts): boolean {
	return communities.length > 0 && area !== undefined && !communities.includes(area);
}

function isMeant(which: Which, looker: Looker, facts: Facts): boolean {
	switch (which) {
		case 'every':
			return true;
		case 'own':
			return isOwn(looker, facts);
		case 'of_the_centre':
			return looker.agencyId === undefined;
		case 'filed':
			return facts.filedBy !== undefined && facts.filedBy === looker.agencyId;
		case 'city_services':
			return facts.cityWork;
	}
}

/** A copy of the fields that somebody with this level may have; nothing at all for those without. */
export function copyAt(level: Level, record: AnyRecord): Record<string, unknown> | undefined {
	const permitted = classesAt[level];
	if (permitted.length === 0) return undefined;
	const classes = classesOf(record.kind);
	const copy: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(record)) {
		const fieldClass = classes[field];
		if (fieldClass && permitted.includes(fieldClass)) copy[field] = value;
	}
	return copy;
}

/** Whether somebody who holds this copy has all of it: who changed a record is never part of an outline. */
export function isWhole(copy: { changedBy?: string }): boolean {
	return copy.changedBy !== undefined;
}

/** What this person may have of a record: a copy of the permitted fields, or nothing. */
export function project(
	looker: Looker,
	record: AnyRecord,
	reading: Reading
): Record<string, unknown> | undefined {
	return copyAt(levelOf(looker, record, reading), record);
}

/** The lesser of two. */
export function lower(one: Level, other: Level): Level {
	return rank[one] < rank[other] ? one : other;
}

/**
 * The same person as everybody who sees the same: what the table does not ask for is left out, so that as
 * many as possible share one audience.
 */
export function lookerOf({ role, agencyId, deskIds, communities = [] }: Looker): Looker {
	const asked = new Set(
		Object.values(visibility[role]).flatMap((lines) => lines.map((l) => l.which))
	);
	const isCentre = asked.has('of_the_centre') && agencyId === undefined;
	const hasNotes = visibility[role].note.length > 0;
	const asksAgency = hasNotes || asked.has('own') || asked.has('filed');
	return {
		role,
		...(asksAgency && agencyId !== undefined ? { agencyId } : {}),
		deskIds: asked.has('own') && !isCentre ? deskIds.toSorted() : [],
		communities: communities.toSorted((a, b) => a - b)
	};
}
