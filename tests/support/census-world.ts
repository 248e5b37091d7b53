import { censusVariables } from '../../scripts/datasets/readings-of-tracts.ts';

export const allAreas: readonly number[] = Array.from({ length: 77 }, (_, index) => index + 1);

export interface Tract {
	geoid: string;
	/** By the census' own names. */
	values: Map<string, number>;
}
export interface Part {
	geoid: string;
	area: number;
	share: number;
}

const tractsOfAnArea = 11;
/** The first tract of area 3, a quarter of which lies in area 4. */
export const inTwo = 22;

/** Eleven tracts of each area, and one that lies in two areas; numbers of a row that anybody can count anew, noughts among them. */
export function madeCity(): { tracts: Tract[]; parts: Part[] } {
	let next = 7;
	const number = (most: number) => (next = (next * 48_271) % 2_147_483_647) % most;
	const tract = (at: number): Tract => {
		const values = new Map(
			censusVariables.map((name) => [
				name,
				name.endsWith('E') && number(3) === 0 ? 0 : 5 + number(90)
			])
		);
		for (const whole of ['B28002_001E', 'B25070_001E', 'B22003_001E'])
			values.set(whole, 600 + number(900));
		return { geoid: `17031${String(at).padStart(6, '0')}`, values };
	};
	const tracts = allAreas.flatMap((area) =>
		Array.from({ length: tractsOfAnArea }, (_, at) => tract(area * 100 + at))
	);
	const parts = tracts.map(({ geoid }, at) => ({
		geoid,
		area: Math.floor(at / tractsOfAnArea) + 1,
		share: at === inTwo ? 0.75 : 1
	}));
	return { tracts, parts: [...parts, { geoid: tracts[inTwo]!.geoid, area: 4, share: 0.25 }] };
}

/** A share and its standard error of one area, as the census' own handbook says: sums first, then the share of the sums. */
export function walked(
	city: { tracts: Tract[]; parts: Part[] },
	area: number | 'city',
	of: { part: string[]; whole: string; without?: string }
): { value: number; error: number } {
	let [part, base] = [0, 0];
	const errors = { part: [] as Line[], base: [] as Line[] };
	for (const one of city.parts) {
		if (area !== 'city' && one.area !== area) continue;
		const { values } = city.tracts.find(({ geoid }) => geoid === one.geoid)!;
		const at = (name: string) => values.get(`${name}E`)! * one.share;
		const lineOf = (name: string): Line => ({
			isNought: values.get(`${name}E`) === 0,
			squared: ((values.get(`${name}M`)! / 1.645) * one.share) ** 2
		});
		const whole = [of.whole, ...(of.without ? [of.without] : [])];
		for (const name of of.part) part += at(name);
		base += at(of.whole) - (of.without ? at(of.without) : 0);
		errors.part.push(...of.part.map(lineOf));
		errors.base.push(...whole.map(lineOf));
	}
	const [partVariance, baseVariance] = [varianceOf(errors.part), varianceOf(errors.base)];
	const share = part / base;
	const under = partVariance - share ** 2 * baseVariance;
	const variance = under >= 0 ? under : partVariance + share ** 2 * baseVariance;
	return { value: 100 * share, error: (100 * Math.sqrt(variance)) / base };
}

interface Line {
	isNought: boolean;
	squared: number;
}

/** Of a sum: each that is not nought, and of the noughts the one with the largest error. */
function varianceOf(lines: readonly Line[]): number {
	const noughts = lines.filter(({ isNought }) => isNought).map(({ squared }) => squared);
	const others = lines.filter(({ isNought }) => !isNought).map(({ squared }) => squared);
	return others.reduce((sum, one) => sum + one, 0) + Math.max(0, ...noughts);
}
