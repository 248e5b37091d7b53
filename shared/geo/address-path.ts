import type { AddressPoint } from './address-grid.ts';

/**
 * Reads a line or ring written in hundreds of address numbers: `'-46,4 -38,4'` goes along 400 North
 * from 4600 West to 3800 West. This is how outlines are authored, because it reads like a street
 * guide and two neighbours can be compared by eye.
 *
 * Throws when a pair is not two numbers: the text is part of the program, so that is our bug.
 */
export function readPath(text: string): AddressPoint[] {
	return text.trim().split(/\s+/).map(readPoint);
}

function readPoint(pair: string): AddressPoint {
	const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(pair);
	if (match === null) throw new Error(`not a pair of hundreds: ${pair}`);
	return [Number(match[1]) * 100, Number(match[2]) * 100];
}
