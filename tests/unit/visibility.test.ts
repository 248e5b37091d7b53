// Long because the domain's table of roles stands here a second time, in its own words.
import { withoutRequests } from '#shared/fold/practice.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Board } from '#shared/fold/board.ts';
import { deploymentStates, type Deployment } from '#shared/model/deployment.ts';
import type { Note } from '#shared/model/note.ts';
import { classesOf } from '#shared/model/records.ts';
import { requestStates, type Request } from '#shared/model/request.ts';
import { staffStates, type Staff } from '#shared/model/staff.ts';
import { taskStates, type Task } from '#shared/model/task.ts';
import { routeAccess } from '#server/access/route-access.ts';
import { partsOf } from '#shared/model/parts.ts';
import { categories, categoryCodes, desks, roles } from '#shared/model/terms.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import {
	copyAt,
	isWhole,
	levelOf,
	lookerOf,
	project,
	visibility,
	type Level
} from '#shared/rules/visibility.ts';
import { rolesFor } from '#shared/wire/commands.ts';
import {
	after,
	agencyIds,
	deploymentIn,
	firstVersion,
	requestIn,
	staffIn,
	taskIn
} from '../support/rules-world.ts';

type Work = Request | Task | Deployment | Staff | Note;

/*
 * Who may see what, written from domain.md, 3.4 and 4.2, and from the decisions that go with it,
 * never from the product's own table. Where the text leaves something open (`outline at most`), the
 * oracle is asked twice: what is at least given (`isDoubtful` false), and what at most (true).
 */
interface Question {
	looker: Looker;
	board: Board;
	isDoubtful: boolean;
}

/** Repairs, permits and activations, as 4.2 has them. */
const cityServiceCategories = `lighting vacant_property vacant_lot_cleanup graffiti_dumping
	abandoned_vehicle problem_business street_closure_permit safe_space_activation`.split(/\s+/);

function permitted(record: Work, question: Question): Level {
	if (record.kind === 'note') return permittedNote(record, question);
	if (isElsewhere(record, question)) return 'nothing';
	const level = permittedThere(record, question);
	return level === 'outline' && isLocated(record, question) ? 'nothing' : level;
}

/** Where somebody is bound to communities, counts and ages of restricted work would say in which of them it is. */
function isLocated(record: Exclude<Work, Note>, { looker, board, isDoubtful }: Question): boolean {
	if (!looker.communities?.length || looker.role === 'elected_office') return false;
	if (record.kind === 'staff' || !isRestrictedOn(board, record)) return false;
	const request = record.kind === 'task' && !isDoubtful ? requestOf(record, board) : undefined;
	return (record.communityArea ?? request?.communityArea) !== undefined;
}

function permittedThere(record: Exclude<Work, Note>, question: Question): Level {
	const { looker, board, isDoubtful } = question;
	const isOrphan = record.kind === 'task' && record.requestId && !requestOf(record, board);
	if (isOrphan && !isDoubtful) return 'nothing';
	const isRestricted = isRestrictedOn(board, record);
	const atMostOutline = isDoubtful ? 'outline' : 'nothing';
	switch (looker.role) {
		case 'manager':
			return isRestricted ? 'outline' : 'whole';
		case 'desk':
			if (isRestricted) return atMostOutline;
			if (looker.agencyId === undefined || record.kind === 'request') return 'whole';
			return isOwn(record, question) ? 'whole' : 'outline';
		case 'victim_services':
			if (isOwn(record, question)) return 'whole';
			return record.kind === 'staff' ? 'nothing' : atMostOutline;
		case 'intervention':
			return isOwn(record, question) && !isRestricted ? 'whole' : 'nothing';
		case 'law_enforcement': {
			const isCityWork = 'category' in record && cityServiceCategories.includes(record.category);
			return (isCityWork || isOwn(record, question)) && !isRestricted ? 'whole' : 'nothing';
		}
		case 'elected_office':
			if (record.kind !== 'request' || !isOf(looker, record.filedBy)) return 'nothing';
			return isRestricted ? 'outline' : 'whole';
		default: // Screens, committees, funding, analysts, administrators, auditors.
			return 'nothing';
	}
}

/** Only for those who have its subject whole; there is no outline of a note. */
function permittedNote(note: Note, question: Question): Level {
	const { looker, board } = question;
	const subject = subjectOf(note, board);
	const isByOwn = isOf(looker, note.agencyId);
	if (note.internal && !isByOwn) return 'nothing';
	if (looker.role === 'law_enforcement' && !isByOwn) return 'nothing';
	if (looker.role === 'elected_office' || subject === undefined) return 'nothing';
	return permitted(subject, question) === 'whole' ? 'whole' : 'nothing';
}

function isOwn(record: Exclude<Work, Note>, { looker, board, isDoubtful }: Question): boolean {
	if (record.kind === 'deployment' || record.kind === 'staff') return isOf(looker, record.agencyId);
	const request = record.kind === 'task' ? requestOf(record, board) : undefined;
	// A task that is with nobody yet is with whoever has its request.
	// Restricted work that was refused is with nobody again.
	const isRefused =
		record.kind === 'task' && record.state === 'rejected' && isRestrictedOn(board, record);
	const own = isRefused ? undefined : record.agencyId;
	const holder = own ?? request?.agencyId;
	if (holder !== undefined && isRestrictedOn(board, record)) return isOf(looker, holder);
	const deskIds = [record.deskId ?? categories[record.category].desk, request?.deskId];
	if (deskIds.some((id) => id !== undefined && looker.deskIds.includes(id))) return true;
	const filers = [record.filedBy, isDoubtful ? request?.filedBy : undefined];
	return [own, request?.agencyId, ...filers].some((id) => isOf(looker, id));
}

/** Nobody belongs to no organisation: two who have none have nothing in common. */
function isOf(looker: Looker, agencyId: string | undefined): boolean {
	return agencyId !== undefined && looker.agencyId === agencyId;
}

function isElsewhere(
	record: Exclude<Work, Note>,
	{ looker, board, isDoubtful }: Question
): boolean {
	if (!looker.communities?.length || record.kind === 'staff') return false;
	// Whether a task without a place of its own lies where its request does, the text does not say.
	const request = record.kind === 'task' && !isDoubtful ? requestOf(record, board) : undefined;
	const area = record.communityArea ?? request?.communityArea;
	return area !== undefined && !looker.communities.includes(area);
}

function isRestrictedOn(board: Board, record: Work): boolean {
	if (record.kind === 'request') return record.restricted;
	return record.kind === 'task' && (record.restricted || !!requestOf(record, board)?.restricted);
}

function requestOf({ requestId }: Task, board: Board): Request | undefined {
	return requestId === undefined ? undefined : board.get('request', requestId);
}

function subjectOf({ subjectId: id }: Note, board: Board): Exclude<Work, Note> | undefined {
	return board.get('request', id) ?? board.get('task', id) ?? board.get('deployment', id);
}

/** What nobody may find in an outline: planted in whatever says what a record is about. */
const secret = { title: 'Canary title', reason: 'Canary reason' };
const secretOnPaper = { handover: 'Canary handover', purpose: 'Canary purpose' };

function noteIn(more: Partial<Note>): Note {
	const stamps = { version: firstVersion, changedAt: after(0), changedBy: 'person_old' };
	const told = { subjectId: 'request_01', authorName: 'Canary author', text: 'Canary text' };
	const made = { changedCommand: 'note.add', drill: false };
	return { kind: 'note', id: 'note_01', ...stamps, ...made, ...told, ...more };
}

function boardOf(records: readonly Work[]): Board {
	const board = new Board();
	for (const record of records) board.set(record);
	return board;
}

const areas = [26, 29, 30] as const;
const agencyId = fc.constantFrom(...agencyIds);
const communityArea = fc.constantFrom(...areas);
const belonging = {
	restricted: fc.boolean(),
	category: fc.constantFrom(...categoryCodes),
	deskId: fc.constantFrom(...desks),
	agencyId,
	filedBy: agencyId,
	communityArea
};
const requests = fc
	.record(
		{ ...belonging, state: fc.constantFrom(...requestStates) },
		{ requiredKeys: ['state', 'restricted', 'category', 'deskId'] }
	)
	.map(({ state, ...more }) => requestIn(state, { ...more, ...secret, block: 'Canary block' }));
const requestIds = fc.constantFrom('request_01', 'request_01', 'request_01', 'request_unknown');
const tasks = fc
	.record(
		{ ...belonging, state: fc.constantFrom(...taskStates), requestId: requestIds },
		{ requiredKeys: ['state', 'restricted', 'category'] }
	)
	.map(({ state, ...more }) => taskIn(state, { ...more, ...secret, outcome: 'Canary outcome' }));
const deployments = fc
	.record(
		{ state: fc.constantFrom(...deploymentStates), communityArea, agencyId },
		{ requiredKeys: ['state', 'communityArea'] }
	)
	.map(({ state, ...more }) =>
		deploymentIn(state, { ...more, ...secretOnPaper, reason: secret.reason })
	);
const staff = fc
	.record({ state: fc.constantFrom(...staffStates), agencyId }, { requiredKeys: ['state'] })
	.map(({ state, ...more }) => staffIn(state, { ...more, name: 'Canary name' }));
const notes = ['request_01', 'task_01', 'deployment_01', 'request_unknown'].map((subjectId) =>
	fc
		.record({ agencyId, internal: fc.boolean() }, { requiredKeys: [] })
		.map((more) => noteIn({ id: `note_on_${subjectId}`, subjectId, ...more }))
);

/** One of each kind, and a note on each. */
const worlds = fc.tuple(requests, tasks, deployments, staff, ...notes);
const accounts = fc.record(
	{
		deskIds: fc.subarray([...desks], { maxLength: 4 }),
		agencyId,
		communities: fc.subarray([...areas])
	},
	{ requiredKeys: ['deskIds'] }
);

/** Called for every record of many worlds with an account in every role. */
type Look = (record: Work, looker: Looker, board: Board) => void;

function inEveryRole(look: Look, numRuns: number): void {
	const inOneWorld = fc.property(worlds, accounts, (world: Work[], account) => {
		const board = boardOf(world);
		for (const role of roles) {
			for (const record of world) look(record, { role, ...account }, board);
		}
	});
	fc.assert(inOneWorld, { numRuns });
}

test('nobody sees more of a record than the domain permits, and nobody less than it gives', () => {
	const ranks: readonly Level[] = ['nothing', 'outline', 'whole'];
	inEveryRole((record, looker, board) => {
		const least = permitted(record, { looker, board, isDoubtful: false });
		const most = permitted(record, { looker, board, isDoubtful: true });

		const level = levelOf(looker, record, board);

		const between = ranks.slice(ranks.indexOf(least), ranks.indexOf(most) + 1);
		expect(between, `${looker.role} has ${level} of ${record.id}`).toContain(level);
	}, 2000);
});

test('a copy holds what its level has and no word of anything else', () => {
	inEveryRole((record, looker, board) => {
		const level = levelOf(looker, record, board);

		const copy = project(looker, record, board);

		expect(copy).toEqual(copyAt(level, record));
		if (level === 'nothing') expect(copy).toBeUndefined();
		if (level === 'whole') expect(copy).toEqual(record);
		if (copy) expect(isWhole(copy)).toBe(level === 'whole');
		if (level !== 'outline') return;
		const isOpen = ([name]: [string, unknown]) => classesOf(record.kind)[name] === 'public';
		const fields = Object.entries(record);
		const text = JSON.stringify(copy);
		const closed = fields.filter((field) => !isOpen(field));
		const told = closed.filter(([, value]) => typeof value === 'string' && text.includes(value));
		expect(copy).toEqual(Object.fromEntries(fields.filter(isOpen)));
		// Named here too, whatever class the product gives them.
		expect(text).not.toMatch(/Canary|"(category|block|deskId|filedBy|purpose|name)":/);
		expect(told).toEqual([]);
	}, 1000);
});

test('somebody sees the same with only what is needed to know of them', () => {
	inEveryRole((record, looker, board) => {
		const same = lookerOf(looker);

		expect(levelOf(same, record, board)).toBe(levelOf(looker, record, board));
		expect(project(same, record, board)).toEqual(project(looker, record, board));
	}, 1000);
});

const ofOthers = { agencyId: 'agency_bb', filedBy: 'agency_bb' };
const ofVictims = { category: 'victim_assistance', restricted: true } as const;
const repair = requestIn('accepted', { ...ofOthers, ...secret });
const repairWork = taskIn('completed', { ...ofOthers, outcome: 'Canary outcome' });
const victimWork = taskIn('accepted', { ...ofOthers, ...secret, ...ofVictims, id: 'task_02' });
const outreach = deploymentIn('working', { ...secretOnPaper, agencyId: 'agency_bb' });
const worker = staffIn('assigned', { name: 'Canary name', agencyId: 'agency_bb' });
const outreachNote = noteIn({ subjectId: outreach.id, agencyId: 'agency_bb' });
const internalNote = noteIn({ id: 'note_02', agencyId: 'agency_bb', internal: true });

test.each([
	['display', 'the name of a person', worker],
	['display', 'free text', outreachNote],
	['display', "a victim's case", victimWork],
	['desk', "what a victim's task is about", victimWork],
	['desk', "another agency's internal note", internalNote],
	['victim_services', "what another victim organisation's task is about", victimWork],
	['intervention', 'a request that is with others', repair],
	['law_enforcement', 'an outreach note', outreachNote],
	['law_enforcement', 'where outreach is', outreach],
	['law_enforcement', 'who of outreach is present', worker],
	['law_enforcement', "a victim's task", victimWork],
	['manager', "what a victim's task is about", victimWork],
	['committee', 'a person', worker],
	['elected_office', 'a request that others filed', repair],
	['funding', 'the free text of a task', repairWork],
	['analyst', 'a request as it was told', repair],
	['administrator', 'what is restricted', victimWork]
] as const)('%s never sees %s', (role, _what, record) => {
	const board = boardOf([repair, repairWork, victimWork, outreach, worker]);
	// At the very desks through which victims and outreach come.
	const deskIds = ['crisis_victim_services', 'violence_intervention'];

	const copy = project({ role, agencyId: 'agency_aa', deskIds }, record, board);
	const them = { role: 'victim_services', agencyId: 'agency_bb', deskIds: [] } as const;

	const isCounted = record === victimWork && ['desk', 'manager', 'victim_services'].includes(role);
	if (!isCounted) expect(copy).toBeUndefined();
	expect(JSON.stringify(copy ?? {})).not.toContain('Canary');
	expect(JSON.stringify(project(them, record, board))).toContain('Canary');
});

test('pages lead where somebody has something, and nowhere else', () => {
	const whose = (kind: 'lesson' | 'funding' | 'report') =>
		roles.filter((role) => visibility[role][kind].length > 0);
	expect([...partsOf.committee].toSorted()).toEqual(whose('lesson').toSorted());
	expect([...partsOf.funds].toSorted()).toEqual(whose('funding').toSorted());
	expect([...partsOf.forms].toSorted()).toEqual(
		[...routeAccess['GET /api/forms/activity-log.:format']!].toSorted()
	);
	expect([...partsOf.reports].toSorted()).toEqual(whose('report').toSorted());
	expect([...partsOf.capabilities].toSorted()).toEqual(
		[...rolesFor('capability.doubt')].toSorted()
	);
});

test('who has nothing of the requests is who the desk’s pages take for it', () => {
	const roles = Object.keys(visibility) as (keyof typeof visibility)[];
	expect([...withoutRequests].toSorted()).toEqual(
		roles.filter((role) => visibility[role].request.length === 0).toSorted()
	);
});
