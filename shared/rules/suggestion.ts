import type { Agency } from '../model/agency.ts';
import type { Request } from '../model/request.ts';
import { categories, type Desk, type Soon } from '../model/terms.ts';
import { clockOf, dueMsOf } from './targets.ts';
import type { Calendars } from './work-calendar.ts';

/** What the rules would do with a request, and why. Never applied by itself. */
export interface Suggestion {
	priority: number;
	deskId: Desk;
	/** By when help is promised at this priority; an instant in milliseconds. */
	dueMs: number | undefined;
	agencyId: string;
	agencyName: string;
	/** Why: it leads this kind of work here, or for the whole city. */
	reason: 'leads_here' | 'leads_city';
	/** Who would have come first and has no room now. */
	full?: string;
}

/** What somebody's own judgement of how soon they need it comes to, at most. */
const prioritySoon: Readonly<Record<Soon, number>> = {
	now: 1,
	today: 2,
	this_week: 3,
	no_hurry: 4
};

/** Priority that a request has by its kind, or what was said of it where that is more urgent. Never applied by itself. */
export function suggestPriority({
	category,
	priority,
	soon,
	danger
}: Pick<Request, 'category' | 'priority' | 'soon' | 'danger'>): number {
	const said = danger ? 1 : soon ? prioritySoon[soon] : 4;
	return Math.min(categories[category].priority, priority, said);
}

interface Agencies {
	all(kind: 'agency'): Iterable<Agency>;
}

type Owner = Pick<Suggestion, 'agencyId' | 'agencyName' | 'reason' | 'full'>;

/** Those with more room first; who has not said is asked after those who have. */
const room: Readonly<Record<Agency['capacity'], number>> = {
	open: 0,
	limited: 1,
	unknown: 2,
	full: 3
};

/** Organisations that lead this kind of work: those of this community, then those for all; with more room first. */
export function candidatesFor(
	{ category, communityArea }: Pick<Request, 'category' | 'communityArea'>,
	board: Agencies
): Agency[] {
	const leads = [...board.all('agency')]
		.filter((agency) => agency.state === 'active' && agency.leads.includes(category))
		.toSorted((a, b) => room[a.capacity] - room[b.capacity]);
	return [...leads.filter((one) => isHere(one, communityArea)), ...leads.filter(isForAll)];
}

const isForAll = ({ areas }: Agency) => areas.length === 0;

function isHere({ areas }: Agency, communityArea: number | undefined): boolean {
	return communityArea !== undefined && areas.includes(communityArea);
}

/** The first of them that has room. Where the very first is full, the next is proposed and it is said why. */
export function suggestOwner(
	request: Pick<Request, 'category' | 'communityArea'>,
	board: Agencies
): Owner | undefined {
	const candidates = candidatesFor(request, board);
	const agency = candidates.find(({ capacity }) => capacity !== 'full');
	const [first] = candidates;
	if (!agency || !first) return undefined;
	return {
		agencyId: agency.id,
		agencyName: agency.name,
		reason: isHere(agency, request.communityArea) ? 'leads_here' : 'leads_city',
		...(first.capacity === 'full' ? { full: first.name } : {})
	};
}

/** What to propose for a request that nobody owns yet; nothing when no rule speaks. */
export function suggest(request: Request, board: Agencies & Calendars): Suggestion | undefined {
	if (request.state !== 'received' && request.state !== 'triaged') return undefined;
	// A restricted request reaches this desk without its category: there is nothing to go by.
	if (!request.category) return undefined;
	const owner = suggestOwner(request, board);
	if (!owner) return undefined;
	const usual = categories[request.category];
	const priority = suggestPriority(request);
	const dueMs = dueMsOf('resolve', { ...clockOf(request), priority }, board);
	return { ...owner, priority, deskId: usual.desk, dueMs };
}
