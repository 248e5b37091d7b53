/** Prints the table of settings into the README: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigSchema } from '#server/config.ts';

const path = join(import.meta.dirname, '../README.md');
const begin = '<!-- configuration: printed by `npm run readme` -->';
const end = '<!-- /configuration -->';

/** The settings as a table, from the schema that checks them. */
export function configurationTable(): string {
	const rows = Object.entries(ConfigSchema.properties).map(([name, schema]) => {
		const { description = '', default: usual } = schema as {
			description?: string;
			default?: unknown;
		};
		return `| \`${name}\` | ${usual === undefined ? '' : `\`${String(usual)}\``} | ${description} |`;
	});
	return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The README with the table as it should be now. */
export function withTable(readme: string): string {
	const from = readme.indexOf(begin) + begin.length;
	const to = readme.indexOf(end);
	return `${readme.slice(0, from)}\n\n${configurationTable()}\n\n${readme.slice(to)}`;
}

if (import.meta.main) writeFileSync(path, withTable(readFileSync(path, 'utf8')));
