import { Check } from 'typebox/value';
import { indicatorIds, indicators, type IndicatorId } from '#shared/model/indicators.ts';
import { sources } from '#shared/model/sources.ts';
import {
	areaCount,
	type HourLevels,
	Period,
	periodsAtMost,
	type Series,
	type Value
} from '#shared/wire/indicators.ts';
import { hoursOfWeek } from '#shared/model/community.ts';
import type { Engine } from './engine.ts';
import type { Reading } from './reading.ts';
import { levelsOfHours } from './hours-of-week.ts';
import { SourceRefused } from './source-refused.ts';

interface Cell {
	indicator: IndicatorId;
	/** 1 to 77; 0 is not placed, 100 the whole city. */
	area: number;
	period: string;
	value: number | null;
	error: number | null;
}

const cityArea = 100;

/** Counts the rows of a source, by indicator, area and period. Throws `SourceRefused` when an area is told of twice. */
export async function aggregate(engine: Engine, { sql }: Reading): Promise<Series[]> {
	// Conditions on what is counted would be asked of every row before it is counted.
	const all = await engine.rows<Cell | Partial<Cell>>(sql);
	const cells = all.filter((cell): cell is Cell => typeof cell.area === 'number' && !!cell.period);
	if (cells.some(({ area }) => area < 0 || (area > areaCount && area !== cityArea)))
		throw new SourceRefused('places', 'A row is of no community area, and not of the city.');
	const periods = new Set(cells.map(({ period }) => period));
	if ([...periods].some((period) => !Check(Period, period)))
		throw new SourceRefused('dates', 'A row says when in words that are none of a period.');
	const byIndicator = Map.groupBy(cells, ({ indicator }) => indicator);
	const series = indicatorIds.flatMap((id) => seriesOf(id, byIndicator.get(id) ?? []) ?? []);
	if (series.length === 0) throw new SourceRefused('places', 'No row could be counted.');
	return series;
}

/** How much presence the hours of a week need in each community, where the source can say; see `levelsOfHours`. */
export async function hoursOf(engine: Engine, { hours }: Reading): Promise<HourLevels | undefined> {
	if (hours === undefined) return undefined;
	const cells = await engine.rows<{ area: number | null; at: number; people: number }>(hours);
	const counts = Array.from({ length: areaCount }, () =>
		Array.from({ length: hoursOfWeek }, () => 0)
	);
	for (const { area, at, people } of cells) {
		const its = counts[(area ?? 0) - 1];
		if (its && at >= 0 && at < hoursOfWeek) its[at]! += people;
	}
	return counts.map((its) => levelsOfHours(its));
}

function seriesOf(indicator: IndicatorId, cells: readonly Cell[]): Series | undefined {
	const { source, ...of } = indicators[indicator];
	// Where rows are counted and there is none, it is nought; where a table has no row, nobody knows.
	const isCounted = sources[source].rows !== 'areas';
	// What is told of the city alone is of another time than what is told of each community.
	const known = cells.filter(
		({ value, area }) => value !== null && (isCounted || area !== cityArea)
	);
	const periods = [...new Set(known.map(({ period }) => period))].toSorted().slice(-periodsAtMost);
	if (periods.length === 0) return undefined;
	const counts = 'adds' in of;
	const at = new Map<string, Cell>();
	for (const cell of cells) {
		const key = `${cell.area} ${cell.period}`;
		if (at.has(key)) throw new SourceRefused('places', `Area ${cell.area} is told of twice.`);
		at.set(key, cell);
	}
	const none: Value = isCounted ? 0 : null;
	const take = (area: number, of: 'value' | 'error', otherwise: Value): Value[] =>
		periods.map((period) => {
			const cell = at.get(`${area} ${period}`);
			return cell === undefined ? otherwise : rounded(cell[of]);
		});
	const areas = Array.from({ length: areaCount }, (_, index) => take(index + 1, 'value', none));
	const unplaced = take(0, 'value', none);
	const stated = take(cityArea, 'value', null);
	return {
		indicator,
		periods,
		areas,
		city: counts
			? periods.map(
					(_, index) => stated[index] ?? sum(isCounted ? [...areas, unplaced] : areas, index)
				)
			: stated,
		...(isCounted && unplaced.some((value) => value !== 0) ? { unplaced } : {}),
		...(cells.some(({ error }) => error !== null)
			? { errors: Array.from({ length: areaCount }, (_, index) => take(index + 1, 'error', null)) }
			: {})
	};
}

/** The city's; not known where one part of it is not. */
function sum(parts: readonly (readonly Value[])[], index: number): Value {
	let total = 0;
	for (const part of parts) {
		const value = part[index] ?? null;
		if (typeof value !== 'number') return null;
		total += value;
	}
	return total;
}

const rounded = (value: number | null): Value =>
	value === null || !Number.isFinite(value) ? null : Math.round(value * 1_000) / 1_000;
