import { placeBlock, suffixes } from './place-block.ts';
import { toMetres } from './address-grid.ts';

/** Words of a street's name before its suffix: `DR MARTIN LUTHER KING JR`. */
const mostWords = 5;

/**
 * The hundred-block of an address as the room keeps it, `4200 W MADISON ST`, whatever exact number was typed;
 * nothing when the text is not a number, a direction and a street, or says anything more.
 */
export function hundredBlock(text: string): string | undefined {
	const words = text
		.toUpperCase()
		.replace(/['’.]/g, '')
		.replace(/,.*$/, '')
		.replace(/^\s*(\w+) BLOCK (?:OF )?/, '$1 ')
		.trim()
		.split(/\s+/);
	const [number = '', direction = '', ...rest] = words;
	const hundred = hundredOf(number);
	const isDirected = /^(N|S|E|W|NORTH|SOUTH|EAST|WEST)$/.test(direction);
	if (hundred === undefined || !isDirected) return undefined;
	// "7100 South Shore Dr": the direction is the street's name too.
	const street = direction === 'SOUTH' && rest[0] === 'SHORE' ? ['SOUTH', ...rest] : rest;
	if (!street.every((word) => /^[A-Z0-9-]+$/.test(word))) return undefined;
	const block = `${hundred}00 ${direction.charAt(0)} ${street.join(' ')}`;
	return isStreet(street) || (street.length > 0 && placeBlock(block).known) ? block : undefined;
}

/**
 * An address without its flat, floor, city and postal code; nothing when what stands behind a comma may be another city.
 */
export function bareAddress(address: string): string {
	const [street = '', ...rest] = address.split(',');
	const isHere = rest.every((part) =>
		/^\s*((chicago|il|illinois|60[678]\d\d(-\d{4})?)\s*)*$|^\s*(#|apt|unit|fl|floor|apto|piso|\d+\w* floor)/i.test(
			part
		)
	);
	if (!isHere) return '';
	return street
		.replace(/\s+chicago(\s+(il|illinois))?(\s+60[678]\d\d)?\s*$/i, '')
		.replace(/\s+\d+(st|nd|rd|th)\s+floor\b.*$/i, '')
		.replace(
			/\s+(#|apt\b|apartment\b|unit\b|ste\b|suite\b|floor\b|fl\b|rm\b|apto\b|piso\b).*$/i,
			''
		);
}

/** Whether an address says more than its hundred-block: what that is, only those who need it may read. */
export function exactAddress(text: string): boolean {
	const number = /^\s*(\d+)(?![\dX])/i.exec(text)?.[1];
	return (
		number !== undefined &&
		(Number(number) % 100 !== 0 || /[,#]|\b(apt|unit|floor|piso)\b/i.test(text))
	);
}

/** Hundreds of a number: `4231`, `42XX`, `042XX`, `4231-4239`; 0 below a hundred, `0000X` among them. */
function hundredOf(number: string): number | undefined {
	if (/^0*XX?$/.test(number)) return 0;
	const masked = /^(\d{1,3})XX$/.exec(number);
	if (masked) return Number(masked[1]);
	const plain = /^(\d{1,5})(?:-\d{1,5})?$/.exec(number);
	return plain ? Math.floor(Number(plain[1]) / 100) : undefined;
}

/** A name and its suffix, and nothing behind it: no flat, and nobody's name. */
function isStreet(words: readonly string[]): boolean {
	const at = words.findIndex((word, index) => index > 0 && suffixes.has(word));
	return at > 0 && at <= mostWords && at === words.length - 1;
}

/** Middle of a hundred-block in metres east and north of State and Madison; nothing when it cannot be placed. */
export function metresOf(block: string): readonly [number, number] | undefined {
	const placed = placeBlock(block);
	return placed.known ? toMetres(placed.point) : undefined;
}
