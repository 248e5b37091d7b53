/** Fewer say nothing of hours: one evening would be a pattern. */
export const leastPeople = 50;
/** Days that are alike, as one, for each of them alone has too few. 0 is Sunday. */
const days = [[0], [1, 2, 3, 4], [5], [6]] as const;
/** So many hours are one part of a day: nobody's shift follows a single one. */
const partHours = 4;
/** The parts of days in which the first third of people were hurt, the second, and what remains of nine in ten. */
const borders = [
	{ share: 1 / 3, level: 3 },
	{ share: 2 / 3, level: 2 },
	{ share: 0.9, level: 1 }
] as const;

/**
 * How much presence each hour of a week needs, 0 to 3, from how many people were hurt in it, Sunday's midnight first: the fewest
 * parts of days that hold a third of them need most, those that hold the next third much, the rest of nine in ten some. Nothing
 * where too few were hurt to say.
 */
export function levelsOfHours(counts: readonly number[]): number[] | null {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total < leastPeople) return null;
	const parts = days.flatMap((alike) =>
		Array.from({ length: 24 / partHours }, (_, at) => {
			const hours = alike.flatMap((day) =>
				Array.from({ length: partHours }, (_, hour) => day * 24 + at * partHours + hour)
			);
			return { hours, people: hours.reduce((sum, hour) => sum + counts[hour]!, 0) };
		})
	);
	const densest = parts.toSorted(
		(a, b) => b.people / b.hours.length - a.people / a.hours.length || a.hours[0]! - b.hours[0]!
	);
	const levels = counts.map(() => 0);
	let held = 0;
	for (const { hours, people } of densest) {
		// A part that a border falls into is still of what is before it.
		const level = borders.find(({ share }) => held < share * total)?.level ?? 0;
		for (const hour of hours) levels[hour] = level;
		held += people;
	}
	return levels;
}
