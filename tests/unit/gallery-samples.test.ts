import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { recordKinds } from '#shared/model/records.ts';
import { emptyRoom, roomSamples } from '#lib/gallery/room-samples.ts';

test('what hangs in the gallery is what a room could hold', () => {
	for (const record of [...emptyRoom, ...roomSamples]) {
		const { schema } = recordKinds[record.kind];
		expect([...Value.Errors(schema, record)], record.id).toEqual([]);
	}
	expect(new Set(roomSamples.map(({ id }) => id)).size).toBe(roomSamples.length);
});
