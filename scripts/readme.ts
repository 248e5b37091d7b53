/** Prints the tables of settings and of metrics into the README: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigSchema } from '#server/config.ts';
import { metricList } from '#server/metrics/metrics.ts';

const path = join(import.meta.dirname, '../README.md');

/** Each table by the name that stands in the comments around it. */
const tables: Readonly<Record<string, () => string>> = {
	configuration: configurationTable,
	metrics: metricsTable
};

/** The settings as a table, from the schema that checks them. */
function configurationTable(): string {
	const rows = Object.entries(ConfigSchema.properties).map(([name, schema]) => {
		const { description = '', default: usual } = schema as {
			description?: string;
			default?: unknown;
		};
		return `| \`${name}\` | ${usual === undefined ? '' : `\`${String(usual)}\``} | ${description} |`;
	});
	return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What a process counts. */
function metricsTable(): string {
	const rows = metricList.map(({ name, help }) => `| \`${name}\` | ${help} |`);
	return ['| metric | what it is |', '| --- | --- |', ...rows].join('\n');
}

/** The README with its tables as they should be now. */
export function withTables(readme: string): string {
	return Object.entries(tables).reduce((text, [name, table]) => {
		const begin = `<!-- ${name}: printed by \`npm run readme\` -->`;
		const from = text.indexOf(begin) + begin.length;
		const to = text.indexOf(`<!-- /${name} -->`);
		return `${text.slice(0, from)}\n\n${table()}\n\n${text.slice(to)}`;
	}, readme);
}

if (import.meta.main) writeFileSync(path, withTables(readFileSync(path, 'utf8')));
