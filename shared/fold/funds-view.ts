import {
	arpDeadlines,
	fundingStreams,
	type Funding,
	type FundingStream
} from '../model/funding.ts';
import { balanceOf, type Balance } from '../rules/funding.ts';

/** Money together: of a stream, an organisation, a community. */
export interface Sum extends Balance {
	lines: number;
}

/** What of the American Rescue Plan was not bound in time, and what is not spent yet; in cents. */
export interface ArpRow {
	agencyId: string;
	/** Absent for what is for the whole city. */
	communityArea: number | undefined;
	/** Appropriated and not bound by contract when that had to be, or not bound any more: what was let go afterwards cannot be bound again. */
	unobligated: number;
	/** Bound and not spent to this day, or to the deadline where that is over. */
	unspent: number;
}

export interface FundsView {
	streams: ({ stream: FundingStream } & Sum)[];
	/** By community; what is for the whole city is its own row, and spread over nobody. */
	places: ({ communityArea: number | undefined } & Sum)[];
	agencies: ({ agencyId: string } & Sum)[];
	arp: ArpRow[];
}

/** The books as they stand on a day. */
export function fundsView(lines: Iterable<Funding>, day: string): FundsView {
	const all = [...lines].map((line) => ({ line, balance: balanceOf(line.entries, day) }));
	const by = <Key>(key: (line: Funding) => Key) => {
		const sums = new Map<Key, Sum>();
		for (const { line, balance } of all) {
			const of = key(line);
			sums.set(of, plus(sums.get(of), balance));
		}
		return [...sums];
	};
	return {
		streams: by(({ stream }) => stream)
			.map(([stream, sum]) => ({ stream, ...sum }))
			.toSorted((a, b) => fundingStreams.indexOf(a.stream) - fundingStreams.indexOf(b.stream)),
		places: by(({ communityArea }) => communityArea)
			.map(([communityArea, sum]) => ({ communityArea, ...sum }))
			.toSorted((a, b) => (a.communityArea ?? 100) - (b.communityArea ?? 100)),
		agencies: by(({ agencyId }) => agencyId).map(([agencyId, sum]) => ({ agencyId, ...sum })),
		arp: arpRows(
			all.map(({ line }) => line),
			day
		)
	};
}

function plus(sum: Sum | undefined, balance: Balance): Sum {
	return {
		lines: (sum?.lines ?? 0) + 1,
		appropriated: (sum?.appropriated ?? 0) + balance.appropriated,
		awarded: (sum?.awarded ?? 0) + balance.awarded,
		obligated: (sum?.obligated ?? 0) + balance.obligated,
		expended: (sum?.expended ?? 0) + balance.expended
	};
}

/** Each deadline by itself: what was bound late is unbound at the first, and may be spent until the second. */
function arpRows(lines: readonly Funding[], day: string): ArpRow[] {
	const rows = new Map<string, ArpRow>();
	const earlier = (deadline: string) => (deadline < day ? deadline : day);
	for (const { stream, agencyId, communityArea, entries } of lines) {
		if (stream !== 'arp_slfrf') continue;
		const key = `${agencyId} ${communityArea ?? ''}`;
		const row = rows.get(key) ?? { agencyId, communityArea, unobligated: 0, unspent: 0 };
		const bound = balanceOf(entries, earlier(arpDeadlines.obligated));
		const spent = balanceOf(entries, earlier(arpDeadlines.expended));
		const now = balanceOf(entries, day);
		rows.set(key, {
			...row,
			unobligated: row.unobligated + bound.appropriated - Math.min(bound.obligated, now.obligated),
			unspent: row.unspent + spent.obligated - spent.expended
		});
	}
	return [...rows.values()].toSorted(
		(a, b) =>
			b.unobligated + b.unspent - (a.unobligated + a.unspent) || (a.agencyId < b.agencyId ? -1 : 1)
	);
}
