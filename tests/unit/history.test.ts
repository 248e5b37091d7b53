import { expect, test } from 'vitest';
import { faultsOf, type Given, type Logged } from '../support/history.ts';

const record = (id: string, version: number) => ({ id, version }) as Logged['entry']['records'][0];
const entry = (position: number, id: string, records: Logged['entry']['records'] = []): Logged => ({
	position,
	id,
	entry: { command: 'request.log', records }
});
const told = (id: string, startedAt: number, endedAt: number, position: number): Given => ({
	id,
	startedAt,
	endedAt,
	answer: { ok: true, position, versions: {} }
});

test('a history in which everybody was told the truth has no fault', () => {
	const given = [
		told('a:1', 0, 5, 1),
		told('b:1', 1, 3, 2),
		{ id: 'c:1', startedAt: 4 },
		{
			id: 'd:1',
			startedAt: 4,
			endedAt: 6,
			answer: { ok: false as const, code: 'CHANGED' as const }
		}
	];
	const log = [
		entry(1, 'a:1', [record('x', 1)]),
		entry(2, 'b:1', [record('x', 2)]),
		entry(3, 'c:1')
	];

	expect(faultsOf(given, log)).toEqual([]);
});

test.each([
	['lost', [told('a:1', 0, 1, 1)], []],
	['doubled', [told('a:1', 0, 1, 1)], [entry(1, 'a:1'), entry(2, 'a:1')]],
	['doubled', [{ id: 'a:1', startedAt: 0 }], [entry(1, 'a:1'), entry(2, 'a:1')]],
	['elsewhere', [told('a:1', 0, 1, 2)], [entry(1, 'a:1')]],
	['out of time', [told('a:1', 0, 1, 2), told('b:1', 2, 3, 1)], [entry(1, 'b:1'), entry(2, 'a:1')]],
	['gap', [], [entry(1, 'a:1'), entry(3, 'b:1')]],
	['version', [], [entry(1, 'a:1', [record('x', 1)]), entry(2, 'b:1', [record('x', 1)])]],
	['version', [], [entry(1, 'a:1', [record('x', 1)]), entry(2, 'b:1', [record('x', 3)])]],
	[
		'refused and done',
		[{ id: 'a:1', startedAt: 0, endedAt: 1, answer: { ok: false, code: 'CHANGED' } }],
		[entry(1, 'a:1')]
	]
] as [string, Given[], Logged[]][])('%s is found', (fault, given, log) => {
	expect(faultsOf(given, log)[0]).toMatch(new RegExp(`^${fault}:`));
});
