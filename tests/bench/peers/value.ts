/** What every peer carries: one row of a board, about 200 bytes of JSON, so that none is spared its size. */
export function encodeValue(sequence: number): string {
	return JSON.stringify({
		sequence,
		kind: 'well-being check',
		place: '3300 W Madison St',
		area: 'East Garfield Park',
		state: sequence % 2 === 0 ? 'on the way' : 'on site',
		team: 'Outreach 14',
		note: 'Two people helped to the warming centre.'
	});
}

/** The sequence of a value made by `encodeValue`. Throws a SyntaxError when the text is not one. */
export function sequenceOf(text: string): number {
	const value: unknown = JSON.parse(text);
	if (typeof value === 'object' && value !== null && 'sequence' in value) {
		if (typeof value.sequence === 'number') return value.sequence;
	}
	throw new SyntaxError(`Not a value of this benchmark: ${text.slice(0, 80)}`);
}

/** This moment on the clock of `Arrival.atMs`, milliseconds. */
export function nowMs(): number {
	return performance.timeOrigin + performance.now();
}
