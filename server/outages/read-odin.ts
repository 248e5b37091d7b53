import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { toInstant } from '#shared/kernel/clock.ts';

/** What companies report of one county now. A county without an outage has no row: then nothing is reported, and that is an answer. */
export interface CountyOutages {
	meters: number;
	companies: number;
	since?: string;
	restoredBy?: string;
}

/** A page of what ODIN answers, as far as it is read: the rest changes as its publisher likes. */
const Page = Type.Object({
	total_count: Type.Integer({ minimum: 0, maximum: 10_000 }),
	results: Type.Array(
		Type.Object({
			communitydescriptor: Type.Union([Type.String(), Type.Number()]),
			metersaffected: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
			utility_id: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()])),
			name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
			reportedstarttime: Type.Optional(Type.Union([Type.String(), Type.Null()])),
			estimatedrestorationtime: Type.Optional(Type.Union([Type.String(), Type.Null()]))
		}),
		{ maxItems: 100 }
	)
});
export type OdinPage = Static<typeof Page>;

export const isOdinPage = (body: unknown): body is OdinPage => Check(Page, body);

/** Times that records can hold. */
const [first, last] = [Date.UTC(2000), Date.UTC(2099)] as const;

/** All rows of a county as one: meters are added, companies counted, the earliest begin and the latest end told. */
export function countyOf(rows: OdinPage['results'], county: string): CountyOutages {
	const its = rows.filter((row) => String(row.communitydescriptor) === county);
	const times = (name: 'reportedstarttime' | 'estimatedrestorationtime') =>
		// What is no time is left out: some companies write "unknown", or a year that stands for it.
		its.map((row) => Date.parse(row[name] ?? '')).filter((ms) => ms >= first && ms < last);
	const [starts, ends] = [times('reportedstarttime'), times('estimatedrestorationtime')];
	return {
		meters: its.reduce((sum, { metersaffected }) => sum + metersaffected, 0),
		companies: new Set(its.map(({ utility_id: id, name }) => String(id ?? name ?? ''))).size,
		...(starts.length > 0 ? { since: toInstant(Math.min(...starts)) } : {}),
		...(ends.length > 0 ? { restoredBy: toInstant(Math.max(...ends)) } : {})
	};
}
