import { setTimeout as wait } from 'node:timers/promises';
import { named, type Engine } from './engine.ts';
import { SourceRefused } from './source-refused.ts';
import type { Raw } from './stage.ts';

export interface AskOptions {
	signal?: AbortSignal;
	/** For tests: all waits as many times shorter. */
	hurry?: number;
	headers?: Readonly<Record<string, string>>;
	/** Why an answer is not taken, and whether asking again can help; nothing where it is good. */
	judge?: (response: Response, body: string) => Doubt | undefined;
}
interface Doubt {
	refused: SourceRefused;
	again: boolean;
	waitMs?: number;
}

const bytesAtMost = 256 * 1024 * 1024;
const withinMs = 120_000;
const tries = 5;
const firstWaitMs = 2_000;
const longestWaitMs = 120_000;

/** What an interface answers, as JSON; asked again while that can help. Throws `SourceRefused`. */
export async function askJson(address: string, options: AskOptions = {}): Promise<unknown> {
	const { signal, hurry = 1 } = options;
	let refused = new SourceRefused('unreachable', 'The publisher was not asked.');
	for (let attempt = 0; attempt < tries; attempt += 1) {
		const answer = await askOnce(address, options);
		if ('json' in answer) return answer.json;
		refused = answer.refused;
		if (!answer.again || attempt === tries - 1) break;
		const waitMs = Math.min(longestWaitMs, answer.waitMs ?? firstWaitMs * 2 ** attempt);
		await wait(waitMs / hurry, undefined, signal ? { signal } : {});
	}
	throw refused;
}

async function askOnce(
	address: string,
	{ signal, headers, judge }: AskOptions
): Promise<{ json: unknown } | Doubt> {
	const deadline = AbortSignal.timeout(withinMs);
	let response: Response;
	let body: string;
	try {
		response = await fetch(address, {
			headers: { accept: 'application/json', ...headers },
			// Whoever is sent elsewhere is asked for something else.
			redirect: 'manual',
			signal: signal ? AbortSignal.any([deadline, signal]) : deadline
		});
	} catch {
		return signal?.aborted
			? doubt('cut_off', 'The load was ended.')
			: doubt('unreachable', 'The publisher cannot be reached.', true);
	}
	try {
		body = await textWithin(response);
	} catch {
		return doubt('cut_off', 'A page ended before its end.', true);
	}
	const found = doubtOf(response) ?? judge?.(response, body);
	if (found) return found;
	if (response.status !== 200)
		return doubt('refused', `The publisher refused (${response.status}).`);
	try {
		return { json: JSON.parse(body) as unknown };
	} catch {
		return doubt('cut_off', 'A page ended before its end.', true);
	}
}

function doubtOf({ status, headers }: Response): Doubt | undefined {
	if (status === 429) {
		const seconds = Number(headers.get('retry-after'));
		const asked = doubt('throttled', 'The publisher says that it was asked too often.', true);
		return seconds > 0 ? { ...asked, waitMs: seconds * 1_000 } : asked;
	}
	if (status >= 300 && status < 400)
		return doubt('refused', 'The publisher sends us elsewhere: it may ask for a key.');
	if (status === 202) return doubt('not_ready', 'The publisher is not ready yet.', true);
	if (status >= 500) return doubt('unreachable', `The publisher answered ${status}.`, true);
	return undefined;
}

function doubt(check: SourceRefused['check'], message: string, again: boolean = false): Doubt {
	return { refused: new SourceRefused(check, message), again };
}

async function textWithin(response: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > bytesAtMost) throw new Error('too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Rows that came, as a relation of SQL: every value a text. */
export async function rawOf(
	engine: Engine,
	columns: readonly string[],
	rows: Iterable<readonly (string | null)[]>
): Promise<Raw> {
	await engine.run(
		`CREATE OR REPLACE TEMP TABLE came (${columns.map((name) => `${named(name)} VARCHAR`).join(', ')})`
	);
	await engine.append('came', rows, 'temp');
	return {
		relation: '(SELECT * FROM came)',
		columns: new Map(columns.map((name) => [name, name]))
	};
}
