import type { AddressPoint } from '#shared/geo/address-grid.ts';
import { outlines } from '#shared/geo/outlines.ts';
import { isWideMap, type Camera } from './camera.ts';

/** Where a community's box stands on the map and what it points at, in parts of the map's box. */
export interface LabelBox {
	number: number;
	left: number;
	top: number;
	width: number;
	height: number;
	anchor: [x: number, y: number];
	/** Where its leader leaves: level where the box reaches the height of the anchor. */
	from: [x: number, y: number];
}

export interface Labels {
	boxes: LabelBox[];
	/** Too many for boxes of two lines: each says its name and its most urgent number alone. */
	isBrief: boolean;
}

/** Sizes in parts of the map's height, so that they hold on a map of any width. */
const boxWidth = 0.4655;
const briefWidth = 0.487;
const boxHeight = 0.166;
const briefHeight = 0.075;
const gap = 0.022;
const briefGap = 0.008;
/** From the western edge of the city: where boxes on the left end, and where those on the right begin. */
const leftEnds = 0.052;
const rightBegins = 0.495;
/** The same on a map that is wide: clear of the city. */
const wideLeftEnds = -0.03;
const wideRightBegins = 0.8;
const leastLeft = 0.009;
/** On the left the map's note stands below the boxes, on the right the lake's name above them. */
const bounds = { left: [0.02, 0.775], right: [0.1, 0.99] } as const;
/** Below Austin's corner, and over the lake: brief ones hide no community but a part of the last. */
const briefBounds = { left: [0.125, 0.9], right: [0.095, 0.59] } as const;
type Side = keyof typeof bounds;

/** By hand for the 15: on which side the box stands, and a point inside that its leader reaches over no other. */
const places: Readonly<Record<number, { side: Side; anchor: AddressPoint; top?: number }>> = {
	23: { side: 'left', anchor: [-3600, 1000] },
	25: { side: 'left', anchor: [-5600, 1300] },
	26: { side: 'left', anchor: [-4250, -150], top: 0.09 },
	30: { side: 'left', anchor: [-4150, -3300], top: 0.298 },
	66: { side: 'left', anchor: [-3100, -6900] },
	67: { side: 'left', anchor: [-1900, -5700] },
	71: { side: 'left', anchor: [-1900, -8300] },
	27: { side: 'right', anchor: [-2900, -200] },
	29: { side: 'right', anchor: [-2900, -1500], top: 0.164 },
	43: { side: 'right', anchor: [2700, -7500] },
	49: { side: 'left', anchor: [-300, -10_200] },
	53: { side: 'left', anchor: [-1200, -12_000] },
	61: { side: 'right', anchor: [-700, -4500] },
	68: { side: 'right', anchor: [-450, -5750], top: 0.355 },
	69: { side: 'right', anchor: [100, -6500] }
};

/** A box for each community, from north to south on its side, none over another. */
export function placeBoxes(
	numbers: readonly number[],
	camera: Camera,
	{ width, height }: { width: number; height: number }
): Labels {
	const wanted = numbers
		.filter((number) => outlines.has(number))
		.map((number) => {
			const anchor = camera.project(places[number]?.anchor ?? centreOf(number));
			const side: Side =
				places[number]?.side ?? (anchor[0] < camera.westX + 0.3 ? 'left' : 'right');
			return { number, anchor, side, top: places[number]?.top };
		})
		.toSorted((a, b) => a.anchor[1] - b.anchor[1]);
	const onSide = (side: Side) => wanted.filter((one) => one.side === side);
	const isBrief = (['left', 'right'] as const).some((side) => {
		const [first, last] = bounds[side];
		return onSide(side).length * (boxHeight + gap) > last - first + gap;
	});
	const tall = isBrief ? briefHeight : boxHeight;
	const wide = ((isBrief ? briefWidth : boxWidth) * height) / width;
	const across = (heights: number) => camera.westX + (heights * height) / width;
	const hasRoom = isWideMap(width, height);
	const lefts = {
		left: Math.max(leastLeft, across(hasRoom ? wideLeftEnds : leftEnds) - wide),
		right: Math.min(across(hasRoom ? wideRightBegins : rightBegins), 0.99 - wide)
	};
	const boxes = (['left', 'right'] as const).flatMap((side) => {
		const here = onSide(side);
		const tops = stack(
			here.map(({ anchor, top }) => (isBrief ? undefined : top) ?? anchor[1] - tall * 0.58),
			{
				tall,
				gap: isBrief ? briefGap : gap,
				bounds: (isBrief ? briefBounds : bounds)[side]
			}
		);
		return here.map(({ number, anchor }, index): LabelBox => {
			const top = tops[index] ?? 0;
			const left = lefts[side];
			const isLevel = anchor[1] > top && anchor[1] < top + tall;
			const isBelow = side === 'right' && anchor[0] > left;
			return {
				number,
				anchor,
				left,
				top,
				width: wide,
				height: tall,
				from: isBelow
					? [anchor[0], top + tall]
					: [side === 'left' ? left + wide : left, isLevel ? anchor[1] : top + tall / 2]
			};
		});
	});
	return { boxes, isBrief };
}

/** As near to where each wants to be as those before and behind it leave room. */
function stack(
	wanted: readonly number[],
	{
		tall,
		gap,
		bounds: [first, last]
	}: { tall: number; gap: number; bounds: readonly [number, number] }
): number[] {
	const tops: number[] = [];
	for (const top of wanted)
		tops.push(Math.max(top, (tops.at(-1) ?? first - tall - gap) + tall + gap));
	let lowest = last - tall;
	for (let index = tops.length - 1; index >= 0; index -= 1) {
		tops[index] = Math.min(tops[index]!, lowest);
		lowest = tops[index]! - tall - gap;
	}
	return tops;
}

function centreOf(areaNumber: number): AddressPoint {
	const points = outlines.get(areaNumber) ?? [];
	const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
	return [mean(0), mean(1)];
}
