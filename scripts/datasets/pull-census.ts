import { chicagoParts } from '#shared/kernel/chicago-time.ts';
import { askJson, rawOf } from './ask.ts';
import { loadRows, type Loaded, type LoadOptions } from './load.ts';
import { censusVariables } from './readings-of-tracts.ts';
import { SourceRefused } from './source-refused.ts';

export interface CensusOptions extends LoadOptions {
	/** `https://api.census.gov` */
	origin: string;
	/** Without one the Census Bureau answers nothing. */
	key?: string;
	/** Of a wait, for tests: all waits as many times shorter. */
	hurry?: number;
}

/** Cook, and DuPage for the airport. */
const counties = '031,043';

/** Takes in the tables of one year's survey for the tracts of the counties that the city lies in. Throws `SourceRefused`. */
export function pullCensus(options: CensusOptions): Promise<Loaded> {
	const { origin, key, signal, hurry, asOfMs } = options;
	return loadRows(options, async (engine) => {
		if (asOfMs === undefined)
			throw new SourceRefused('dates', 'Say of which year (--as-of 2023-12-31).');
		const query = new URLSearchParams({
			get: ['GEO_ID', ...censusVariables].join(','),
			for: 'tract:*',
			in: `state:17 county:${counties}`,
			...(key ? { key } : {})
		});
		const answer = await askJson(`${origin}/data/${chicagoParts(asOfMs).year}/acs/acs5?${query}`, {
			...(signal ? { signal } : {}),
			...(hurry ? { hurry } : {})
		});
		const [header, ...rows] = tableOf(answer);
		const names = header!.map((name) => String(name).toLowerCase());
		return rawOf(
			engine,
			names,
			rows.map((row) => row.map((value) => (value === null ? null : String(value))))
		);
	});
}

/** Rows of one length, and a header. */
function tableOf(answer: unknown): (string | number | null)[][] {
	const table = answer as (string | number | null)[][];
	const isTable = Array.isArray(answer) && answer.every((row) => Array.isArray(row));
	const width = isTable ? table[0]?.length : undefined;
	if (width === undefined || table.some((row) => row.length !== width))
		throw new SourceRefused('unreadable', 'The Census Bureau answered something else than rows.');
	return table;
}
