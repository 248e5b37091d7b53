import { describe, expect, test } from 'vitest';
import { helpTexts } from '#shared/text/help.ts';
import { texts } from '#shared/text/text.ts';
import { gradeOf } from '../support/reading-level.ts';

// Goal: whoever reads at the level of the eighth grade can read all that the community's door says. Method: the grade
// of every text, in the sentences as they are said, and of each page's texts together.
const mostGrade = 8;
/** Names, and single words on a button: they are no sentences, and no other words name the same thing. */
const names = new Set(['center', 'city']);

function sayings(node: unknown, path = ''): [string, string][] {
	if (typeof node === 'string') return [[path, node]];
	if (typeof node === 'function') {
		return [[path, String((node as (...words: string[]) => string)('2:05 PM', 'Six'))]];
	}
	return Object.entries(node as object).flatMap(([key, one]) =>
		names.has(key) ? [] : sayings(one, `${path}${path && '.'}${key}`)
	);
}

const all = sayings(helpTexts('en'));
const isSentence = (text: string) => text.split(' ').length >= 6;

describe('what the community’s door says in English', () => {
	test('the measure knows easy from hard', () => {
		expect(gradeOf('The cat sat on the mat.')).toBeLessThan(2);
		const hard =
			'Individuals requesting municipal assistance must demonstrate eligibility by submitting appropriate documentation.';
		expect(gradeOf(hard)).toBeGreaterThan(15);
	});

	test('no sentence is above the eighth grade', () => {
		const hard = all
			.filter(([, text]) => isSentence(text))
			.map(([path, text]) => `${gradeOf(text).toFixed(1)} ${path}: ${text}`)
			.filter((line) => Number.parseFloat(line) > mostGrade);
		expect(hard).toEqual([]);
	});

	test('all of it together is below the sixth', () => {
		const grade = gradeOf(all.map(([, text]) => text).join('\n'));
		process.stdout.write(`reading level of the community’s door: grade ${grade.toFixed(1)}\n`);
		expect(grade).toBeLessThan(6);
	});

	test('the words for where something stands are below the eighth too', () => {
		const grade = gradeOf(Object.values(texts('en').publicStates).join('\n'));
		expect(grade).toBeLessThan(mostGrade);
	});
});
