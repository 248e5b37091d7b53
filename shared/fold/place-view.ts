import { isActive } from '../model/community.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import { dueOfRequest } from '../rules/targets.ts';
import type { Capability, OpenRow, PlaceFacts } from '../wire/places.ts';
import { toInstant } from '../kernel/clock.ts';
import type { Board } from './board.ts';

/** One community as the room works with it, and what exists there; without the work itself. */
export function placeFacts(board: Board, area: number): PlaceFacts | undefined {
	const community = [...board.all('community')].find(({ number }) => number === area);
	if (!community) return undefined;
	const { number, displayName, shortName, phase, phaseNumber, enteredOn } = community;
	const agencies = [...board.all('agency')].filter(({ state }) => state === 'active');
	const lead = agencies.find(({ anchorFor }) => anchorFor === area);
	return {
		number,
		displayName,
		shortName,
		phase,
		active: isActive(community),
		...(phaseNumber === undefined ? {} : { phaseNumber }),
		...(enteredOn === undefined ? {} : { enteredOn }),
		...(lead === undefined ? {} : { lead: lead.name }),
		capabilities: agencies
			.filter(
				({ areas, leads }) => leads.length > 0 && (areas.length === 0 || areas.includes(area))
			)
			.map(({ name, type, capacity, capacityAsOf, leads, areas }): Capability => ({
				name,
				type,
				capacity,
				...(capacityAsOf === undefined ? {} : { asOf: capacityAsOf }),
				categories: leads,
				local: areas.length > 0
			}))
			.toSorted((a, b) => Number(b.local) - Number(a.local) || a.name.localeCompare(b.name))
	};
}

/** What is open there, the most pressing first; what is restricted is in no place's list. */
export function openThere(board: Board, area: number): OpenRow[] {
	const open = [...board.all('request')].filter(
		(request) => isOpenRequest(request) && !request.restricted && request.communityArea === area
	);
	return open
		.map((request) => rowOf(request, board))
		.toSorted((a, b) => a.priority - b.priority || (a.dueAt ?? '~').localeCompare(b.dueAt ?? '~'))
		.slice(0, 200);
}

function rowOf(request: Request, board: Board): OpenRow {
	const { id, reference, title, category, state, priority, receivedAt, agencyId } = request;
	const due = dueOfRequest(request, board);
	const owner = agencyId === undefined ? undefined : board.get('agency', agencyId)?.name;
	return {
		id,
		reference,
		title,
		category,
		state,
		priority,
		receivedAt,
		...(owner === undefined ? {} : { owner }),
		...(due === undefined ? {} : { dueAt: toInstant(due.dueMs), paused: due.paused })
	};
}
