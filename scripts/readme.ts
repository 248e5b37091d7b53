/** Prints the tables of settings, metrics and states into the documentation: `npm run readme`. */
import { assert } from '#shared/kernel/assert.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allNeeds, movedKinds, tableOf, type MovedKind } from '#shared/rules/all-moves.ts';
import type { Who } from '#shared/rules/moves.ts';
import { ConfigSchema } from '#server/config.ts';
import { metricList } from '#server/metrics/metrics.ts';

const root = join(import.meta.dirname, '..');

/** Each table by the name that stands in the comments around it, for each document. */
const documents: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
	'README.md': { configuration: configurationTable, metrics: metricsTable },
	'shared/rules/README.md': Object.fromEntries(
		movedKinds.map((kind) => [kind, () => movesTable(kind)])
	)
};
export const documentPaths = Object.keys(documents);

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

const people: Readonly<Record<Who, string>> = {
	desk: 'a desk or a manager',
	manager: 'a manager',
	assignee: 'the assignee',
	assignee_or_manager: 'the assignee or a manager',
	creator_or_manager: 'who raised it, or a manager',
	other_manager: 'a manager who did not write it',
	committee: 'who convenes the committee',
	creator_or_committee: 'who proposed it, or who convenes',
	assignee_or_committee: 'the assignee, or who convenes',
	other_committee: 'of the committee, and not who wrote it',
	committee_verifier: 'of the committee, and not who did it',
	verifier: 'somebody other than who completed it',
	own_person: 'whose it is',
	own_person_or_manager: 'whose it is, or a manager',
	incoming: 'the person who was named',
	receiver: 'follows when the receiver has said yes',
	desk_or_system: 'a desk, or the clock',
	system: 'the clock'
};

/** The permitted moves of a kind of record, one line for each pair of states and command. */
function movesTable(kind: MovedKind): string {
	const rows = tableOf(kind).flatMap(({ command, from, to, who }) =>
		from.map((state) => {
			const needs = Object.keys(allNeeds[command] ?? {});
			const said = who === 'receiver' ? '' : needs.join(', ');
			return `| \`${state}\` | \`${to}\` | \`${command}\` | ${people[who]} | ${said} |`;
		})
	);
	return ['| from | to | command | who | says |', '| --- | --- | --- | --- | --- |', ...rows].join(
		'\n'
	);
}

/** A document with its tables as they should be now. */
export function withTables(path: string, text: string): string {
	return Object.entries(documents[path] ?? {}).reduce((before, [name, table]) => {
		const begin = `<!-- ${name}: printed by \`npm run readme\` -->`;
		const [from, to] = [before.indexOf(begin) + begin.length, before.indexOf(`<!-- /${name} -->`)];
		assert(from >= begin.length && to >= from, `${path} has a place for the table "${name}"`);
		return `${before.slice(0, from)}\n\n${table()}\n\n${before.slice(to)}`;
	}, text);
}

if (import.meta.main) {
	for (const path of documentPaths) {
		const file = join(root, path);
		writeFileSync(file, withTables(path, readFileSync(file, 'utf8')));
	}
}
