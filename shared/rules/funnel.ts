/** The limits of a funnel: what chance alone does to a share of so many. */
export interface Limits {
	low: number;
	high: number;
}

/** One in twenty lies outside by chance, and one in five hundred. */
export const funnelLevels = { warning: 0.05, alarm: 0.002 } as const;

/**
 * Between which shares `n` cases lie by chance when each is kept with probability `share`, but for `level` of them, half on each side.
 * Exact binomial limits, drawn between whole cases as Spiegelhalter has it (Statistics in Medicine, 2005).
 */
export function funnelLimits(n: number, share: number, level: number): Limits {
	// From above the same as from below: where even all of so few are no rarity, nothing lies outside.
	return { low: limit(n, share, level / 2), high: 1 - limit(n, 1 - share, level / 2) };
}

function limit(n: number, share: number, probability: number): number {
	if (n === 0 || share <= 0) return 0;
	if (share >= 1) return 1;
	// By logarithms: the chance of none of many is smaller than any number.
	let log = n * Math.log1p(-share);
	let chance = Math.exp(log);
	let upTo = chance;
	let kept = 0;
	// The last case may be reached before all of the probability is, by rounding.
	while (upTo < probability && kept < n) {
		log += Math.log((n - kept) / (kept + 1)) + Math.log(share / (1 - share));
		chance = Math.exp(log);
		kept += 1;
		upTo += chance;
	}
	const over = chance > 0 ? (upTo - probability) / chance : 0;
	return Math.min(1, Math.max(0, (kept - over) / n));
}
