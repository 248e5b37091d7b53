import { placeBlock } from './place-block.ts';
import { toMetres } from './address-grid.ts';

const longest = 80;

/**
 * The hundred-block of an address as the room keeps it, `4200 W MADISON ST`, whatever exact number was typed;
 * nothing when the text does not begin with a number and a direction.
 */
export function hundredBlock(text: string): string | undefined {
	const words = text
		.toUpperCase()
		.replace(/['’.]/g, '')
		.replace(/,.*$/, '')
		.replace(/^\s*(\w+) BLOCK (?:OF )?/, '$1 ')
		.trim()
		.split(/\s+/);
	const [number = '', direction = '', ...street] = words;
	const masked = /^0*(\d{1,3})XX$/.exec(number) ?? /^0*(\d{1,3})\d\d(?:-\d{1,5})?$/.exec(number);
	const isDirected = /^(N|S|E|W|NORTH|SOUTH|EAST|WEST)$/.test(direction);
	if (!isDirected || street.length === 0) return undefined;
	if (!street.every((word) => /^[A-Z0-9-]+$/.test(word))) return undefined;
	const hundred = masked?.[1] ?? (/^\d{1,2}$/.test(number) ? '0' : undefined);
	if (hundred === undefined) return undefined;
	return `${Number(hundred)}00 ${direction.charAt(0)} ${street.join(' ')}`.slice(0, longest);
}

/** Middle of a hundred-block in metres east and north of State and Madison; nothing when it cannot be placed. */
export function metresOf(block: string): readonly [number, number] | undefined {
	const placed = placeBlock(block);
	return placed.known ? toMetres(placed.point) : undefined;
}
