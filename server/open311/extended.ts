import type { Request } from '#shared/model/request.ts';
import { texts } from '#shared/text/text.ts';
import { dateOf, statusOf } from './published-request.ts';

/** What `extensions=true` adds: what has happened, and for whom it is open the state as the room has it. */
export function extended(request: Request, isOpen: boolean) {
	const { state, priority, channel, communityArea, parentId } = request;
	return {
		attributes: {},
		extended_attributes: {
			channel,
			community_area: communityArea ?? null,
			duplicate: parentId !== undefined,
			...(isOpen ? { state, priority } : {})
		},
		notes: updatesOf(request).map(({ datetime, summary, status }) => ({
			datetime,
			type: status,
			summary,
			description: null
		}))
	};
}

/** What happened to a request, in its order, each with a name of its own that stays. */
export function updatesOf(request: Request) {
	const words = texts('en').publicStates;
	const stamps = [
		['submitted', request.receivedAt, words.received, 'OPEN'],
		['reviewed', request.acknowledgedAt, words.reviewed, 'INVESTIGATING'],
		['accepted', request.acceptedAt, words.accepted, 'ACTION_SCHEDULED'],
		['started', request.startedAt, words.under_way, 'IN_PROGRESS'],
		['resolved', request.resolvedAt, words.done, 'FIXED'],
		['reopened', request.reopenedAt, words.under_way, 'REOPEN'],
		['closed', request.closedAt, closedWord(request), closedStatus(request)]
	] as const;
	return stamps
		.flatMap(([what, at, summary, status]) =>
			at === undefined
				? []
				: [
						{
							id: `${request.reference}.${what}.${Date.parse(at)}`,
							datetime: dateOf(at),
							summary,
							status
						}
					]
		)
		.toSorted((a, b) => a.datetime.localeCompare(b.datetime));
}

function closedStatus(request: Request): string {
	if (statusOf(request) === 'open') return 'CLOSED';
	const special: Partial<Record<Request['state'], string>> = {
		duplicate: 'DUPLICATE',
		declined: 'NO_FURTHER_ACTION',
		withdrawn: 'CANCELLED',
		referred_out: 'INTERNAL_REFERRAL'
	};
	return special[request.state] ?? 'CLOSED';
}

function closedWord({ state }: Request): string {
	const words = texts('en').publicStates;
	const special: Partial<Record<Request['state'], string>> = {
		duplicate: words.same,
		declined: words.cannot_help,
		withdrawn: words.withdrawn,
		referred_out: words.passed
	};
	return special[state] ?? words.closed;
}
