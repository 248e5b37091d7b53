import { scaleLinear, scaleLog, scalePoint } from 'd3';

/** One series of a plot: a name and its values, one for each mark on the horizontal axis. */
export interface Series {
	name: string;
	values: readonly number[];
	colour: string;
}

export interface Plot {
	title: string;
	/** What the horizontal marks are, and what is measured. */
	across: string;
	unit: string;
	marks: readonly string[];
	series: readonly Series[];
	log?: boolean;
}

const size = { width: 720, height: 380, left: 70, right: 150, top: 54, bottom: 56 };

/** A plot as an SVG document that stands alone: lines with dots and their names at the end. */
export function svgOf({ title, across, unit, marks, series, log = false }: Plot): string {
	const values = series.flatMap((one) => one.values).filter(Number.isFinite);
	const x = scalePoint([...marks], [size.left, size.width - size.right]).padding(0.3);
	const range = [size.height - size.bottom, size.top];
	const most = Math.max(...values, 1e-9);
	const y = log
		? scaleLog([Math.min(...values) / 1.5, most * 1.5], range)
		: scaleLinear([0, most * 1.08], range).nice();
	// Of a decade 1, 2 and 5: the others would stand on each other.
	const ticks = log
		? y.ticks(5).filter((tick) => '125'.includes(`${tick}`.replace(/[0.]/g, '')))
		: y.ticks(5);
	const grid = ticks.map(
		(tick) =>
			`<line x1="${size.left}" x2="${size.width - size.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#d8dce2"/>` +
			`<text x="${size.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString('en-US')}</text>`
	);
	const labels = marks.map(
		(mark) =>
			`<text x="${x(mark)}" y="${size.height - size.bottom + 20}" text-anchor="middle">${escape(mark)}</text>`
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="Inter, Arial, sans-serif" font-size="13" fill="#3b4452">`,
		`<title>${escape(title)}</title>`,
		`<rect width="${size.width}" height="${size.height}" fill="#ffffff"/>`,
		`<text x="${size.left - 46}" y="26" font-size="16" font-weight="600" fill="#141a22">${escape(title)}</text>`,
		`<text x="${size.left - 46}" y="44">${escape(unit)}</text>`,
		...grid,
		...labels,
		`<text x="${(size.left + size.width - size.right) / 2}" y="${size.height - 12}" text-anchor="middle">${escape(across)}</text>`,
		...series.map((one) => lineOf(one, marks, (mark) => x(mark) ?? 0, y)),
		...namesOf(series, y),
		'</svg>',
		''
	].join('\n');
}

function lineOf(
	{ values, colour }: Series,
	marks: readonly string[],
	x: (mark: string) => number,
	y: (value: number) => number
): string {
	const points = marks.flatMap((mark, index) => {
		const value = values[index];
		return value !== undefined && Number.isFinite(value) ? [[x(mark), y(value)] as const] : [];
	});
	const path = points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px} ${py}`).join('');
	const dots = points.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="4" fill="${colour}"/>`);
	return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`;
}

/** Names beside the last dots, moved apart where they would touch. */
function namesOf(series: readonly Series[], y: (value: number) => number): string[] {
	let free = -Infinity;
	return series
		.map((one) => ({ ...one, at: y(one.values.findLast(Number.isFinite) ?? 0) }))
		.toSorted((a, b) => a.at - b.at)
		.map(({ name, colour, at }) => {
			free = Math.max(at, free + 17);
			return `<text x="${size.width - size.right + 14}" y="${free + 4}" fill="${colour}" font-weight="600">${escape(name)}</text>`;
		});
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
