import { syllable } from 'syllable';

/**
 * The grade of school at which a text is read (Flesch and Kincaid, 1975): from words in a sentence and syllables in a
 * word. Codes, numbers and addresses are left out: nobody reads them.
 */
export function gradeOf(text: string): number {
	const sentences = text
		.split(/[.?:]\s+|[.?:]$|\n/)
		.map((sentence) => sentence.match(/\p{L}[\p{L}’']*/gu) ?? [])
		.filter((words) => words.length > 0);
	const words = sentences.flat();
	const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
	return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
