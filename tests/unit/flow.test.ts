import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowOf, type FlowLine } from '#lib/charts/flow.ts';

// Goal: a picture of money in which nothing is lost, doubled or drawn over something else. Method: made books, and sums of what is drawn.
const aLine: fc.Arbitrary<FlowLine> = fc
	.record({
		from: fc.constantFrom('city', 'state', 'gifts'),
		by: fc.constantFrom('a', 'b', 'c', 'd'),
		to: fc.constantFrom('26', '29', ''),
		awarded: fc.integer({ min: 0, max: 1_000_000 }),
		spent: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ from, by, to, awarded, spent }) => ({
		hands: [from, by, to],
		awarded,
		expended: Math.floor(awarded * spent)
	}));
const box = { width: 800, bodyHeight: 240 };
const near = (one: number, other: number) => expect(Math.abs(one - other)).toBeLessThan(1e-6);

test('each column and each step holds all of the money, and as much of it as is spent', () => {
	fc.assert(
		fc.property(fc.array(aLine, { maxLength: 25, size: 'max' }), (lines) => {
			const { nodes, links } = flowOf(lines, box);
			const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
			const total = sum(lines.map(({ awarded }) => awarded));
			if (total === 0) {
				expect([nodes, links]).toEqual([[], []]);
				return;
			}
			for (const column of [0, 1, 2]) {
				const here = nodes.filter((node) => node.column === column);
				expect(sum(here.map(({ awarded }) => awarded))).toBe(total);
			}
			const spent = sum(lines.map(({ expended }) => expended)) / total;
			for (const step of ['0', '1']) {
				const some = links.filter(({ key }) => key.startsWith(step));
				near(sum(some.map(({ awarded }) => awarded.width)), box.bodyHeight);
				near(sum(some.map(({ expended }) => expended.width)), box.bodyHeight * spent);
				expect(new Set(some.map(({ key }) => key)).size).toBe(some.length);
			}
		})
	);
});

test('no name stands on another, and every node is within the picture', () => {
	fc.assert(
		fc.property(fc.array(aLine, { minLength: 1, maxLength: 25 }), (lines) => {
			const { nodes, height } = flowOf(lines, box);
			for (const column of [0, 1, 2]) {
				const here = nodes.filter((node) => node.column === column);
				for (const [index, node] of here.entries()) {
					const next = here[index + 1];
					if (next) expect(next.y - node.y).toBeGreaterThanOrEqual(34);
					expect(node.y + node.height).toBeLessThanOrEqual(height + 1e-6);
					expect(node.x + 10).toBeLessThanOrEqual(box.width);
				}
			}
		})
	);
});

test('what comes from above stands above', () => {
	const line = (from: string, by: string, awarded: number): FlowLine => ({
		hands: [from, by, '29'],
		awarded,
		expended: 0
	});
	const { nodes } = flowOf(
		[line('small', 'x', 5), line('large', 'y', 4), line('large', 'z', 4)],
		box
	);
	const order = (column: number) =>
		nodes.filter((node) => node.column === column).map(({ id }) => id);
	expect(order(0)).toEqual(['large', 'small']);
	expect(order(1)).toEqual(['y', 'z', 'x']);
});
