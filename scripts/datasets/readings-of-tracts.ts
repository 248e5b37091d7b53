import { named } from './engine.ts';
import type { Column, Reading } from './reading.ts';

/** A share of what a table of the census counts: some of its lines over others. */
interface Share {
	table: string;
	/** Lines of the table that are counted, and of how many they are. */
	part: readonly number[];
	whole: number;
	/** Of the whole, what could not be asked. */
	without?: number;
}

const shares: Readonly<Record<string, Share>> = {
	// Who has a line that is slow, or a telephone alone, has the internet in this table.
	no_internet: { table: 'B28002', part: [13], whole: 1 },
	rent_burden: { table: 'B25070', part: [7, 8, 9, 10], whole: 1, without: 11 },
	snap_households: { table: 'B22003', part: [2], whole: 1 }
};

/** Margins are of nine in ten; errors are standard ones. */
const marginToError = 1.645;

const line = (table: string, number: number, what: 'E' | 'M') =>
	`${table}_${String(number).padStart(3, '0')}${what}`.toLowerCase();
const linesOf = ({ part, whole, without }: Share) => [
	...part,
	whole,
	...(without === undefined ? [] : [without])
];

/** What the interface of the census is asked for, in its own words. */
export const censusVariables: readonly string[] = Object.values(shares).flatMap((share) =>
	linesOf(share).flatMap((number) =>
		(['E', 'M'] as const).map((what) => line(share.table, number, what).toUpperCase())
	)
);

/** Numbers below nought are words of the census: no estimate; and of a margin, that there is none because the number is exact. */
const exactMargin = -555_555_555;
const estimate = (name: string) => `if(${named(name)} < 0, NULL, ${named(name)})`;
const error = (name: string) =>
	`(CASE WHEN ${named(name)} = ${exactMargin} THEN 0 WHEN ${named(name)} >= 0 THEN ${named(name)} / ${marginToError} END)`;
/** Nothing as soon as one is not known. */
export const allOf = (sql: string) => `if(count(*) = count(${sql}), sum(${sql}), NULL)`;

/** Sums over the tracts of an area, each by the part of its households that lives there; then the share, and never a share of shares. */
function shareOf(indicator: string, share: Share, group: string): string {
	const { table, part, whole: all, without } = share;
	const plus = (numbers: readonly number[], of: (number: number) => string) =>
		numbers.map(of).join(' + ');
	const value = (number: number) => estimate(line(table, number, 'E'));
	const square = (number: number) => `(share * ${error(line(table, number, 'M'))}) ** 2`;
	// Of all estimates of nought that are added, the largest error alone counts.
	const variance = (numbers: readonly number[]) => {
		const where = (number: number, what: string) =>
			`if(${value(number)} ${what} 0, ${square(number)}, 0)`;
		const added = numbers.map((number) => where(number, '>')).join(' + ');
		const noughts = numbers.map((number) => where(number, '=')).join(', ');
		return `if(count(*) = count(${plus(numbers, square)}), sum(${added}) + max(greatest(${noughts})), NULL)`;
	};
	const rest = without === undefined ? [] : [without];
	const base = `${value(all)}${rest.map((number) => ` - ${value(number)}`).join('')}`;
	return `SELECT '${indicator}' AS indicator, area, period, 100 * p AS value,
			100 * sqrt(if(part_error >= spread, part_error - spread, part_error + spread)) / nullif(base, 0) AS error
		FROM (SELECT *, part / nullif(base, 0) AS p, p ** 2 * base_error AS spread FROM (
			SELECT ${group} AS area, (getvariable('year')::INTEGER - 4) || '-' || getvariable('year') AS period,
				${allOf(`share * (${plus(part, value)})`)} AS part, ${allOf(`share * (${base})`)} AS base,
				${variance(part)} AS part_error, ${variance([all, ...rest])} AS base_error
			FROM rows GROUP BY ALL))`;
}

const numbers = censusVariables.map((name): Column => ({
	name: name.toLowerCase(),
	type: 'number'
}));

/** Tables of the American Community Survey by tract of the census; which part of a tract is in which area, a crosswalk says. */
export const acsTracts: Reading = {
	columns: [{ name: 'geo_id', type: 'text', also: ['geoid', 'geography', 'ucgid'] }, ...numbers],
	key: 'geo_id',
	placedBy: 'crosswalk',
	undated: true,
	sql: Object.entries(shares)
		.flatMap(([indicator, share]) =>
			['area', '100'].map((group) => shareOf(indicator, share, group))
		)
		.join(' UNION ALL ')
};
