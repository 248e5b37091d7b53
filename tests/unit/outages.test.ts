import { beforeEach, expect, test } from 'vitest';
import type { Board } from '#shared/fold/board.ts';
import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { Outage } from '#shared/model/outage.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import { outagesNow, surenessOf } from '#shared/rules/outages.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { toldOf } from '#shared/wire/indicators.ts';
import { countyOf } from '#server/outages/read-odin.ts';
import { retirement } from '#server/timekeeper/retirement.ts';
import { startMs, World } from '../support/rules-world.ts';

// Goal: what is out is believed as long as somebody's word holds, and no longer; neither "out" nor "back" is said of what nobody
// knows. Method: the room's decisions with the clock put on.
const dana: Actor = { id: 'person_dana', name: 'Dana', role: 'desk', deskIds: [] };
const luz: Actor = { ...dana, id: 'person_luz', name: 'Luz' };
const rosa: Actor = { ...dana, id: 'person_rosa', name: 'Rosa', role: 'manager' };
let world: World;
beforeEach(() => {
	world = new World();
});

const after = (hours: number) => {
	world.nowMs = startMs + hours * hourMs;
};
const inHours = (hours: number) => toInstant(startMs + hours * hourMs);
const power = { what: 'power', communityArea: 29, source: 'company', meters: 240 } as const;
const note = (more: object = {}, who = dana) =>
	world.give('outage.note', { ...power, ...more }, who).answer;
const outages = () => [...world.board.all('outage')];
const sureness = () => outages().map((one) => surenessOf(one, world.nowMs));
const only = (): Outage => outages()[0]!;

test('somebody’s word holds for six hours; then nobody knows, until it is said again or is back', () => {
	note();

	expect(only()).toMatchObject({ state: 'out', saidAt: inHours(0), createdBy: 'person_dana' });
	after(5.9);
	expect(sureness()).toEqual(['out']);
	after(6.1);
	expect(sureness()).toEqual(['unsure']);
	const { id, version } = only();
	const said = { id, version, source: 'resident' };
	expect(world.give('outage.confirm', said, luz).answer.ok).toBe(true);
	expect(sureness()).toEqual(['out']);
	// How many and until when was the company's word, and is not said by this one.
	expect(only()).toMatchObject({ source: 'resident', saidAt: inHours(6.1) });
	expect(only()).not.toHaveProperty('meters');
	expect(world.give('outage.end', { id, version: version + 1 }, luz).answer.ok).toBe(true);
	expect([sureness(), outagesNow(outages(), world.nowMs)]).toEqual([['over'], []]);
});

test('a company that says until when is believed an hour longer than that, and never for more than two days', () => {
	note({ restoredBy: inHours(20) });
	note({ communityArea: 68, restoredBy: inHours(400) });

	expect(outages().map(({ expiresAt }) => expiresAt)).toEqual([inHours(21), inHours(48)]);
	expect(note({ restoredBy: inHours(-1) })).toMatchObject({ code: 'INVALID_PAYLOAD' });
	expect(note({ since: inHours(1) })).toMatchObject({ code: 'INVALID_PAYLOAD' });
});

test('who tells of what is told of already says it again; what was back is out anew, and practice is apart', () => {
	note({ since: inHours(-2) });
	after(1);
	note({ meters: 90 }, luz);

	expect(outages()).toHaveLength(1);
	expect(only()).toMatchObject({ meters: 90, since: inHours(-2), createdBy: 'person_dana' });
	note({ what: 'internet' });
	note({ drill: true });
	expect(outages()).toHaveLength(3);
	world.give('outage.end', { id: only().id, version: only().version }, dana);
	after(2);
	note({}, luz);
	expect(outages()).toHaveLength(3);
	expect(only()).toMatchObject({ state: 'out', createdBy: 'person_luz', saidAt: inHours(2) });
	expect(only()).not.toHaveProperty('endedAt');
	expect(only()).not.toHaveProperty('since');
});

test('whoever is bound to some communities tells of none of the others', () => {
	const bound = { ...dana, communities: [68] };

	expect(note({}, bound)).toMatchObject({ code: 'NOT_ALLOWED' });
	expect(note({ communityArea: 68 }, bound).ok).toBe(true);
});

test('a mistake is taken back by who made it, or a manager', () => {
	note();
	const { id, version } = only();
	const mistake = (who: Actor) => world.ask('outage.mistake', { id, version }, who);

	expect(mistake(luz)).toMatchObject({ code: 'NOT_ALLOWED' });
	expect([mistake(dana).ok, mistake(rosa).ok]).toEqual([true, true]);
});

test('of the county there is one record; an hour after it was told last nobody knows', () => {
	world.give('outage.receive', { meters: 1_240, companies: 2 }, systemActor);
	world.give('outage.receive', { meters: 0, companies: 0 }, systemActor);

	expect(outages()).toMatchObject([{ meters: 0, companies: 0, source: 'odin' }]);
	expect(only()).not.toHaveProperty('communityArea');
	after(1.1);
	expect(sureness()).toEqual(['unsure']);
	// Nobody's hand changes what ODIN told.
	const { id, version } = only();
	expect(world.ask('outage.end', { id, version }, rosa)).toMatchObject({ code: 'NOT_ALLOWED' });
	// It is none of the communities' outages.
	expect(outagesNow(outages(), world.nowMs)).toEqual([]);
});

test('rows of other counties are nothing; a county without a row has none reported; what is no time is left out', () => {
	const row = { communitydescriptor: '17031', metersaffected: 40, utility_id: 7 };
	const rows = [
		{ ...row, reportedstarttime: '2026-01-05T14:00:00Z', estimatedrestorationtime: 'unknown' },
		{ ...row, metersaffected: 2, reportedstarttime: '2026-01-05T13:00:00Z' },
		{ ...row, metersaffected: 0, reportedstarttime: '1970-01-01T00:00:00Z' },
		{ ...row, metersaffected: 0, estimatedrestorationtime: '9999-12-31T00:00:00Z' },
		{ ...row, utility_id: 9, estimatedrestorationtime: '2026-01-05T20:00:00Z' },
		{ ...row, communitydescriptor: '17043', metersaffected: 900 }
	];

	expect(countyOf(rows, '17031')).toEqual({
		meters: 82,
		companies: 2,
		since: '2026-01-05T13:00:00.000Z',
		restoredBy: '2026-01-05T20:00:00.000Z'
	});
	expect(countyOf(rows, '17097')).toEqual({ meters: 0, companies: 0 });
});

test('what is sure stands first, then what concerns most', () => {
	note({ meters: 10 });
	after(7);
	note({ communityArea: 26, meters: 60 });
	note({ communityArea: 68, meters: 800 });

	const order = outagesNow(outages(), world.nowMs).map(({ communityArea }) => communityArea);
	expect(order).toEqual([68, 26, 29]);
});

test('whoever is bound to some communities has no outage of another, and has the county’s; nobody is told who said it', () => {
	note();
	note({ communityArea: 68 });
	world.give('outage.receive', { meters: 3, companies: 1 }, systemActor);

	const desk = { role: 'desk', deskIds: [] } as const;
	const bound = { ...desk, communities: [68] };
	const seen = outages().filter((one) => levelOf(bound, one, world.board) !== 'nothing');
	expect(seen.map(({ communityArea }) => communityArea)).toEqual([68, undefined]);
	expect(
		outages().some((one) => levelOf({ ...desk, role: 'display' }, one, world.board) !== 'nothing')
	).toBe(false);
	expect(JSON.stringify(outages().map(toldOf))).not.toContain('person_');
});

test('what is over, or nobody knows any more, leaves the board two days later; the county’s stays', () => {
	note();
	world.give('outage.receive', { meters: 3, companies: 1 }, systemActor);
	const left = (hours: number) =>
		retirement(world.board as Board, startMs + hours * hourMs + minuteMs).flatMap(({ payload }) =>
			(payload as { records: { id: string }[] }).records.map(({ id }) => id)
		);

	// Two days after nobody knew any more, however long somebody's word held.
	note({ communityArea: 68, restoredBy: inHours(400) });
	expect(left(53)).toEqual([]);
	expect(left(55)).toEqual(['outage_power29']);
	expect(left(97)).toEqual(['outage_power29', 'outage_power68']);
});
