import { expect, test } from 'vitest';
import type { Shift } from '#shared/model/shift.ts';
import { ownShiftEndMs, promisedBy } from '#lib/desk/promise.ts';

const at = (local: string) => Date.parse(local);

test.each([
	['on an ordinary evening', '2026-11-25T21:15:00-06:00', '2026-11-27T00:00:00.000Z'],
	['before the clocks go forward', '2026-03-07T23:30:00-06:00', '2026-03-08T23:00:00.000Z'],
	['before they go back', '2026-10-31T00:10:00-05:00', '2026-11-02T00:00:00.000Z'],
	['on the day itself, an hour longer', '2026-11-01T12:00:00-06:00', '2026-11-03T00:00:00.000Z'],
	['just after midnight', '2026-11-25T00:00:01-06:00', '2026-11-27T00:00:00.000Z'],
	['at the end of a year', '2026-12-31T12:00:00-06:00', '2027-01-02T00:00:00.000Z']
])('tomorrow is six in the evening of the next day, %s', (_, now, then) => {
	expect(promisedBy('tomorrow', at(now), undefined)).toBe(then);
});

test('the end of a shift is promised by whoever works one, and by nobody else', () => {
	const shift = (personId: string, state: Shift['state'], from: string, to: string) =>
		({ personId, state, plannedFrom: from, plannedTo: to }) as Shift;
	const nowMs = at('2026-11-25T12:00:00Z');
	const shifts = [
		shift('ana', 'open', '2026-11-25T10:00:00.000Z', '2026-11-25T18:00:00.000Z'),
		shift('ana', 'scheduled', '2026-11-26T10:00:00.000Z', '2026-11-26T18:00:00.000Z'),
		shift('luis', 'closed', '2026-11-25T10:00:00.000Z', '2026-11-25T18:00:00.000Z')
	];

	const endMs = ownShiftEndMs(shifts, 'ana', nowMs);

	expect(promisedBy('shift_end', nowMs, endMs)).toBe('2026-11-25T18:00:00.000Z');
	expect(ownShiftEndMs(shifts, 'luis', nowMs)).toBeUndefined();
	expect(promisedBy('shift_end', nowMs, undefined)).toBeUndefined();
});
