import { describe, expect, test } from 'vitest';
import { hourMs } from '#shared/kernel/clock.ts';
import { inQueueOrder } from '#shared/rules/queue-order.ts';
import { suggestPriority } from '#shared/rules/suggestion.ts';
import { requestIn, World } from '../support/rules-world.ts';

describe('what whoever asked says of how soon they need it', () => {
	test.each([
		[{ soon: 'now' }, 1],
		[{ soon: 'today' }, 2],
		[{ soon: 'no_hurry' }, 3],
		[{ soon: 'no_hurry', danger: true }, 1],
		[{}, 3]
	] as const)('%o suggests P%i', (said, priority) => {
		expect(suggestPriority({ category: 'lighting', priority: 3, ...said })).toBe(priority);
	});

	test('never lowers what a desk or the kind of need has said', () => {
		const urgent = { category: 'lighting', priority: 1, soon: 'no_hurry' } as const;
		expect(suggestPriority(urgent)).toBe(1);
		const kind = { category: 'crisis_response', priority: 4, soon: 'no_hurry' } as const;
		expect(suggestPriority(kind)).toBe(1);
	});

	test('goes before what is over its time until somebody has looked at it', () => {
		const late = requestIn('received', { id: 'request_late', priority: 2 });
		const said = requestIn('received', { id: 'request_said', priority: 4, danger: true });
		const looked = requestIn('triaged', { id: 'request_looked', priority: 4, soon: 'now' });
		const { board, nowMs } = new World([late, said, looked]);
		const order = inQueueOrder([looked, late, said], board, nowMs + 100 * hourMs);
		expect(order.map(({ id }) => id)).toEqual([said.id, late.id, looked.id]);
	});
});
