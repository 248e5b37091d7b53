import { expect, test } from 'vitest';
import { Feed } from '#server/feeds/feed.ts';

test('whoever comes back names the audience in a few letters, however much tells it from others', () => {
	const bound = new Feed(
		`watch everything ${Array.from({ length: 77 }, (_, index) => index + 1).join()}`
	);
	const other = new Feed('watch everything 1');

	expect(bound.audience.length).toBeLessThanOrEqual(20);
	expect(bound.audience).not.toBe(other.audience);
	expect(new Feed('watch everything 1').audience).toBe(other.audience);
});
