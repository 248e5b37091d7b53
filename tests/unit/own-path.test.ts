import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from '#shared/kernel/own-path.ts';

const site = 'https://room.example.org';

test('wherever it leads, it is this site', () => {
	const part = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		'%2e',
		'\t',
		'\n',
		'@',
		':',
		'evil.example',
		'?',
		'#',
		'desk'
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(part).map((parts) => `/${parts.join('')}`)
			),
			(wanted) => {
				expect(new URL(ownPath(wanted), site).origin).toBe(site);
			}
		),
		{ numRuns: 20_000 }
	);
});

test.each([
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'/x/..//evil.example',
	'/%2e//evil.example',
	'desk',
	'https://evil.example',
	null
])('%s leads to the start', (wanted) => {
	expect(ownPath(wanted)).toBe('/');
});

test('a page with its question stays as it is', () => {
	expect(ownPath('/watch?from=1&to=2#now')).toBe('/watch?from=1&to=2#now');
});
