import { toAddressPoint, type AddressPoint } from '#shared/geo/address-grid.ts';
import { arterials, cityFeature, lakeFeature, outlineFeatures } from '#shared/geo/basemap.ts';
import { bentStreets } from '#shared/geo/bent-streets.ts';
import type { LngLat } from '#shared/geo/address-grid.ts';
import { ordinal } from '#shared/geo/nearest-block.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { eastWestStreets, northSouthStreets } from '#shared/geo/street-coordinates.ts';
import { html, type Html } from '../html.ts';
import { pixelsOf, type MapView } from './map-pick.ts';

const ink = {
	land: '#f4f1ea',
	lake: '#c5dbe8',
	street: '#d8d2c4',
	main: '#b3a98f',
	area: '#1d5fa8'
};
/** Streets that are named on the whole city: one for every few miles. */
const namedFarOut = new Set(
	'Devon Avenue,Irving Park Road,North Avenue,Madison Street,Pershing Road,63rd Street,87th Street,111th Street'.split(
		','
	)
);

/** A view as a picture that stands in the page itself: nobody else is asked for it, and no address tells where. */
export function pictureOf(view: MapView, block: string): string {
	const isNear = view.metresPerPixel < 20;
	const { width, height } = view;
	const svg = html`<svg
		xmlns="http://www.w3.org/2000/svg"
		width="${width}"
		height="${height}"
		font-family="sans-serif"
	>
		<rect width="${width}" height="${height}" fill="#e4e0d6" />
		${areaOf(view, cityFeature().geometry.coordinates, ink.land)}${areaOf(view, lakeFeature().geometry.coordinates, ink.lake)}
		${isNear ? sideStreets(view) : communities(view)}${mainStreets(view, isNear)}${marker(view, block)}
	</svg>`;
	return `data:image/svg+xml;base64,${Buffer.from(svg.text.replaceAll(/\s+/g, ' ')).toString('base64')}`;
}

const rounded = (value: number) => Math.round(value * 10) / 10;
const spot = (view: MapView, point: AddressPoint) => pixelsOf(view, point).map(rounded).join(' ');

function areaOf(view: MapView, rings: readonly (readonly LngLat[])[], fill: string): Html {
	const lines = rings.map((ring) => {
		const points = ring.map((point) => spot(view, toAddressPoint(point)));
		return `M${points.join('L')}Z`;
	});
	return html`<path d="${lines.join('')}" fill="${fill}" fill-rule="evenodd" />`;
}

/** The communities that the work began with: what many people know the city by. */
function communities(view: MapView): Html {
	const rings = outlineFeatures().features.map(({ geometry }) => geometry.coordinates);
	return html`<g fill-opacity="0.16">${rings.map((ring) => areaOf(view, ring, ink.area))}</g>`;
}

function lineOf(
	view: MapView,
	points: readonly AddressPoint[],
	width: number,
	colour: string
): Html {
	const path = points.map((point) => spot(view, point)).join('L');
	return html`<path d="M${path}" fill="none" stroke="${colour}" stroke-width="${width}" />`;
}

/** All streets whose place is certain, as far as the picture goes, each with its name where there is room for it. */
function sideStreets(view: MapView): Html {
	const [x, y] = view.middle;
	const near = (middle: number) => (across: number) => Math.abs(across - middle) < reach;
	const upright = alone(northSouthStreets, near(x));
	const level = alone(new Map([...eastWestStreets, ...numberedStreets]), near(y));
	const { height } = view;
	return html`${upright.map(([name, across]) => {
		const [left] = pixelsOf(view, [across, y]).map(rounded) as [number, number];
		const foot = height - 4;
		return html`${lineOf(
			view,
			[
				[across, y - reach],
				[across, y + reach]
			],
			1.5,
			ink.street
		)}${nameAt(name, [left - 2, foot], true)}`;
	})}${level.map(([name, across]) => {
		const [, top] = pixelsOf(view, [x, across]).map(rounded) as [number, number];
		const line = lineOf(
			view,
			[
				[x - reach, across],
				[x + reach, across]
			],
			1.5,
			ink.street
		);
		return html`${line}${nameAt(name, [4, top - 2], false)}`;
	})}`;
}

/** How far a picture goes from its middle, in address numbers: farther than it is wide. */
const reach = 700;
/** South of the eighth block streets have numbers. */
const numberedStreets = Array.from({ length: 131 }, (_, index): [string, number] => [
	ordinal(index + 8),
	-100 * (index + 8)
]);
const sideName = { size: 8, ink: '#6b6455' };

/** Streets with their names, one for each place: where two share it nobody is named. */
function alone(
	streets: ReadonlyMap<string, number>,
	isNear: (across: number) => boolean
): [string, number][] {
	const all = [...streets].filter(([, across]) => isNear(across));
	const isMain = (across: number) =>
		arterials.some(({ coordinate }) => Math.abs(coordinate - across) < 45);
	return all.map(([name, across]) => {
		const close = all.filter(([, other]) => Math.abs(other - across) < 45);
		return [close.length > 1 || isMain(across) ? '' : name, across];
	});
}

/** A side street's name: along the street, at its foot or its left end. */
function nameAt(
	name: string,
	[x, y]: readonly [number, number],
	isUpright: boolean
): Html | undefined {
	if (name === '') return undefined;
	const words = name.toLowerCase().replace(/(^|[ -])[a-z]/g, (letter) => letter.toUpperCase());
	const turn = isUpright ? html` transform="rotate(-90 ${x} ${y})"` : undefined;
	return html`<text
		x="${x}"
		y="${y}"
		font-size="${sideName.size}"
		fill="${sideName.ink}"
		stroke="${ink.land}"
		stroke-width="2"
		paint-order="stroke"
		${turn}
		>${words}</text
	>`;
}

function mainStreets(view: MapView, isNear: boolean): Html {
	const lines = arterials.map((street) => {
		const { axis, coordinate, from, to } = street;
		const ends: AddressPoint[] =
			axis === 'north-south'
				? [
						[coordinate, from],
						[coordinate, to]
					]
				: [
						[from, coordinate],
						[to, coordinate]
					];
		return { ...street, points: ends };
	});
	const bent = bentStreets.filter(({ main }) => main);
	const width = isNear ? 4 : 1;
	const named = lines.filter(({ name }) => isNear || namedFarOut.has(name));
	return html`${[...lines, ...bent].map(({ points }) => lineOf(view, points, width, ink.main))}${named.map((street) => nameOf(view, street, isNear))}`;
}

/** A street's name beside it, at the picture's edge; nothing where the street is not in it. */
function nameOf(
	view: MapView,
	{ name, axis, points }: { name: string; axis: string; points: AddressPoint[] },
	isNear: boolean
): Html | undefined {
	const [[ax, ay], [bx, by]] = points.map((point) => pixelsOf(view, point)) as [
		readonly [number, number],
		readonly [number, number]
	];
	const { width, height } = view;
	const size = isNear ? 11 : 10;
	const short = isNear ? name : name.replace(/ (Avenue|Road|Street|Boulevard|Drive)$/, '');
	const words = (x: number, y: number, turn: string) =>
		html`<text
			x="${rounded(x)}"
			y="${rounded(y)}"
			font-size="${size}"
			fill="#3d382c"
			stroke="#f4f1ea"
			stroke-width="3"
			paint-order="stroke"
			${html` ${turn === '' ? undefined : html`transform="${turn}"`}`}
			>${short}</text
		>`;
	if (axis === 'east-west') {
		const isIn = ay > 8 && ay < height - 2 && bx > 40 && ax < width - 40;
		return isIn ? words(Math.max(4, ax + 4), ay - 3, '') : undefined;
	}
	const isIn = ax > 10 && ax < width - 2 && ay > 60 && by < height - 60;
	if (!isIn) return undefined;
	const foot = Math.min(height - 4, ay - 4);
	return words(ax - 3, foot, `rotate(-90 ${rounded(ax - 3)} ${rounded(foot)})`);
}

/** The block that was picked, or the middle while there is none. */
function marker(view: MapView, block: string): Html | undefined {
	const placed = block === '' ? undefined : placeBlock(block);
	if (!placed?.known) return undefined;
	const [x, y] = pixelsOf(view, placed.point).map(rounded);
	return html`<circle
			cx="${x}"
			cy="${y}"
			r="13"
			fill="none"
			stroke="#b3261e"
			stroke-width="4"
		/><circle cx="${x}" cy="${y}" r="3" fill="#b3261e" />`;
}
