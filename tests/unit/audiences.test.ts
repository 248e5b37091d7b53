import { expect, test } from 'vitest';
import { audienceOf } from '#shared/wire/audiences.ts';

const person = { deskIds: [], agencyId: 'agency_a' };

test('police have of the wall what visitors have: nothing of who is where, and of no single request', () => {
	const police = { ...person, role: 'law_enforcement' } as const;

	expect(audienceOf(police, 'wall')).toMatchObject({ mode: 'visitors' });
	expect(audienceOf({ ...person, role: 'desk' }, 'wall')).toMatchObject({ mode: 'room' });
});

test('a display follows its mode and nothing but the wall', () => {
	const display = { deskIds: [], role: 'display' } as const;

	expect(audienceOf(display, 'wall', 'covered')).toMatchObject({ mode: 'covered' });
	expect([audienceOf(display, 'records'), audienceOf(display, 'watch')]).toEqual([
		undefined,
		undefined
	]);
});
