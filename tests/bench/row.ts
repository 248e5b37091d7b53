import { median, percentile, sorted } from './measure.ts';

/** One figure of the bench, beside the floor of the same run. */
export interface Row {
	name: string;
	ours: number;
	floor: number;
	/** Ours over the floor. */
	ratio: number;
	/** What the ratio must be, such as `<= 1.25`; for figures without a floor, what `ours` must be. */
	target: string;
	met: boolean | null;
	unit: string;
	/** Lowest and highest of the repetitions, of ours and of the floor. */
	range: { ours: [number, number]; floor: [number, number] };
}

interface Of {
	name: string;
	unit: string;
	ours: readonly number[];
	floor?: readonly number[];
	/** Asked of the ratio, or of ours where there is no floor. */
	atMost?: number;
	atLeast?: number;
}

/** Makes a row of repeated measurements: medians, range, ratio, and whether the target is met. */
export function rowOf({ name, unit, ours, floor = [], atMost, atLeast }: Of): Row {
	const own = median(ours);
	const base = floor.length > 0 ? median(floor) : Number.NaN;
	const ratio = own / base;
	const judged = floor.length > 0 ? ratio : own;
	const target =
		atMost !== undefined ? `<= ${atMost}` : atLeast !== undefined ? `>= ${atLeast}` : '';
	const met =
		atMost !== undefined ? judged <= atMost : atLeast !== undefined ? judged >= atLeast : null;
	const range = { ours: rangeOf(ours), floor: rangeOf(floor) };
	return { name, ours: own, floor: base, ratio, target, met, unit, range };
}

function rangeOf(values: readonly number[]): [number, number] {
	const all = sorted(values);
	return [percentile(all, 0), percentile(all, 1)];
}

/** The rows as a table for a terminal. */
export function tableOf(rows: readonly Row[]): string {
	const head = ['what', 'ours', 'floor', 'ratio', 'target', 'met', 'unit', 'range of ours'];
	const lines = rows.map((row) => [
		row.name,
		short(row.ours),
		short(row.floor),
		short(row.ratio),
		row.target,
		row.met === null ? '' : row.met ? 'yes' : 'NO',
		row.unit,
		`${short(row.range.ours[0])}–${short(row.range.ours[1])}`
	]);
	const widths = head.map((title, column) =>
		Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0))
	);
	const print = (line: readonly string[]) =>
		line
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
			)
			.join('  ');
	return [print(head), ...lines.map(print)].join('\n');
}

function short(value: number): string {
	if (!Number.isFinite(value)) return '';
	if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en-US');
	return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}
