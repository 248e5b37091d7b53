import { chicagoDay } from '../kernel/chicago-time.ts';
import type { Funding } from '../model/funding.ts';
import { shortfallSince, type Shortfall } from '../model/shortfall.ts';
import type { Category } from '../model/terms.ts';
import { balanceOf } from '../rules/funding.ts';

/** People who were taken on and not helped because the money was gone, beside what the books say is left there. */
export interface ShortfallRow {
	id: string;
	/** Of practice, where the room does not only practise. */
	drill: boolean;
	/** All three absent: restricted needs, of which no more is told. */
	agencyId: string | undefined;
	category: Category | undefined;
	communityArea: number | undefined;
	people: number;
	/** The last day on which it happened. */
	lastOn: string;
	/** Lines of that organisation that are for this place, or for the whole city. */
	lines: number;
	/** What is awarded on them and not spent, in cents. */
	unspent: number;
}

/** Of the last quarter, most people first. */
export function shortfallRows(
	shortfalls: Iterable<Shortfall>,
	lines: Iterable<Funding>,
	nowMs: number
): ShortfallRow[] {
	const today = chicagoDay(nowMs);
	const since = shortfallSince(today);
	const books = [...lines];
	return [...shortfalls]
		.map(({ id, drill, agencyId, category, communityArea, days }) => {
			const recent = days.filter(({ on }) => on >= since);
			const paying = books.filter(
				(line) =>
					line.drill === drill &&
					line.agencyId === agencyId &&
					(line.citywide || line.communityArea === communityArea)
			);
			return {
				id,
				drill,
				agencyId,
				category,
				communityArea,
				people: recent.reduce((sum, { people }) => sum + people, 0),
				lastOn: recent.at(-1)?.on ?? '',
				lines: paying.length,
				unspent: paying
					.map(({ entries }) => balanceOf(entries, today))
					.reduce((sum, { awarded, expended }) => sum + awarded - expended, 0)
			};
		})
		.filter(({ people }) => people > 0)
		.toSorted((a, b) => b.people - a.people || (a.lastOn > b.lastOn ? -1 : 1));
}
