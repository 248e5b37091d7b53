import { askJson, rawOf, type AskOptions } from './ask.ts';
import { loadRows, type Loaded, type LoadOptions } from './load.ts';
import { topics } from './readings-of-topics.ts';
import { SourceRefused } from './source-refused.ts';

export interface AtlasOptions extends LoadOptions {
	/** `https://chicagohealthatlas.org` */
	origin: string;
	/** Of a wait, for tests: all waits as many times shorter. */
	hurry?: number;
}

/** Communities, and the whole city. */
const layers = ['neighborhood', 'place'];
const rowsAtMost = 1_000;
const columns = ['a', 'g', 'd', 'p', 'v', 'se'] as const;

interface Coverage {
	period: string;
	population?: string | null;
}

/** Takes in the topics of the Health Atlas, each in the newest period that it has of everybody. Throws `SourceRefused`. */
export function pullAtlas(options: AtlasOptions): Promise<Loaded> {
	const { signal, hurry, onProgress } = options;
	const asked = { ...(signal ? { signal } : {}), ...(hurry ? { hurry } : {}) };
	return loadRows(options, async (engine) => {
		const rows: (string | null)[][] = [];
		const keys = Object.values(topics);
		for (const [at, topic] of keys.entries()) {
			rows.push(...(await rowsOf(`${options.origin}/api/v1`, topic, asked)));
			onProgress?.((at + 1) / keys.length, 'reading');
		}
		return rawOf(engine, columns, rows);
	});
}

async function rowsOf(
	address: string,
	topic: string,
	asked: AskOptions
): Promise<(string | null)[][]> {
	const answer = await askJson(`${address}/coverage/${topic}/?format=json`, asked);
	const { coverages } = answer as { coverages?: Record<string, unknown> };
	const rows: (string | null)[][] = [];
	for (const layer of layers) {
		const period = newestOf(coverages?.[layer]);
		if (period === undefined) continue;
		const query = {
			topic,
			layer,
			population: '',
			period,
			limit: String(rowsAtMost),
			format: 'json'
		};
		const page = await askJson(`${address}/data/?${new URLSearchParams(query)}`, asked);
		rows.push(...textsOf(page));
	}
	// One layer may lack a topic; a topic of nowhere was renamed.
	if (rows.length === 0)
		throw new SourceRefused('column_missing', `The Atlas has no topic "${topic}" of communities.`);
	return rows;
}

/** Strata of people have a population of their own. */
function newestOf(coverages: unknown): string | undefined {
	if (!Array.isArray(coverages)) return undefined;
	return (coverages as Coverage[])
		.filter(({ period, population }) => typeof period === 'string' && !population)
		.map(({ period }) => period)
		.toSorted((a, b) => (a.slice(-4) < b.slice(-4) ? -1 : 1))
		.at(-1);
}

function textsOf(page: unknown): (string | null)[][] {
	const { results, count } = page as { results?: unknown; count?: unknown };
	if (!Array.isArray(results))
		throw new SourceRefused('unreadable', 'The Atlas answered something else than rows.');
	if (typeof count === 'number' && count > results.length)
		throw new SourceRefused('cut_off', `${results.length} rows came of ${count}.`);
	return (results as Record<string, unknown>[]).map((row) =>
		columns.map((name) => {
			const value = row[name];
			return value === null || value === undefined || value === '' ? null : String(value);
		})
	);
}
