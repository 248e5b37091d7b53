/**
 * The live benchmark: `npm run bench [-- --quick] [--json FILE] [--only fan-out,commands]`.
 *
 * Everything on loopback and bounded; ours and the floor in turns in one run. A whole run writes the table,
 * the raw figures and the plots to `tests/bench/results`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './measure.ts';
import { parts, type PartName } from './parts.ts';
import { svgOf } from './plot.ts';
import { tableOf, type Row } from './row.ts';

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		json: { type: 'string' },
		only: { type: 'string' }
	}
});
const names = Object.keys(parts) as PartName[];
const wanted =
	values.only?.split(',') ?? names.filter((name) => !values.quick || parts[name].quick);
const folder = join(import.meta.dirname, 'results');
const say = (text: string) => process.stderr.write(`${text}\n`);

// What was started ends in order, whatever ends this.
process.once('SIGINT', () => process.exit(1));
process.once('SIGTERM', () => process.exit(1));

const startedAt = performance.now();
const machine = await describeMachine();
const rows: Row[] = [];
for (const name of names) {
	if (!wanted.includes(name)) continue;
	say(`${name} … (${secondsSince(startedAt)} s)`);
	const { rows: found, raw, plots } = await parts[name].measure({ quick: values.quick, say });
	rows.push(...found);
	if (values.quick) continue;
	mkdirSync(folder, { recursive: true });
	const text = `${JSON.stringify({ machine, rows: found, raw }, undefined, '\t')}\n`;
	writeFileSync(join(folder, `${name}.json`), text);
	for (const [file, plot] of Object.entries(plots ?? {})) {
		writeFileSync(join(folder, `${file}.svg`), svgOf(plot));
	}
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, undefined, '\t')}\n`);
const seconds = secondsSince(startedAt);
const { processor, cores, memoryGb, node, busyShare, jitter } = machine;
const heading =
	`${processor}, ${cores} cores, ${memoryGb} GiB, Node ${node}; ` +
	`${Math.round(100 * busyShare)} % busy before, jitter ${jitter.toFixed(1)}; ${seconds} s`;
process.stdout.write(`${heading}\n\n${tableOf(rows)}\n`);
if (!values.quick && !values.only)
	writeFileSync(join(folder, 'table.txt'), `${heading}\n\n${tableOf(rows)}\n`);

function secondsSince(ms: number): number {
	return Math.round((performance.now() - ms) / 1_000);
}
