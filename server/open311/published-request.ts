import { communityAreas } from '#shared/geo/community-areas.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { toMs } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { intakeNeeds, type IntakeNeed } from '#shared/rules/intake-needs.ts';
import { publicStateOf } from '#shared/rules/public-status.ts';
import { clockOf, dueMsOf } from '#shared/rules/targets.ts';
import type { Calendars } from '#shared/rules/work-calendar.ts';
import { blockParts } from '#shared/text/format.ts';
import { helpTexts } from '#shared/text/help.ts';
import { texts } from '#shared/text/text.ts';

/** What a request is looked at with. */
export interface Around {
	tasks: readonly Task[];
	agencyName: string | undefined;
	calendars: Calendars;
}

const openStates: readonly Request['state'][] = [
	...(['received', 'triaged', 'needs_information', 'accepted', 'in_progress'] as const)
];

export const statusOf = ({ state }: Request): 'open' | 'closed' =>
	openStates.includes(state) ? 'open' : 'closed';

/** Without fractions of a second: what readers of this standard check for. */
export const dateOf = (instant: string) => instant.replace(/\.\d+Z$/, 'Z');

/** A published request in the words of GeoReport v2: of a place its block, and of what was said nothing. */
export function publishedRequest(request: Request, { tasks, agencyName, calendars }: Around) {
	const need = needOf(request);
	const place = placeOf(request);
	const expectedMs = request.promisedFor
		? toMs(request.promisedFor)
		: dueMsOf('resolve', clockOf(request), calendars);
	return {
		service_request_id: request.reference,
		status: statusOf(request),
		status_notes: texts('en').publicStates[publicStateOf(request, tasks)],
		service_name: helpTexts('en').needs[need],
		service_code: need,
		description: null,
		agency_responsible: agencyName ?? null,
		service_notice: null,
		requested_datetime: dateOf(request.receivedAt),
		updated_datetime: dateOf(request.closedAt ?? request.changedAt),
		expected_datetime:
			expectedMs === undefined || statusOf(request) === 'closed'
				? null
				: dateOf(new Date(expectedMs).toISOString()),
		address: place.address,
		address_id: null,
		zipcode: null,
		lat: place.lat,
		long: place.long,
		media_url: null
	};
}

/** What anybody reads of it, to be searched. */
export function publicWordsOf(request: Request): string {
	return `${helpTexts('en').needs[needOf(request)]} ${placeOf(request).address}`;
}

/** What it was asked for as; what a desk logged, as the first need of its kind. */
export function needOf({ category, title }: Request): IntakeNeed {
	const ofKind = (Object.keys(intakeNeeds) as IntakeNeed[]).filter(
		(need) => intakeNeeds[need] === category
	);
	const asked = ofKind.find((need) => title.startsWith(helpTexts('en').needs[need]));
	return asked ?? ofKind[0] ?? 'something_else';
}

/** The middle of a hundred-block, to a few metres; of a community its name alone. */
function placeOf({ block, communityArea }: Request) {
	const area = communityArea ? communityAreas[communityArea - 1]?.displayName : undefined;
	const placed = block === undefined ? undefined : placeBlock(block);
	// Only a block that is one: what somebody typed for a street may be anything.
	const parts = block === undefined || !placed?.known ? undefined : blockParts(block);
	const address = [parts && `${parts.number} block of ${parts.street}`, area, 'Chicago, IL'];
	const [long = null, lat = null] = placed?.known
		? placed.lngLat.map((degrees) => Number(degrees.toFixed(5)))
		: [];
	return { address: address.filter((one) => one !== undefined).join(', '), lat, long };
}
