import { expect, test } from 'vitest';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { tableOf } from '#shared/rules/all-moves.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import {
	domainAllows,
	domainMoves,
	firstStates,
	movedKinds,
	pairsOf,
	type DomainSubject,
	type DomainWho,
	type MovedKind
} from '../support/rules-domain-tables.ts';
import { inEveryWalk, moveCommands, payloadFor } from '../support/rules-walks.ts';
import {
	activationIn,
	assetIn,
	incidentIn,
	referralIn,
	shiftIn,
	deploymentIn,
	firstVersion,
	person,
	requestIn,
	staffIn,
	taskIn,
	World
} from '../support/rules-world.ts';

type Moved = Extract<AnyRecord, { kind: MovedKind }>;

/** Refusals that say: not this person, or not from this state. */
const notPermitted: readonly string[] = ['MOVE_NOT_PERMITTED', 'NOT_ALLOWED', 'SAME_PERSON'];

test.each(movedKinds)("the table of a %s has the domain's moves and no others", (kind) => {
	const product = tableOf(kind).flatMap(({ from, to }) =>
		from.map((state) => ({ from: state, to }))
	);

	const pairs = pairsOf(product);

	expect(pairs).toEqual(pairsOf(domainMoves[kind]));
});

/** What follows from another record has a test of its own. */
const everyMove = movedKinds.flatMap((kind) =>
	domainMoves[kind].filter(({ who }) => who !== 'receiver').map((move) => ({ kind, ...move }))
);

test.each(everyMove)(
	'a $kind comes from $from to $to by $who',
	({ kind, from, to, who, command }) => {
		const record = recordIn(kind, from);
		const world = new World([record, ...around(kind)]);
		const name = command as CommandName;

		const { answer } = world.give(name, payloadFor(name, record), someoneWho(who));

		expect(answer).toMatchObject({ ok: true });
		expect(world.board.get(kind, record.id)).toMatchObject({
			state: to,
			version: firstVersion + 1
		});
	}
);

test('no command of anyone takes a record where the domain has no way', () => {
	const permitted = new Map(movedKinds.map((kind) => [kind, pairsOf(domainMoves[kind])]));

	inEveryWalk(() => ({ written, name }) => {
		for (const { before, after } of written) {
			if (!isMoved(after)) continue;

			if (!before) expect(after.state, name).toBe(firstStates[after.kind]);
			else if (isMoved(before) && before.state !== after.state) {
				expect(permitted.get(after.kind), name).toContain(`${before.state} → ${after.state}`);
			}
		}
	});
});

test('no one makes a move that the domain leaves to others', () => {
	const whoMay = (before: Moved, after: Moved): DomainWho[] =>
		domainMoves[after.kind]
			.filter(({ from, to }) => from === before.state && to === after.state)
			.map(({ who }) => who);

	inEveryWalk(() => ({ written, actor, name }) => {
		for (const { before, after } of written) {
			if (!before || !isMoved(before) || !isMoved(after) || before.state === after.state) continue;
			const subject = before as DomainSubject;

			const isAllowed = whoMay(before, after).some((who) => domainAllows(who, subject, actor));

			expect(isAllowed, `${name} by ${JSON.stringify(actor)}`).toBe(true);
		}
	});
});

test('a move of a task that is not permitted is refused with those that the domain permits', () => {
	inEveryWalk(() => ({ answer, actor, subject, name }) => {
		if (answer.ok || subject.kind !== 'task') return;
		if (answer.code !== 'MOVE_NOT_PERMITTED' && answer.code !== 'NOT_ALLOWED') return;

		const permitted = domainMoves.task
			.filter(({ from, who }) => from === subject.state && domainAllows(who, subject, actor))
			.map(({ command }) => command);

		expect(answer.permitted?.toSorted(), name).toEqual([...new Set(permitted)].toSorted());
	});
});

test('a move that is not permitted is refused with exactly those that would be taken', () => {
	inEveryWalk(() => ({ answer, actor, subject, name }, world) => {
		if (answer.ok || !moveCommands(subject.kind).includes(name)) return;
		if (answer.code !== 'MOVE_NOT_PERMITTED' && answer.code !== 'NOT_ALLOWED') return;

		const taken = moveCommands(subject.kind).filter((other) => {
			const tried = world.ask(other, payloadFor(other, subject), actor);
			return tried.ok || !notPermitted.includes(tried.code);
		});

		const ofState = domainMoves[subject.kind].filter(({ from }) => from === subject.state);
		expect(answer.permitted?.toSorted(), name).toEqual(taken.toSorted());
		expect(ofState.map(({ command }) => command)).toEqual(expect.arrayContaining(taken));
	});
});

test('a version that is no longer the newest is refused with the newer record', () => {
	inEveryWalk(() => ({ answer, written, isStale, subject, name }, world) => {
		if (!isStale) return;

		const current = world.board.get(subject.kind, subject.id);

		expect(answer, name).toEqual({ ok: false, code: 'CHANGED', current });
		expect(current).toEqual(subject);
		expect(written).toEqual([]);
	});
});

test('of two commands on one version the second is refused and sees what the first did', () => {
	const task = taskIn('in_progress', { agencyId: 'agency_aa' });
	const world = new World([task]);
	const [dana, luis] = ['person_1', 'person_2'].map((id) => person(id, { agencyId: 'agency_aa' }));

	world.give('task.complete', payloadFor('task.complete', task), dana ?? person('person_1'));
	const { answer } = world.give(
		'task.hold',
		payloadFor('task.hold', task),
		luis ?? person('person_2')
	);

	expect(answer).toMatchObject({
		ok: false,
		code: 'CHANGED',
		current: { state: 'completed', version: firstVersion + 1, completedBy: 'person_1' }
	});
	expect(world.board.get('task', task.id)).toMatchObject({ state: 'completed' });
});

function isMoved(record: AnyRecord): record is Moved {
	return movedKinds.some((kind) => kind === record.kind);
}

/** A record in this state on which its next move finds everything else that it needs. */
function recordIn(kind: MovedKind, state: string): Moved {
	const made = {
		request: () => requestIn(state as Parameters<typeof requestIn>[0], { attempts: 2 }),
		task: () => taskIn(state as Parameters<typeof taskIn>[0]),
		deployment: () => deploymentIn(state as Parameters<typeof deploymentIn>[0]),
		staff: () => staffIn(state as Parameters<typeof staffIn>[0]),
		referral: () => referralIn(state as Parameters<typeof referralIn>[0]),
		incident: () => incidentIn(state as Parameters<typeof incidentIn>[0]),
		activation: () => activationIn(state as Parameters<typeof activationIn>[0]),
		shift: () => shiftIn(state as Parameters<typeof shiftIn>[0]),
		asset: () => assetIn(state as Parameters<typeof assetIn>[0])
	};
	return made[kind]();
}

/** What the moves of a kind look up besides their record. */
function around(kind: MovedKind): AnyRecord[] {
	const others = kind === 'deployment' ? [] : [deploymentIn('working')];
	const staff = [staffIn('available', { id: 'staff_02', personId: 'person_2' })];
	return [requestIn('received', { id: 'request_02' }), ...others, ...staff];
}

/** Somebody who fits the domain's word, and as few of its other words as can be. */
function someoneWho(who: DomainWho): Actor {
	const system = person('system', { role: 'system' });
	const manager = person('person_9', { role: 'manager' });
	const ofAgency = person('person_9', { agencyId: 'agency_aa' });
	const actors: Record<DomainWho, Actor> = {
		casework: manager,
		'casework or timer': system,
		timer: system,
		'desk/manager': person('person_9'),
		manager,
		'creator/manager': person('person_1'),
		assignee: ofAgency,
		'assignee/manager': ofAgency,
		verifier: person('person_9'),
		receiver: manager,
		'own person': person('person_1'),
		'own person/manager': person('person_1'),
		'named incoming person': person('person_2')
	};
	return actors[who];
}
