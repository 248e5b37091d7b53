import { hashText } from '#shared/kernel/ids.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32 over a 32-bit state). */
export function randomSource(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** The same share from 0 to 1 for the same words: how a record's fate is drawn once and stays. */
export function fate(...words: (string | number)[]): number {
	return randomSource(hashText(words.join('|')))();
}

/** One of the choices, by weight. */
export function pick<T extends { weight: number }>(choices: readonly T[], share: number): T {
	let left = share * choices.reduce((sum, { weight }) => sum + weight, 0);
	for (const choice of choices) {
		left -= choice.weight;
		if (left < 0) return choice;
	}
	return choices.at(-1) as T;
}
