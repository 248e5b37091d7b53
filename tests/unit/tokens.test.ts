import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { difference, eyes, labDifference, seenBy } from '../support/eyes.ts';

const css = readFileSync(join(import.meta.dirname, '../../web/src/styles/tokens.css'), 'utf8');
const [common = '', wall = '', bright = '', night = ''] = css.split(
	/:root\[data-surface='wall'\](?:\[[^\]]*\])? /
);
const walls = { 'wall, dark': wall, 'wall, bright': bright, 'wall, night': night };
type WallScheme = keyof typeof walls;
const wallSchemes = Object.keys(walls) as WallScheme[];

/** The value of a token: light and dark for desk and watch, one for each of the wall's themes. */
function colour(name: string, scheme: 'light' | 'dark' | WallScheme): string {
	if (scheme in walls) {
		const own = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(walls[scheme as WallScheme])?.[1];
		if (!own) throw new Error(`--${name} has no value on the ${scheme}`);
		return own;
	}
	const both = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(common);
	const found = scheme === 'light' ? both?.[1] : both?.[2];
	if (!found) throw new Error(`--${name} has no ${scheme} value`);
	return found;
}

/** WCAG 2's relative luminance and contrast. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

const texts = ['text', 'text-2', 'text-3', 'link'];
const grounds = ['bg', 'surface', 'sunken', 'selected'];
const pairs = (['light', 'dark'] as const).flatMap((scheme) =>
	texts.flatMap((text) => grounds.map((ground) => [scheme, text, ground] as const))
);

test.each(pairs)('in the %s, %s on %s can be read', (scheme, text, ground) => {
	expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
});

test.each(['light', 'dark'] as const)(
	'in the %s, controls, priorities and marks can be seen',
	(scheme) => {
		for (const part of ['control', 'accent', 'p1', 'p2-edge', 'p3', 'fill']) {
			const measured = contrast(colour(part, scheme), colour('surface', scheme));
			expect(measured, part).toBeGreaterThanOrEqual(3);
		}
		for (const [ink, ground] of [
			['on-accent', 'accent'],
			['p1-ink', 'p1'],
			['p2-ink', 'p2'],
			['inverse-ink', 'inverse']
		] as const) {
			expect(contrast(colour(ink, scheme), colour(ground, scheme)), ink).toBeGreaterThanOrEqual(
				4.5
			);
		}
	}
);

test.each(wallSchemes)('on the %s, text stands out by 7 to 15.7, and shapes by 3', (scheme) => {
	for (const text of ['text', 'text-2']) {
		for (const ground of ['bg', 'surface', 'land']) {
			const measured = contrast(colour(text, scheme), colour(ground, scheme));
			expect(measured, `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
			expect(measured, `${text} on ${ground}`).toBeLessThanOrEqual(15.7);
		}
	}
	for (const shape of ['p1', 'p2-edge', 'p3', 'outline', 'changed']) {
		for (const ground of ['bg', 'surface', 'land']) {
			expect(
				contrast(colour(shape, scheme), colour(ground, scheme)),
				`${shape} on ${ground}`
			).toBeGreaterThanOrEqual(3);
		}
	}
	for (const [ink, ground] of [
		['p1-ink', 'p1'],
		['p2-ink', 'p2'],
		['inverse-ink', 'inverse']
	] as const) {
		expect(contrast(colour(ink, scheme), colour(ground, scheme)), ink).toBeGreaterThanOrEqual(4.5);
	}
	const chip = contrast(colour('inverse-ink', scheme), colour('inverse', scheme));
	expect(chip, 'a chip is text as well').toBeGreaterThanOrEqual(7);
	expect(chip).toBeLessThanOrEqual(15.7);
});

const hues = ['p1', 'p2', 'p3'] as const;
const everyScheme = ['light', 'dark', ...wallSchemes] as const;

test.each(everyScheme.flatMap((scheme) => eyes.map((eye) => [scheme, eye] as const)))(
	'in the %s, %s eyes tell the priorities apart',
	(scheme, eye) => {
		for (const [index, one] of hues.entries()) {
			for (const other of hues.slice(index + 1)) {
				const seen = difference(
					seenBy(eye, colour(one, scheme)),
					seenBy(eye, colour(other, scheme))
				);
				expect(seen, `${one} and ${other}`).toBeGreaterThanOrEqual(18);
			}
		}
	}
);

test('a difference that was computed elsewhere comes out the same', () => {
	// Of the published test pairs for CIEDE2000, as Lab values.
	expect(labDifference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
	expect(labDifference([50, 2.49, -0.001], [50, -2.49, 0.0009])).toBeCloseTo(7.1792, 3);
	expect(labDifference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(
		0.9082,
		3
	);
});
