/** A count below this could point at somebody. Zero is nobody. */
export const leastShown = 10;

/** Counts of a whole, as others may see them; `null` where one is hidden. */
export interface Shown {
	parts: (number | null)[];
	total: number | null;
}

/**
 * Hides small counts, and as many others as it takes that none of them is found by subtraction: what is hidden
 * is two parts or more, and together no small number either. Where that cannot be, the total is hidden too.
 */
export function hideSmall(parts: readonly number[]): Shown {
	const hidden = new Set(parts.flatMap((part, index) => (isSmall(part) ? [index] : [])));
	const total = parts.reduce((sum, part) => sum + part, 0);
	const spare = parts
		.map((part, index) => ({ part, index }))
		.filter(({ part, index }) => part > 0 && !hidden.has(index))
		.toSorted((a, b) => b.part - a.part);
	while (hidden.size > 0 && !isSafe(parts, hidden)) {
		// The smallest of the others tells the least by being away.
		const next = spare.pop();
		if (!next) return { parts: shown(parts, hidden), total: null };
		hidden.add(next.index);
	}
	return { parts: shown(parts, hidden), total: isSmall(total) ? null : total };
}

const isSmall = (count: number) => count > 0 && count < leastShown;

function isSafe(parts: readonly number[], hidden: ReadonlySet<number>): boolean {
	const sum = [...hidden].reduce((total, index) => total + parts[index]!, 0);
	return hidden.size > 1 && sum >= leastShown;
}

function shown(parts: readonly number[], hidden: ReadonlySet<number>): (number | null)[] {
	return parts.map((part, index) => (hidden.has(index) ? null : part));
}
