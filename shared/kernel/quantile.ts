/**
 * The value below which this share of the sorted values lies, between two of them in proportion (what D3 calls a
 * quantile, and others R-7); null without values.
 */
export function quantile(sorted: readonly number[], share: number): number | null {
	if (sorted.length === 0) return null;
	const at = (sorted.length - 1) * share;
	const below = sorted[Math.floor(at)]!;
	const above = sorted[Math.ceil(at)]!;
	return below + (above - below) * (at - Math.floor(at));
}

/** The values from the smallest to the largest; those that are given stay as they are. */
export function ascending(values: readonly number[]): number[] {
	return values.toSorted((a, b) => a - b);
}
