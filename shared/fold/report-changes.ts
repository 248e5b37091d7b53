import { toMs } from '../kernel/clock.ts';
import { mostLines, type ReportFigures } from '../model/report.ts';
import type { Request } from '../model/request.ts';
import type { Board } from './board.ts';
import { labelOf } from './labels.ts';

type Change = ReportFigures['changes'][number];
type Known = Pick<Board, 'all'>;

/** What happened since the report before, newest first: single moments of urgent needs, notices, presences, phases and alerts. */
export function changesSince(
	board: Known,
	{ needs, fromMs, nowMs }: { needs: readonly Request[]; fromMs: number; nowMs: number }
): { changes: Change[]; more: number } {
	const all = [...ofNeeds(needs), ...ofNotices(board), ...ofPhases(board), ...ofAlerts(board)]
		.filter(({ at }) => toMs(at) >= fromMs && toMs(at) <= nowMs)
		.toSorted((a, b) => b.at.localeCompare(a.at) || a.what.localeCompare(b.what));
	const changes = all.slice(0, mostLines);
	return { changes, more: all.length - changes.length };
}

function ofNeeds(needs: readonly Request[]): Change[] {
	const urgent = needs.filter(({ priority, id }) => priority === 1 && !id.startsWith('incident_'));
	return urgent.flatMap((request): Change[] => {
		const { restricted, communityArea, receivedAt, resolvedAt } = request;
		const where = restricted || communityArea === undefined ? {} : { communityArea };
		const about = { category: labelOf(request), ...where };
		return [
			{ what: 'urgent_new', at: receivedAt, ...about },
			...(resolvedAt === undefined
				? []
				: [{ what: 'urgent_resolved' as const, at: resolvedAt, ...about }])
		];
	});
}

function ofNotices(board: Known): Change[] {
	const incidents = [...board.all('incident')].map(({ receivedAt, communityArea }): Change => ({
		what: 'incident',
		at: receivedAt,
		communityArea
	}));
	const presences = [...board.all('activation')].flatMap(
		({ openedAt, closedAt, communityArea }): Change[] => [
			...(openedAt ? [{ what: 'activation_opened' as const, at: openedAt, communityArea }] : []),
			...(closedAt ? [{ what: 'activation_closed' as const, at: closedAt, communityArea }] : [])
		]
	);
	return [...incidents, ...presences];
}

function ofPhases(board: Known): Change[] {
	return [...board.all('community')].flatMap(({ enteredOn, number, decidedBy }): Change[] =>
		enteredOn === undefined || decidedBy === undefined
			? []
			: [{ what: 'phase', at: enteredOn, communityArea: number }]
	);
}

function ofAlerts(board: Known): Change[] {
	return [...board.all('alert')].flatMap(({ state, issuedAt }): Change[] =>
		issuedAt === undefined || state === 'draft' ? [] : [{ what: 'alert', at: issuedAt }]
	);
}
