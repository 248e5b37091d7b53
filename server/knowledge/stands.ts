import { chicagoParts } from '#shared/kernel/chicago-time.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { indicators, type Indicator } from '#shared/model/indicators.ts';
import {
	areaCount,
	type Known,
	type Series,
	type Stand,
	type Value
} from '#shared/wire/indicators.ts';

/** An indicator's numbers, how many people live where, and until when things are told of. */
export interface Counted {
	series: Series;
	people?: Series;
	occurredAt?: string;
}

/** So many months are added: one alone says little of a community. */
const monthsAdded = 12;
const perPeople = 10_000;

/** One community beside the city. */
export function knownOf(counted: Counted, area: number): Known {
	const { series } = counted;
	const { areas, city, errors, indicator } = series;
	const values = areas[area - 1]!;
	const until = lastWhole(counted);
	const at = series.periods.indexOf(until);
	const error = errors?.[area - 1]![at];
	const isMonthly = indicators[indicator].per === 'month';
	return {
		indicator,
		now: standOf(counted, values, peopleOf(counted.people?.areas[area - 1])),
		city: standOf(counted, city, peopleOf(counted.people?.city)),
		...(typeof error === 'number' ? { error } : {}),
		...(isMonthly
			? { periods: series.periods, values, cityValues: city }
			: { periods: [], values: [], cityValues: [] }),
		until
	};
}

/** All communities, and the city. */
export function standsOf(counted: Counted): { areas: Stand[]; city: Stand } {
	const { series, people } = counted;
	return {
		areas: Array.from({ length: areaCount }, (_, index) =>
			standOf(counted, series.areas[index]!, peopleOf(people?.areas[index]))
		),
		city: standOf(counted, series.city, peopleOf(people?.city))
	};
}

function standOf(counted: Counted, values: readonly Value[], people: number | undefined): Stand {
	const { series } = counted;
	const of: Indicator = indicators[series.indicator];
	const to = lastWhole(counted);
	const end = series.periods.indexOf(to) + 1;
	const from = of.per === 'month' ? beginOf(series.periods, end) : end - 1;
	const value = sum(values.slice(from, end));
	const stand = { from: series.periods[from]!, to, value };
	if (!of.byPeople || people === undefined) return stand;
	return {
		...stand,
		rate: typeof value === 'number' ? rounded((value / people) * perPeople) : value
	};
}

/** Where the last twelve months without a gap begin; fewer where there are fewer. */
function beginOf(periods: readonly string[], end: number): number {
	let from = end - 1;
	while (from > 0 && end - from < monthsAdded && monthAfter(periods[from - 1]!) === periods[from])
		from -= 1;
	return from;
}

function monthAfter(month: string): string {
	const [year = 0, its = 0] = month.split('-').map(Number);
	return its === 12 ? `${year + 1}-01` : `${year}-${String(its + 1).padStart(2, '0')}`;
}

/** The last period that is over: the month of the newest thing that is told of is not, unless it is the only one. */
function lastWhole({ series: { periods }, occurredAt }: Counted): string {
	const last = periods.at(-1)!;
	if (occurredAt === undefined || periods.length === 1) return last;
	const { year, month } = chicagoParts(toMs(occurredAt));
	return last === `${year}-${String(month).padStart(2, '0')}` ? periods.at(-2)! : last;
}

/** Not known where one part is not; hidden where one part is. */
function sum(values: readonly Value[]): Value {
	let total = 0;
	for (const value of values) {
		if (typeof value !== 'number') return value;
		total += value;
	}
	return rounded(total);
}

function peopleOf(values: readonly Value[] | undefined): number | undefined {
	const people = values?.at(-1);
	return typeof people === 'number' && people > 0 ? people : undefined;
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
