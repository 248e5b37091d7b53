import type { Agency } from '../model/agency.ts';
import { isActive, type Community } from '../model/community.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import type { Looker } from '../rules/belonging.ts';
import { gapsIn } from '../rules/capability-gaps.ts';
import { coverageByHour } from '../rules/coverage-by-hour.ts';
import { dueOfRequest } from '../rules/targets.ts';
import { project } from '../rules/visibility.ts';
import type { Capability, Coverage, OpenRow, PlaceFacts } from '../wire/places.ts';
import { toInstant } from '../kernel/clock.ts';
import type { Board } from './board.ts';

/** One community as the room works with it, and what exists there; without the work itself. */
export function placeFacts(
	board: Board,
	area: number,
	looker: Looker,
	nowMs: number
): Omit<PlaceFacts, 'focus'> | undefined {
	const community = communityOf(board, area);
	if (!community) return undefined;
	const { number, displayName, shortName, phase, phaseNumber, enteredOn } = community;
	const agencies = [...board.all('agency')].filter(({ state }) => state === 'active');
	const lead =
		agencies.find(({ id }) => id === community.anchorId) ??
		agencies.find(({ anchorFor }) => anchorFor === area);
	return {
		number,
		displayName,
		shortName,
		phase,
		active: isActive(community),
		...(phaseNumber === undefined ? {} : { phaseNumber }),
		...(enteredOn === undefined ? {} : { enteredOn }),
		...(lead === undefined ? {} : { lead: lead.name }),
		capabilities: [
			...agencies
				.filter(({ leads, areas }) => leads.length > 0 && serves(areas, area))
				.flatMap((agency) => capabilityOf(agency, board, looker)),
			...offersOf(board, agencies, area, looker)
		].toSorted((a, b) => Number(b.local) - Number(a.local) || a.name.localeCompare(b.name)),
		gaps: isActive(community) ? gapsIn(board, area, nowMs) : []
	};
}

export function communityOf(board: Board, area: number): Community | undefined {
	return [...board.all('community')].find(({ number }) => number === area);
}

/** Numbers of the communities on the list of priority communities that is in force: lists change. */
export function listedIn(board: Pick<Board, 'all'>): number[] {
	return [...board.all('community')]
		.filter(({ priorityList }) => priorityList !== undefined)
		.map(({ number }) => number)
		.toSorted((a, b) => a - b);
}

/** The coming week hour by hour: need beside who is planned. */
export function coverageThere(board: Board, area: number, nowMs: number): Coverage {
	const community = communityOf(board, area);
	if (!community) return { hours: [] };
	const { needSource, needAsOf } = community;
	return {
		hours: coverageByHour(community, board, nowMs).map(({ weekday, hour, need, people }) => ({
			weekday,
			hour,
			...(need === undefined ? {} : { need }),
			people
		})),
		...(needSource === undefined ? {} : { needSource }),
		...(needAsOf === undefined ? {} : { needAsOf })
	};
}

const serves = (areas: readonly number[], area: number) =>
	areas.length === 0 || areas.includes(area);

/** What these organisations do there, one by one, as old as somebody last asked; of what is over nothing. */
function offersOf(
	board: Board,
	agencies: readonly Agency[],
	area: number,
	looker: Looker
): Capability[] {
	const byId = new Map(agencies.map((agency) => [agency.id, agency]));
	return [...board.all('capability')].flatMap((one) => {
		const agency = byId.get(one.agencyId);
		const isOffered = one.state === 'active' || one.state === 'temporarily_closed';
		if (!agency || !isOffered || !serves(one.areas, area)) return [];
		const seen = project(looker, one, board) as Partial<typeof one> | undefined;
		if (!seen) return [];
		return [
			{
				id: one.id,
				name: one.name,
				by: agency.name,
				type: agency.type,
				...(seen.capacity === undefined ? {} : { capacity: seen.capacity }),
				...(seen.confirmedAt === undefined ? {} : { asOf: seen.confirmedAt }),
				categories: [one.category],
				local: one.areas.length > 0
			}
		];
	});
}

/** How much room somebody has is told to those who have the agency whole. */
function capabilityOf(agency: Agency, board: Board, looker: Looker): Capability[] {
	const seen = project(looker, agency, board) as Partial<Agency> | undefined;
	if (!seen) return [];
	const { id, name, type, leads, areas } = agency;
	return [
		{
			id,
			name,
			type,
			...(seen.capacity === undefined ? {} : { capacity: seen.capacity }),
			...(seen.capacityAsOf === undefined ? {} : { asOf: seen.capacityAsOf }),
			categories: leads,
			local: areas.length > 0
		}
	];
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
