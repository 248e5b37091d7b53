import { hoursOfWeek } from '#shared/model/community.ts';

/** Fewer say nothing of hours: one evening would be a pattern. */
export const leastPeople = 50;
/** From Monday to Thursday days are alike, and too few to be told apart; the others are themselves. 0 is Sunday. */
const alike = [1, 2, 3, 4];
/** What happened at ten to the hour might as well have happened after it. */
const kernel = [1, 2, 3, 2, 1];
/** The hours in which the first third of people were hurt, the second, and what remains of nine in ten. */
const borders = [
	{ share: 1 / 3, level: 3 },
	{ share: 2 / 3, level: 2 },
	{ share: 0.9, level: 1 }
] as const;

/**
 * How much presence each hour of a week needs, 0 to 3, from how many people were hurt in it, Sunday's midnight first: the fewest
 * hours that hold a third of them need most, those that hold the next third much, the rest of nine in ten some. Nothing where
 * too few were hurt to say.
 */
export function levelsOfHours(counts: readonly number[]): number[] | null {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total < leastPeople) return null;
	const smoothed = smooth(pooled(counts));
	const order = [...smoothed.keys()].toSorted((a, b) => smoothed[b]! - smoothed[a]! || a - b);
	const levels = smoothed.map(() => 0);
	let held = 0;
	for (const hour of order) {
		// An hour that a border falls into is still of the part before it.
		levels[hour] = borders.find(({ share }) => held < share * total)?.level ?? 0;
		held += smoothed[hour]!;
	}
	return levels;
}

/** Days that are alike have the mean of their hours. */
function pooled(counts: readonly number[]): number[] {
	return counts.map((count, at) => {
		const [day, hour] = [Math.floor(at / 24), at % 24];
		if (!alike.includes(day)) return count;
		return alike.reduce((sum, one) => sum + counts[one * 24 + hour]!, 0) / alike.length;
	});
}

/** The week is a ring: after Saturday's last hour comes Sunday's first. */
function smooth(counts: readonly number[]): number[] {
	const middle = Math.floor(kernel.length / 2);
	const whole = kernel.reduce((sum, weight) => sum + weight, 0);
	return counts.map((_, at) =>
		kernel.reduce(
			(sum, weight, step) =>
				sum + (weight * counts[(at + step - middle + hoursOfWeek) % hoursOfWeek]!) / whole,
			0
		)
	);
}
