import type { Agency } from '../model/agency.ts';
import type { Request } from '../model/request.ts';
import { categories } from '../model/terms.ts';

/** What the rules would do with a request, and why. Never applied by itself. */
export interface Suggestion {
	priority: number;
	agencyId: string;
	agencyName: string;
	/** Why: it leads this kind of work here, or for the whole city. */
	reason: 'leads_here' | 'leads_city';
}

interface Agencies {
	all(kind: 'agency'): Iterable<Agency>;
}

/** The organisation that leads this kind of work: one that serves this community before one for all. */
export function suggestOwner(
	request: Pick<Request, 'category' | 'communityArea'>,
	board: Agencies
): { agencyId: string; agencyName: string; reason: Suggestion['reason'] } | undefined {
	const { category, communityArea } = request;
	const leads = [...board.all('agency')].filter(
		(agency) => agency.state === 'active' && agency.leads.includes(category)
	);
	const here = leads.find(
		({ areas }) => communityArea !== undefined && areas.includes(communityArea)
	);
	const anywhere = leads.find(({ areas }) => areas.length === 0);
	const agency = here ?? anywhere;
	if (!agency) return undefined;
	const reason = here ? 'leads_here' : 'leads_city';
	return { agencyId: agency.id, agencyName: agency.name, reason };
}

/** What to propose for a request that nobody owns yet; nothing when no rule speaks. */
export function suggest(request: Request, board: Agencies): Suggestion | undefined {
	if (request.state !== 'received' && request.state !== 'triaged') return undefined;
	// A restricted request reaches this desk without its category: there is nothing to go by.
	if (!request.category) return undefined;
	const owner = suggestOwner(request, board);
	if (!owner) return undefined;
	const usual = categories[request.category].priority;
	return { ...owner, priority: Math.min(usual, request.priority) };
}
