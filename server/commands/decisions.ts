import type { CommandName } from '#shared/wire/commands.ts';
import { activationDecisions } from './activations.ts';
import { alertDecisions } from './alerts.ts';
import { assetDecisions } from './assets.ts';
import { capabilityDecisions } from './capabilities.ts';
import { committeeDecisions } from './committee.ts';
import type { Decide } from './decide.ts';
import { deploymentDecisions } from './deployments.ts';
import { agencyDecisions } from './agencies.ts';
import { fundingDecisions } from './funding.ts';
import { handoffDecisions } from './handoffs.ts';
import { importDecisions, importedId } from './import-requests.ts';
import { incidentDecisions } from './incidents.ts';
import { intakeDecisions } from './intake.ts';
import { lessonDecisions } from './lessons.ts';
import { messageDecisions } from './messages.ts';
import { outageDecisions, outageId } from './outages.ts';
import { referenceDecisions } from './reference-data.ts';
import { referralDecisions } from './referrals.ts';
import { reportDecisions } from './reports.ts';
import { requestDecisions } from './requests.ts';
import { snoozeDecisions } from './snooze.ts';
import { shiftDecisions } from './shifts.ts';
import { noteDecisions, staffDecisions } from './staff.ts';
import { taskDecisions } from './tasks.ts';
import { undoDecisions } from './undo.ts';

/** How each command is decided: every command has exactly one decision. */
export const decisions: { readonly [Name in CommandName]: Decide<Name> } = {
	...requestDecisions,
	...intakeDecisions,
	...snoozeDecisions,
	...referralDecisions,
	...taskDecisions,
	...handoffDecisions,
	...incidentDecisions,
	...activationDecisions,
	...deploymentDecisions,
	...shiftDecisions,
	...assetDecisions,
	...staffDecisions,
	...noteDecisions,
	...messageDecisions,
	...alertDecisions,
	...outageDecisions,
	...committeeDecisions,
	...lessonDecisions,
	...agencyDecisions,
	...fundingDecisions,
	...capabilityDecisions,
	...reportDecisions,
	...referenceDecisions,
	...importDecisions,
	...undoDecisions
};

const naming = [
	...(['id', 'requestId', 'parentId', 'subjectId'] as const),
	...(['agencyId', 'receiverId', 'staffId', 'incidentId', 'deploymentId'] as const)
];

/** Ids of records that whoever gives a command speaks of. */
export function namedIn(payload: Readonly<Record<string, unknown>>): string[] {
	return naming.map((field) => payload[field]).filter((id) => typeof id === 'string');
}

/** Ids of records that a decision reads: they are fetched when the board no longer holds them. */
export function idsIn(payload: Readonly<Record<string, unknown>>): string[] {
	const rows = Array.isArray(payload['rows']) ? payload['rows'] : [];
	const imported = rows.map((row: { sourceNumber: string }) => importedId(row.sourceNumber));
	const outage = outageId(payload);
	return [...namedIn(payload), ...imported, ...(outage ? [outage] : [])];
}
