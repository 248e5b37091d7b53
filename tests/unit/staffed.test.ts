import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import { staffedHours } from '#shared/fold/staffed.ts';
import { TimesFold } from '#shared/fold/times.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { TeamsRecount } from '../../scripts/figures/recount-teams.ts';
import { World } from '../support/rules-world.ts';

// Goal: hours that teams were in a community are what they reported, or the time since they came, and never of a team that is not heard.
// Method: teams are moved by the room's own commands, and a plain recount of the same log says what the fold must.
const manager: Actor = { id: 'person_m', name: 'Rosa', role: 'manager', deskIds: [] };
const system: Actor = { id: 'system', name: 'system', role: 'system', deskIds: [] };

let world: World;
let fold: TimesFold;
let counted: TeamsRecount;
beforeEach(() => {
	world = new World();
	fold = new TimesFold();
	counted = new TeamsRecount();
});

function log(command: CommandName, records: AnyRecord[]): void {
	const entry = { at: toInstant(world.nowMs), actor: '', command, id: '', records };
	fold.take({ position: fold.position + 1, entry });
	counted.take(entry);
}

function give(name: CommandName, payload: object, actor = manager): AnyRecord {
	const { answer, written } = world.give(name, payload, actor);
	if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
	log(
		name,
		written.map(({ after }) => after)
	);
	return written[0]!.after;
}

/** A team on its way; moved by its command's last word. */
function team(communityArea: number, headcount: number) {
	const { id } = give('deployment.request', {
		callSign: 'North 1',
		headcount,
		communityArea,
		purpose: 'Walk with families',
		plannedFrom: toInstant(world.nowMs),
		plannedTo: toInstant(world.nowMs + 8 * hourMs)
	});
	const move = (what: string, payload = {}, actor = manager) => {
		const { version } = world.board.get('deployment', id)!;
		return give(`deployment.${what}` as CommandName, { id, version, ...payload }, actor);
	};
	for (const what of ['approve', 'notify', 'acknowledge', 'set_out']) move(what);
	return move;
}

const hours = (community: number) =>
	[...fold.staffed()]
		.filter((one) => one.community === community)
		.reduce((sum, one) => sum + staffedHours(one, world.nowMs), 0);
const plain = (community: number) => counted.hoursIn(community, 0, world.nowMs);

test('a team counts from its check-in with all its people, and by the hours that it reported once it has gone', () => {
	const move = team(29, 4);
	world.nowMs += hourMs;
	expect(hours(29)).toBe(0);
	move('check_in');
	world.nowMs += 90 * minuteMs;
	expect(hours(29)).toBe(6);

	move('start');
	move('demobilize');
	world.nowMs += 3 * dayMs;
	// On its way home for days, as nobody has said otherwise.
	expect([hours(29), plain(29)]).toEqual([6, 6]);
	move('release', { hoursWorked: 3, debrief: 'done', handover: 'Nothing' });

	world.nowMs += dayMs;
	expect(hours(29)).toBe(12);
	expect(plain(29)).toBe(12);
	expect(hours(68)).toBe(0);
});

test('as of a moment only that counts which was known by then', () => {
	const move = team(29, 2);
	move('check_in');
	world.nowMs += hourMs;
	const thenMs = world.nowMs;
	world.nowMs += hourMs;
	move('start');
	move('demobilize');
	move('release', { hoursWorked: 7, debrief: 'done', handover: 'Nothing' });

	const [one] = [...fold.staffed()];

	expect([thenMs - 5 * hourMs, thenMs, world.nowMs].map((at) => staffedHours(one!, at))).toEqual([
		0, 2, 14
	]);
});

test('a team that does not answer counts until it was heard last, and goes on when it is found', () => {
	const move = team(68, 2);
	move('check_in');
	world.nowMs += hourMs;
	move('start');
	world.nowMs += 2 * hourMs;
	move('miss_check_in', {}, system);
	expect([hours(68), plain(68)]).toEqual([2, 2]);

	move('escalate', { reason: 'Nobody answers' });
	expect([hours(68), plain(68)]).toEqual([2, 2]);

	world.nowMs += hourMs;
	expect(move('make_contact')).not.toHaveProperty('reason');

	expect([hours(68), plain(68)]).toEqual([8, 8]);
});

test('a check-in that is taken back never was', () => {
	const move = team(29, 3);
	const before = [...world.board.all('deployment')][0]!;
	move('check_in');
	world.nowMs += hourMs;
	expect(hours(29)).toBe(3);
	fold.takeChanged();

	log('undo' as CommandName, [before]);

	expect([...fold.staffed()]).toEqual([]);
	expect(fold.takeChanged().staffed).toEqual(new Map([[chicagoDay(world.nowMs), []]]));
});

test('what was kept by day goes on as if all had been read, and days too old to be asked for are let go', () => {
	const move = team(29, 4);
	move('check_in');
	team(68, 1)('check_in');
	world.nowMs += dayMs;
	team(29, 2)('check_in');
	const { staffed } = fold.takeChanged();
	expect(staffed.size).toBe(2);
	const resumed = new TimesFold();
	resumed.restore({
		position: fold.position,
		reached: [],
		staffed: [...staffed.values()].flat()
	});
	expect([...resumed.staffed()]).toEqual([...fold.staffed()]);

	fold.forget(world.nowMs + 92 * dayMs);

	expect([...fold.staffed()].map(({ people }) => people)).toEqual([2]);
	expect(fold.takeChanged().staffed.get(chicagoDay(world.nowMs - dayMs))).toEqual([]);
});

test('whatever teams do, the fold says what a plain recount of the log says', () => {
	const moves = fc.array(
		fc.record({ one: fc.nat(3), minutes: fc.nat(300), move: fc.nat(8), hours: fc.nat(48) }),
		{ maxLength: 60 }
	);
	fc.assert(
		fc.property(moves, (steps) => {
			world = new World();
			fold = new TimesFold();
			counted = new TeamsRecount();
			const teams = [team(29, 4), team(29, 1), team(68, 7), team(1, 2)];
			for (const { one, minutes, move, hours: worked } of steps) {
				world.nowMs += minutes * minuteMs;
				const release = { hoursWorked: worked, debrief: 'done', handover: 'Nothing' };
				const [name, payload, actor] = (
					[
						['check_in', {}, manager],
						['start', {}, manager],
						['take_break', {}, manager],
						['miss_check_in', {}, system],
						['make_contact', {}, manager],
						['demobilize', {}, manager],
						['release', release, manager],
						['end_break', {}, manager],
						['escalate', { reason: 'Nobody answers' }, manager]
					] as const
				)[move]!;
				try {
					teams[one]!(name, payload, actor);
				} catch {
					// Not from where it stands: the next one.
				}
			}
			for (const area of [1, 29, 68]) expect(hours(area)).toBeCloseTo(plain(area), 6);
		}),
		{ numRuns: 60 }
	);
});
