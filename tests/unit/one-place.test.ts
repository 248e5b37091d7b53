import { expect, test } from 'vitest';
import { hundredBlock, metresOf } from '#shared/geo/hundred-block.ts';
import { nearDuplicates, rootOf, voicesOf } from '#shared/rules/duplicates.ts';
import { personalDataAt, personalDataIn } from '#shared/rules/personal-data.ts';
import { payloadFor } from '../support/rules-walks.ts';
import { person, requestIn, World } from '../support/rules-world.ts';

const dana = person('person_1');
const received = (id: string) => requestIn('received', { id, block: '4200 W MADISON ST' });
const link = (world: World, id: string, parentId: string) =>
	world.give(
		'request.mark_duplicate',
		{ ...payloadFor('request.mark_duplicate', world.board.get('request', id)!), parentId },
		dana
	).answer;

test('three neighbours who name one building are one place and three voices', () => {
	const world = new World(['request_01', 'request_02', 'request_03'].map(received));

	link(world, 'request_02', 'request_01');
	link(world, 'request_03', 'request_01');

	const parent = world.board.get('request', 'request_01')!;
	expect(parent).toMatchObject({ state: 'received', voices: 3 });
	expect(voicesOf(parent, world.board).map(({ id }) => id)).toEqual(['request_02', 'request_03']);
});

test('a duplicate of a duplicate follows the first, with all who spoke for it', () => {
	const world = new World(['request_01', 'request_02', 'request_03'].map(received));

	link(world, 'request_02', 'request_01');
	link(world, 'request_03', 'request_02');

	const last = world.board.get('request', 'request_03')!;
	expect(last.parentId).toBe('request_01');
	expect(rootOf(last, world.board).id).toBe('request_01');
	expect(world.board.get('request', 'request_01')).toMatchObject({ voices: 3 });
});

test('what others follow takes its voices along when it is linked itself', () => {
	const world = new World(['request_01', 'request_02', 'request_03'].map(received));
	link(world, 'request_02', 'request_01');

	link(world, 'request_01', 'request_03');

	const child = world.board.get('request', 'request_02')!;
	expect(rootOf(child, world.board).id).toBe('request_03');
	expect(world.board.get('request', 'request_03')).toMatchObject({ voices: 3 });
});

test('nothing follows itself, by no detour', () => {
	const world = new World(['request_01', 'request_02'].map(received));
	link(world, 'request_02', 'request_01');

	expect(link(world, 'request_01', 'request_02')).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test('while a call is logged, open requests of its kind on the block or within 150 m are shown', () => {
	const at = (id: string, block: string, more = {}) =>
		requestIn('received', { id, block, ...more });
	const world = new World([
		at('request_same', '4200 W MADISON ST'),
		at('request_corner', '0 S KEELER AVE'),
		at('request_far', '4700 W MADISON ST'),
		at('request_other', '4200 W MADISON ST', { category: 'graffiti_dumping' }),
		at('request_unknown', '4200 W NOWHERE ST'),
		requestIn('closed', { id: 'request_closed', block: '4200 W MADISON ST' })
	]);
	const wanted = { category: 'lighting', block: '4200 W MADISON ST' } as const;

	const near = nearDuplicates(wanted, world.board, metresOf);

	expect(near.map(({ request }) => request.id)).toEqual(['request_same', 'request_corner']);
	expect(near[0]?.metres).toBe(0);
	expect(near[1]?.metres).toBeGreaterThan(50);
	expect(near[1]?.metres).toBeLessThanOrEqual(150);
});

test.each([
	['4231 W. Madison St.', '4200 W MADISON ST'],
	['42XX W Madison', '4200 W MADISON'],
	['042XX W MADISON ST', '4200 W MADISON ST'],
	['4200 block of west Madison St', '4200 W MADISON ST'],
	['17 N State St', '000 N STATE ST'],
	['4231-4239 W Madison St, Chicago', '4200 W MADISON ST'],
	['0000X W Madison St', '000 W MADISON ST'],
	['XX N State St', '000 N STATE ST'],
	['7100 South Shore Dr', '7100 S SOUTH SHORE DR'],
	['3500 S Dr Martin Luther King Jr Dr', '3500 S DR MARTIN LUTHER KING JR DR'],
	['6300 S Halsted', '6300 S HALSTED']
])('"%s" is kept as its hundred-block', (typed, kept) => {
	expect(hundredBlock(typed)?.replace(/^0+(?=\d)/, '')).toBe(kept.replace(/^0+(?=\d)/, ''));
	expect(hundredBlock(hundredBlock(typed)!)).toBe(hundredBlock(typed));
});

test.each([
	'Madison and Pulaski',
	'call 312 555 0142',
	'',
	'W Madison',
	'4200 Madison',
	'4212 W Madison St Marcus Johnson was hurt',
	'4212 W Madison Marcus Johnson',
	'4200 W Madison St Apt 3B',
	'5900 North Ave',
	'<b>4200 W X'
])('"%s" is no block', (typed) => {
	expect(hundredBlock(typed)).toBeUndefined();
});

test.each([
	['Call me at 312-555-0142', 'phone'],
	['(312) 555 0142', 'phone'],
	['3125550142', 'phone'],
	['+1 312.555.0142', 'phone'],
	['write ana@example.org please', 'email'],
	['Ref SR25-01234567', undefined],
	['4200 W Madison, 2 lights, 10:30', undefined],
	['from 2026-11-26 to 2026-11-27', undefined],
	['312‑555‑0199', 'phone'],
	['312/555/0199', 'phone'],
	['312-555-0199x12', 'phone'],
	['ComEd 1-800-334-7661', undefined],
	['Token 2025070412', undefined],
	['Permit 100 234 5678', undefined],
	['request_3125550142ab', undefined]
] as const)('in "%s" there is %s', (text, found) => {
	expect(personalDataIn(text)).toBe(found);
});

test('every place in a payload is named, and numbers of other systems are none', () => {
	const payload = { title: 'x', deep: [{ text: 'a@b.org' }], number311: '3125550142' };

	expect(personalDataAt(payload)).toEqual([{ path: '/deep/0/text', rule: 'email' }]);
});

test('a long word without a number or an address is read in a time that grows with its length, not with its square', () => {
	const spentMs = (text: string) => {
		const began = performance.now();
		for (let round = 0; round < 5; round += 1) personalDataIn(text);
		return performance.now() - began;
	};
	const [short, long] = ['x'.repeat(2_000), 'x'.repeat(20_000)];
	personalDataIn(long);

	const times = Array.from({ length: 3 }, () => spentMs(long) / spentMs(short));

	// Ten times the length: some ten times as long, and not a hundred.
	expect(Math.min(...times)).toBeLessThan(40);
});

test('nobody is sent to follow what is over', () => {
	const world = new World([received('request_01'), requestIn('closed', { id: 'request_02' })]);

	expect(link(world, 'request_01', 'request_02')).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test('what becomes restricted takes along all who spoke for it, and whoever speaks for it later', () => {
	const world = new World(['request_01', 'request_02', 'request_03'].map(received));
	link(world, 'request_02', 'request_01');
	const edits = { category: { from: 'lighting', to: 'crisis_response' } };
	world.give('request.edit', { id: 'request_01', edits }, dana);
	link(world, 'request_03', 'request_01');

	for (const id of ['request_01', 'request_02', 'request_03']) {
		expect(world.board.get('request', id)?.restricted, id).toBe(true);
	}
});
