import { Board } from '#shared/fold/board.ts';
import { kinds, type AnyRecord, type Kind } from '#shared/model/records.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Note } from '#shared/model/note.ts';
import type { Request } from '#shared/model/request.ts';
import type { Staff } from '#shared/model/staff.ts';
import type { Task } from '#shared/model/task.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { hideSmall } from '#shared/rules/small-numbers.ts';
import { copyAt, levelOf, type Level } from '#shared/rules/visibility.ts';
import { feedsFor } from '#shared/wire/audiences.ts';
import { commandNames, rolesFor } from '#shared/wire/commands.ts';

/** Whose a sample is, seen from whoever looks. */
export const sampleOwners = ['own', 'other', 'own_restricted', 'other_restricted'] as const;
type Owner = (typeof sampleOwners)[number];

export interface Sample {
	owner: Owner;
	kind: Kind;
	level: Level;
	/** Exactly what they would be sent; empty where that is nothing. */
	fields: Record<string, unknown>;
}

/** What somebody like this receives: how much of what is in the room now, and every field of records made up for it. */
export interface SeenAs {
	feeds: string[];
	commands: string[];
	/** `null`: too small a number to be told. */
	counts: ({ kind: Kind } & Record<Level, number | null>)[];
	samples: Sample[];
}

/**
 * The same projection as the feeds', for an administrator who sets up accounts. Of the room's own records only
 * numbers are told: to administer it is no right to read it.
 */
export function seeAs(looker: Looker, board: Board): SeenAs {
	return {
		feeds: [...feedsFor(looker.role)],
		commands: commandNames.filter((name) => rolesFor(name).includes(looker.role)),
		counts: kinds.map((kind) => ({ kind, ...countLevels(looker, board, kind) })),
		samples: sampleOwners.flatMap((owner) => samplesOf(owner, looker))
	};
}

/** Small numbers are hidden: asked again and again, they would tell where restricted work is. */
function countLevels(looker: Looker, board: Board, kind: Kind): Record<Level, number | null> {
	const counts = { whole: 0, outline: 0, nothing: 0 };
	for (const record of board.all(kind)) counts[levelOf(looker, record, board)] += 1;
	const [whole = null, outline = null, nothing = null] = hideSmall(Object.values(counts)).parts;
	return { whole, outline, nothing };
}

function samplesOf(owner: Owner, looker: Looker): Sample[] {
	const records = madeUp(owner, looker);
	const board = new Board();
	for (const record of records) board.set(record);
	return records.map((record) => {
		const level = levelOf(looker, record, board);
		return { owner, kind: record.kind, level, fields: copyAt(level, record) ?? {} };
	});
}

const at = '2026-01-05T15:00:00.000Z';
const stamps = {
	version: 1,
	changedAt: at,
	changedBy: 'person_example',
	changedCommand: 'request.log',
	drill: true
};
const paused = { pausedMs: 0, pausedWorkMs: 0 };

/** What the examples of one owner have in common. */
interface Belonging {
	restricted: boolean;
	agencyId: string;
	communityArea: number;
}

/** A request with its task and a note, a team and somebody in it: of this organisation or of another. */
function madeUp(
	owner: Owner,
	{ agencyId = 'agency_example', communities = [] }: Looker
): AnyRecord[] {
	const belonging = {
		restricted: owner.endsWith('restricted'),
		agencyId: owner.startsWith('own') ? agencyId : 'agency_another',
		communityArea: communities[0] ?? 29
	};
	const work = [requestOf(belonging), taskOf(belonging), noteOf(belonging)];
	return belonging.restricted ? work : [...work, teamOf(belonging), staffOf(belonging)];
}

const categoryOf = (restricted: boolean) =>
	restricted ? ('victim_assistance' as const) : ('conflict_mediation' as const);

function requestOf({ restricted, agencyId, communityArea }: Belonging): Request {
	return {
		kind: 'request',
		id: 'request_example',
		state: 'in_progress',
		priority: 2,
		restricted,
		receivedAt: at,
		acknowledgedAt: at,
		acceptedAt: at,
		startedAt: at,
		...paused,
		...stamps,
		reference: 'R-EXMPL1',
		title: 'Words that a caller said',
		category: categoryOf(restricted),
		channel: 'phone',
		communityArea,
		placeBasis: 'stated',
		block: '4XX W Example St',
		taskCount: 1,
		attempts: 0,
		deskId: restricted ? 'crisis_victim_services' : 'violence_intervention',
		agencyId
	};
}

function taskOf({ restricted, agencyId, communityArea }: Belonging): Task {
	return {
		kind: 'task',
		id: 'task_example',
		state: 'completed',
		priority: 2,
		restricted,
		createdAt: at,
		assignedAt: at,
		acceptedAt: at,
		startedAt: at,
		completedAt: at,
		...paused,
		...stamps,
		requestId: 'request_example',
		title: 'What is to be done',
		category: categoryOf(restricted),
		communityArea,
		createdBy: 'person_example',
		agencyId,
		outcome: 'What came of it',
		quantity: 1,
		unit: 'visits',
		completedBy: 'person_example'
	};
}

function noteOf({ agencyId }: Belonging): Note {
	return {
		kind: 'note',
		id: 'note_example',
		subjectId: 'request_example',
		text: 'A note on it',
		...stamps,
		authorName: 'Somebody',
		agencyId
	};
}

function teamOf({ agencyId, communityArea }: Belonging): Deployment {
	return {
		kind: 'deployment',
		id: 'deployment_example',
		state: 'working',
		callSign: 'Team 1',
		headcount: 2,
		communityArea,
		plannedFrom: at,
		plannedTo: at,
		checkedInAt: at,
		lastHeardAt: at,
		welfareMinutes: 60,
		purpose: 'What they are there for',
		...stamps,
		agencyId,
		staffId: 'staff_example'
	};
}

function staffOf({ agencyId }: Belonging): Staff {
	return {
		kind: 'staff',
		id: 'staff_example',
		name: 'Somebody by name',
		callSign: 'Team 1',
		agencyId,
		state: 'assigned',
		onDutySince: at,
		...stamps
	};
}
