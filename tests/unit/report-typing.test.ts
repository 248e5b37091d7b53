import { expect, test } from 'vitest';
import { clashesIn, restOf, typeIn, wordsOf } from '#lib/reports/typing.ts';

// Goal: of two who write on one report neither loses a word. Method: what is typed, beside the report as it becomes.
const written = { summary: 'One.', planned: 'Two.' };

test('what is typed keeps what others wrote beside it, and says where both wrote', () => {
	const typing = typeIn(typeIn({}, written, 'summary', 'Mine'), written, 'summary', 'Mine. ');
	expect(wordsOf(typing, { ...written, planned: 'Theirs.' })).toEqual({
		summary: 'Mine.',
		planned: 'Theirs.'
	});
	expect(clashesIn(typing, { ...written, planned: 'Theirs.' })).toEqual([]);
	expect(clashesIn(typing, { ...written, summary: 'Theirs.' })).toEqual(['summary']);
	expect(clashesIn(typing, { ...written, summary: 'Mine.' })).toEqual([]);
	expect(wordsOf(typeIn({}, written, 'planned', ' '), written)).toEqual({ summary: 'One.' });
});

test('what was typed on while it was sent is not lost with it', () => {
	const sent = typeIn({}, written, 'summary', 'Mine.');
	expect(restOf(sent, sent)).toEqual({});
	const later = typeIn(typeIn(sent, written, 'summary', 'Mine. More'), written, 'asks', 'A van');
	const rest = restOf(later, sent);
	expect(rest).toEqual({
		summary: { was: 'Mine.', is: 'Mine. More' },
		asks: { was: '', is: 'A van' }
	});
	expect(clashesIn(rest, { ...written, summary: 'Mine.' })).toEqual([]);
});
