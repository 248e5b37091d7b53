import { describe, expect, test } from 'vitest';
import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { placeCorner } from '#shared/geo/place-corner.ts';

describe('a corner becomes the hundred-block at which two streets meet', () => {
	test.each([
		['Madison', 'Pulaski', '4000 W MADISON'],
		['pulaski rd', 'w. madison st.', '4000 W MADISON'],
		['63rd', 'Ashland', '1600 W 63RD'],
		['S Cottage Grove', '79th St', undefined],
		['Jeffery Blvd', '71st', '2000 E 71ST'],
		['Saint Lawrence', '67th Street', '600 E 67TH'],
		['Roosevelt', 'Kedzie', '3200 W ROOSEVELT']
	])('%s and %s', (one, other, block) => {
		expect(placeCorner(one, other)).toBe(block);
		// What is answered is a block that the room keeps.
		if (block) expect(hundredBlock(block)).toBe(block);
	});

	test.each([
		['Madison', 'Roosevelt'],
		['Pulaski', 'Kedzie'],
		['Madison', ''],
		['Nowhere', 'Pulaski'],
		['<b>Madison</b>', 'Pulaski'],
		['Madison'.repeat(20), 'Pulaski'],
		['999th', 'Pulaski'],
		['🌃', '🌃']
	])('%s and %s meet nowhere that is certain', (one, other) => {
		expect(placeCorner(one, other)).toBeUndefined();
	});
});
