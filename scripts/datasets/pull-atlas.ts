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

/** Communities; two of them are too small for a survey. */
const communities = 'neighborhood';
const communitiesAtLeast = 70;
/** The whole city. */
const city = 'place';
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
	const period = everybodys(coverages?.[communities]).at(-1);
	if (period === undefined)
		throw new SourceRefused('column_missing', `The Atlas has no topic "${topic}" of communities.`);
	const rowsIn = async (layer: string) => {
		const query = {
			topic,
			layer,
			population: '',
			period,
			limit: String(rowsAtMost),
			format: 'json'
		};
		const page = await askJson(`${address}/data/?${new URLSearchParams(query)}`, asked);
		return textsOf(page, { topic, period });
	};
	const rows = await rowsIn(communities);
	if (new Set(rows.map(([, area]) => area)).size < communitiesAtLeast)
		throw new SourceRefused('fewer_rows', `"${topic}" came for ${rows.length} communities.`);
	// The city is told of in the same period or not at all.
	const isOfCity = everybodys(coverages?.[city]).includes(period);
	return isOfCity ? [...rows, ...(await rowsIn(city))] : rows;
}

/** The periods in which a topic is told of everybody, by their end, the longest last: groups of people have a population of their own. */
function everybodys(coverages: unknown): string[] {
	if (!Array.isArray(coverages)) return [];
	return (coverages as Coverage[])
		.filter(({ period, population }) => typeof period === 'string' && !population)
		.map(({ period }) => period)
		.toSorted((a, b) => a.slice(-4).localeCompare(b.slice(-4)) || b.localeCompare(a));
}

function textsOf(
	page: unknown,
	{ topic, period }: { topic: string; period: string }
): (string | null)[][] {
	const { results, count } = page as { results?: unknown; count?: unknown };
	if (!Array.isArray(results))
		throw new SourceRefused('unreadable', 'The Atlas answered something else than rows.');
	if (typeof count === 'number' && count > results.length)
		throw new SourceRefused('cut_off', `${results.length} rows came of ${count}.`);
	const all = results as Record<string, unknown>[];
	if (all.some(({ a, d }) => a !== topic || d !== period))
		throw new SourceRefused('unreadable', `The Atlas answered something else than "${topic}".`);
	return all.map((row) =>
		columns.map((name) => {
			const value = row[name];
			return value === null || value === undefined || value === '' ? null : String(value);
		})
	);
}
