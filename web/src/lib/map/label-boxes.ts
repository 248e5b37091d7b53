import type { AddressPoint } from '#shared/geo/address-grid.ts';
import { outlines } from '#shared/geo/outlines.ts';
import type { Camera } from './camera.ts';

/** Where a community's box stands on the map and what it points at, in parts of the map's box. */
export interface LabelBox {
	number: number;
	left: number;
	top: number;
	anchor: [x: number, y: number];
	/** The edge of the box that the leader leaves from. */
	from: number;
}

export const boxSize = { width: 0.33, height: 0.166 } as const;
const leftAt = 0.013;
const rightAt = 0.657;
const gap = 0.022;

/** Placed by hand for the first communities: no box covers an outline, and every leader is level. */
const byHand: Readonly<Record<number, { anchor: AddressPoint; top: number }>> = {
	26: { anchor: [-4250, -150], top: 0.09 },
	30: { anchor: [-4150, -3300], top: 0.298 },
	29: { anchor: [-2900, -1500], top: 0.164 },
	68: { anchor: [-450, -5750], top: 0.355 }
};

/** A box for each community, west of the middle on the left, the others on the right, none over another. */
export function placeBoxes(numbers: readonly number[], camera: Camera): LabelBox[] {
	const wanted = numbers
		.filter((number) => outlines.has(number))
		.map((number) => {
			const anchor = camera.project(byHand[number]?.anchor ?? centreOf(number));
			const isLeft = anchor[0] < 0.5;
			return {
				number,
				anchor,
				left: isLeft ? leftAt : rightAt,
				from: isLeft ? leftAt + boxSize.width : rightAt,
				top: byHand[number]?.top ?? anchor[1] - boxSize.height * 0.58
			};
		})
		.toSorted((a, b) => a.top - b.top);
	const lowest = new Map<number, number>();
	return wanted.map((box) => {
		const free = lowest.get(box.left) ?? 0.02;
		const top = Math.min(Math.max(box.top, free), 1 - boxSize.height - 0.01);
		lowest.set(box.left, top + boxSize.height + gap);
		return { ...box, top };
	});
}

function centreOf(areaNumber: number): AddressPoint {
	const points = outlines.get(areaNumber) ?? [];
	const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
	return [mean(0), mean(1)];
}
