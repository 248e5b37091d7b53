import type { CommandName } from '#shared/wire/commands.ts';
import type { Decide } from './decide.ts';
import { deploymentDecisions } from './deployments.ts';
import { importDecisions, importedId } from './import-requests.ts';
import { referenceDecisions } from './reference-data.ts';
import { requestDecisions } from './requests.ts';
import { noteDecisions, staffDecisions } from './staff.ts';
import { taskDecisions } from './tasks.ts';

/** How each command is decided: every command has exactly one decision. */
export const decisions: { readonly [Name in CommandName]: Decide<Name> } = {
	...requestDecisions,
	...taskDecisions,
	...deploymentDecisions,
	...staffDecisions,
	...noteDecisions,
	...referenceDecisions,
	...importDecisions
};

/** Ids of records that a payload speaks of: they are fetched when the board no longer holds them. */
export function idsIn(payload: Readonly<Record<string, unknown>>): string[] {
	const named = ['id', 'requestId', 'parentId', 'subjectId', 'agencyId', 'receiverId'].map(
		(field) => payload[field]
	);
	const rows = Array.isArray(payload['rows']) ? payload['rows'] : [];
	const imported = rows.map((row: { sourceNumber: string }) => importedId(row.sourceNumber));
	return [...named.filter((id) => typeof id === 'string'), ...imported];
}
