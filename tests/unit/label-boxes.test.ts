import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlines } from '#shared/geo/outlines.ts';
import { wallCamera } from '#lib/map/camera.ts';
import { placeBoxes, type LabelBox } from '#lib/map/label-boxes.ts';

// Goal: whichever communities are active, each has its box and none hides another. Method: every subset could come up,
// on maps of one, two and three screens; boxes are compared as rectangles.
const numbers = [...outlines.keys()];
const shapes = [
	{ width: 936, height: 664 },
	{ width: 1888, height: 664 },
	{ width: 1872, height: 1328 }
];

const touches = (one: LabelBox, other: LabelBox) =>
	one.left < other.left + other.width &&
	other.left < one.left + one.width &&
	one.top < other.top + other.height &&
	other.top < one.top + one.height;

test('no box of any set of communities lies on another or outside, and each has a leader to its own outline', () => {
	fc.assert(
		fc.property(
			fc.subarray(numbers, { minLength: 1 }),
			fc.constantFrom(...shapes),
			(active, shape) => {
				const { boxes } = placeBoxes(active, wallCamera(shape.width, shape.height), shape);

				expect(boxes.map(({ number }) => number).toSorted()).toEqual(active.toSorted());
				for (const [index, box] of boxes.entries()) {
					expect(box.left).toBeGreaterThanOrEqual(0);
					expect(box.top).toBeGreaterThanOrEqual(0);
					expect(box.left + box.width).toBeLessThanOrEqual(1);
					expect(box.top + box.height).toBeLessThanOrEqual(1);
					for (const other of boxes.slice(index + 1)) expect(touches(box, other)).toBe(false);
				}
			}
		),
		{ numRuns: 400 }
	);
});

test('the first four have two lines and level leaders; all fifteen have one line', () => {
	const [shape] = shapes;
	const camera = wallCamera(shape!.width, shape!.height);
	const first = placeBoxes([26, 29, 30, 68], camera, shape!);
	const all = placeBoxes(numbers, camera, shape!);

	expect([first.isBrief, all.isBrief]).toEqual([false, true]);
	for (const { from, anchor } of first.boxes) expect(from[1]).toBe(anchor[1]);
	expect(all.boxes).toHaveLength(15);
});

test('no leader of the fifteen crosses another', () => {
	for (const shape of shapes) {
		const { boxes } = placeBoxes(numbers, wallCamera(shape.width, shape.height), shape);

		const crossing = boxes.flatMap((one, index) =>
			boxes
				.slice(index + 1)
				.filter((other) => cross(one, other))
				.map((other) => [one.number, other.number])
		);

		expect(crossing, `${shape.width}`).toEqual([]);
	}
});

/** Whether the ends of each leader lie on both sides of the other. */
function cross(one: LabelBox, other: LabelBox): boolean {
	const side = ({ from, anchor }: LabelBox, [x, y]: [number, number]) =>
		Math.sign((anchor[0] - from[0]) * (y - from[1]) - (anchor[1] - from[1]) * (x - from[0]));
	return (
		side(one, other.from) !== side(one, other.anchor) &&
		side(other, one.from) !== side(other, one.anchor)
	);
}

test('no box of the first four covers one of their outlines', () => {
	const [shape] = shapes;
	const camera = wallCamera(shape!.width, shape!.height);
	const four = [26, 29, 30, 68];
	const { boxes } = placeBoxes(four, camera, shape!);

	for (const number of four) {
		for (const point of outlines.get(number)!) {
			const [x, y] = camera.project(point);
			for (const { left, top, width, height } of boxes) {
				const isInside = x > left && x < left + width && y > top && y < top + height;
				expect(isInside, `${number} at ${point.join(' ')}`).toBe(false);
			}
		}
	}
});
