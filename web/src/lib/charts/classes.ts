/** How many shades a map has. */
const shades = 5;

/** Shades of a map: a fifth of all values each, or fewer where many are the same. */
export interface Classes {
	/** Where each shade but the first begins. */
	breaks: readonly number[];
	/** The shade of a value, from 0; nothing where it is not known. */
	of: (value: unknown) => number | undefined;
}

export function classesOf(values: readonly unknown[]): Classes {
	const known = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
	const breaks: number[] = [];
	for (let shade = 1; shade < shades; shade += 1) {
		const begin = known[Math.ceil((shade * known.length) / shades)];
		// Equal values have one shade.
		if (begin !== undefined && begin > (breaks.at(-1) ?? known[0]!)) breaks.push(begin);
	}
	return {
		breaks,
		of: (value) =>
			typeof value === 'number' ? breaks.filter((begin) => value >= begin).length : undefined
	};
}
