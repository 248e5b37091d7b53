/**
 * Brings files into the running room, through the same door as people:
 *
 *   npm run import -- requests FILE [--dry-run] [--address http://127.0.0.1:8080]
 *   npm run import -- boundaries FILE-OR-ADDRESS [--of beat|block_group] [--dry-run] [--address …]
 *   npm run import -- directory FILE-OR-FOLDER --source NAME [--shared] [--dry-run] [--address …]
 *
 * Signs in with CSCC_NAME and CSCC_PASSWORD: a manager's for 311 requests (what among them is work that 311 has for us
 * is heard of, and no request of its own), an administrator's for the official
 * outlines of the community areas, of police beats or of census block groups, and for a directory of services (HSDS,
 * tables or JSON; the same NAME again takes its place). A file is read whole before anything is sent; one that is
 * refused has written nothing.
 */
import { parseArgs } from 'node:util';
import type { ImportedRequest } from '#shared/wire/imported-request.ts';
import { roomClient, signIn } from './client/room-client.ts';
import { DrillClient } from './drill/client.ts';
import { FileRefused } from './import/file-refused.ts';
import { partTypes } from '#shared/model/boundaries.ts';
import { readBoundaries, readParts } from './import/read-boundaries.ts';
import { readRequests, type Located } from './import/read-requests.ts';
import { linesOf, sendDirectory } from './import/send-directory.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		'dry-run': { type: 'boolean', default: false },
		of: { type: 'string' },
		source: { type: 'string' },
		shared: { type: 'boolean', default: false },
		address: { type: 'string', default: 'http://127.0.0.1:8080' }
	}
});
const [what, path] = positionals;
const batchSize = 50;
const reasonsShown = 20;

interface Report {
	rows: number;
	sent: number;
	accepted: number;
	refused: { line: number; reason: string }[];
	located: Record<Located, number>;
	areas: Map<number, number>;
}

const say = (line = '') => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	const ways: Record<string, (path: string) => Promise<void>> = {
		requests: importRequests,
		boundaries: importBoundaries,
		directory: importDirectory
	};
	const way = Object.hasOwn(ways, what ?? '') ? ways[what ?? ''] : undefined;
	if (!path || !way) {
		const known = Object.keys(ways).join('|');
		throw new FileRefused(`Say what to import: npm run import -- ${known} FILE`);
	}
	await way(path);
}

/** A directory of services; a dry run is the room's own, which reads all of it and writes nothing. */
async function importDirectory(path: string): Promise<void> {
	const { source, shared, address, 'dry-run': dryRun } = values;
	if (!source) throw new FileRefused('Say whose directory it is: --source NAME');
	const cookie = await signIn(address, signInFromEnvironment());
	const report = await sendDirectory(path, { address, cookie, source, shared, dryRun });
	for (const line of linesOf(report)) say(line);
}

/** The outlines of all 77 areas, as many corners of them as a wall can show. */
async function importBoundaries(path: string): Promise<void> {
	if (values.of !== undefined) return importParts(path, values.of);
	const boundaries = await readBoundaries(path);
	const corners = boundaries.areas.flatMap(({ polygons }) => polygons.flat(2)).length;
	say(`${boundaries.areas.length} community areas, ${corners} corners`);
	if (values['dry-run']) {
		say('Dry run: nothing was sent.');
		return;
	}
	const cookie = await signIn(values.address, signInFromEnvironment());
	const room = roomClient(values.address, cookie);
	const { response } = await room.PUT('/api/map/boundaries', { body: boundaries });
	if (!response.ok)
		throw new FileRefused(`The room refused (${response.status}). Nothing was written.`);
	say('Maps draw them from now on; what is on a screen follows with its next return or reload.');
}

/** Outlines of what places in focus can be: they are drawn where the work is aimed at one. */
async function importParts(path: string, of: string): Promise<void> {
	const part = partTypes.find((one) => one === of);
	if (!part) throw new FileRefused(`Say of what: --of ${partTypes.join(' or --of ')}`);
	const outlines = await readParts(path, part);
	const corners = outlines.parts.flatMap(({ polygons }) => polygons.flat(2)).length;
	say(`${outlines.parts.length} of ${part}, ${corners} corners`);
	if (values['dry-run']) {
		say('Dry run: nothing was sent.');
		return;
	}
	const cookie = await signIn(values.address, signInFromEnvironment());
	const room = roomClient(values.address, cookie);
	const { response } = await room.PUT('/api/map/parts/{part}', {
		params: { path: { part } },
		body: outlines
	});
	if (!response.ok)
		throw new FileRefused(`The room refused (${response.status}). Nothing was written.`);
	say('Places in focus are drawn by them from now on.');
}

function signInFromEnvironment(): { signInName: string; password: string } {
	const { CSCC_NAME: signInName, CSCC_PASSWORD: password } = process.env;
	if (!signInName || !password) {
		throw new FileRefused('Set CSCC_NAME and CSCC_PASSWORD to somebody who may do this.');
	}
	return { signInName, password };
}

async function importRequests(path: string): Promise<void> {
	const report = await survey(path);
	if (values['dry-run']) {
		say('Dry run: nothing was sent.');
		print(report);
		return;
	}
	const client = await DrillClient.signIn(values.address, signInFromEnvironment());
	const startedMs = performance.now();
	try {
		await send(client, path, report);
	} finally {
		client.close();
	}
	const seconds = (performance.now() - startedMs) / 1000;
	print(report);
	say(`${Math.round(report.sent / seconds)} rows a second; memory ${memoryMegabytes()} MB`);
}

/** Reads the whole file once: it is refused here or not at all. */
async function survey(file: string): Promise<Report> {
	const report: Report = {
		rows: 0,
		sent: 0,
		accepted: 0,
		refused: [],
		located: { stated: 0, grid: 0, elsewhere: 0, not_known: 0 },
		areas: new Map()
	};
	for await (const row of readRequests(file)) {
		report.rows += 1;
		if (row.kind === 'refused') {
			report.refused.push({ line: row.line, reason: row.reason });
			continue;
		}
		report.located[row.located] += 1;
		const area = row.request.communityArea;
		if (area !== undefined) report.areas.set(area, (report.areas.get(area) ?? 0) + 1);
	}
	if (report.rows === 0) throw new FileRefused('The file has a header and no rows.');
	if (report.refused.length === report.rows) {
		throw new FileRefused(
			`No row could be understood; row ${report.refused[0]?.line}: ${report.refused[0]?.reason}.`
		);
	}
	return report;
}

async function send(client: DrillClient, file: string, report: Report): Promise<void> {
	let batch: ImportedRequest[] = [];
	const flush = async () => {
		if (batch.length === 0) return;
		const answer = await client.give('request.import', { rows: batch });
		if (!answer.ok)
			throw new FileRefused(
				`The room refused (${answer.code}). Rows sent before stay; send the file again.`
			);
		report.sent += batch.length;
		report.accepted += Object.keys(answer.versions).length;
		batch = [];
		progress(report);
	};
	for await (const row of readRequests(file)) {
		if (row.kind === 'refused') continue;
		batch.push(row.request);
		if (batch.length === batchSize) await flush();
	}
	await flush();
	if (process.stdout.isTTY) say();
}

function progress({ sent, rows }: Report): void {
	if (!process.stdout.isTTY) return;
	const filled = Math.round((sent / rows) * 30);
	process.stdout.write(`\r  ${'█'.repeat(filled).padEnd(30, '·')} ${sent} of ${rows}`);
}

function print(report: Report): void {
	const { rows, sent, accepted, refused, located, areas } = report;
	say(`rows        ${rows}`);
	if (sent > 0) {
		say(`accepted    ${accepted}`);
		say(
			`known       ${sent - accepted} (in the room already, or twice in the file: left as they are)`
		);
	}
	say(`refused     ${refused.length}`);
	for (const { line, reason } of refused.slice(0, reasonsShown)) say(`  row ${line}: ${reason}`);
	if (refused.length > reasonsShown) say(`  … and ${refused.length - reasonsShown} more`);
	const inAreas = [...areas].toSorted((a, b) => b[1] - a[1]);
	say(
		`placed      ${located.stated + located.grid} in a community (${located.stated} stated, ${located.grid} by the grid)`
	);
	for (const [area, count] of inAreas) say(`  area ${String(area).padStart(2)}: ${count}`);
	say(
		`elsewhere   ${located.elsewhere} placed by the grid, in none of the 15: community not known`
	);
	say(`not known   ${located.not_known} could not be placed`);
}

function memoryMegabytes(): number {
	return Math.round(process.memoryUsage().rss / 1024 / 1024);
}

main().catch((error: unknown) => {
	const isKnown = error instanceof FileRefused;
	process.stderr.write(`${isKnown ? error.message : ((error as Error).stack ?? String(error))}\n`);
	process.exit(1);
});
