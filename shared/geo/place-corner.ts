import { placeBlock, directionWords, spell, suffixes } from './place-block.ts';
import { eastWestStreets, northSouthStreets } from './street-coordinates.ts';

const maxTextLength = 60;
/** Streets lie a little off their number: Ashland, at 1595, begins the 1600 block. */
const slack = 25;

/**
 * The hundred-block at which two streets meet, on the one that runs from east to west: Madison and Pulaski are
 * `4000 W MADISON`. Nothing when it is not certain that they meet, or where.
 */
export function placeCorner(one: string, other: string): string | undefined {
	const [first, second] = [streetOf(one), streetOf(other)];
	if (first === undefined || second === undefined) return undefined;
	const found = new Set([blockAt(first, second), blockAt(second, first)]);
	found.delete(undefined);
	// Some names are of two streets: then nobody knows which corner is meant.
	return found.size === 1 ? [...found][0] : undefined;
}

/** A street by its name alone: without direction, and without what kind of street it is. */
function streetOf(text: string): string | undefined {
	if (text.length > maxTextLength) return undefined;
	const words = text.toUpperCase().replace(/['’.]/g, '').trim().split(/\s+/);
	if (words.length > 1 && directionWords.has(words[0]!)) words.shift();
	if (words.length > 1 && suffixes.has(words.at(-1)!)) words.pop();
	const name = spell(words.join(' '));
	return name === '' ? undefined : name;
}

function blockAt(eastWest: string, northSouth: string): string | undefined {
	const isNumbered = /^\d{1,3}(ST|ND|RD|TH)$/.test(eastWest);
	if (!isNumbered && !eastWestStreets.has(eastWest)) return undefined;
	const across = northSouthStreets.get(northSouth);
	if (across === undefined) return undefined;
	const hundred = Math.floor((Math.abs(across) + slack) / 100) * 100;
	const block = `${hundred} ${across < 0 ? 'W' : 'E'} ${eastWest}`;
	return placeBlock(block).known ? block : undefined;
}
