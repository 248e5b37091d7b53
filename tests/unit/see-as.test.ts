import { expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { schemaOf } from '#shared/model/records.ts';
import { roles } from '#shared/model/terms.ts';
import { Board } from '#shared/fold/board.ts';
import { seeAs } from '#server/access/see-as.ts';
import { requestIn, taskIn } from '../support/rules-world.ts';

const looker = (role: (typeof roles)[number], agencyId?: string) => ({
	role,
	deskIds: [],
	...(agencyId ? { agencyId } : {})
});

test('examples are whole records, so that nothing of what a role would be sent is left out', () => {
	const { samples } = seeAs(looker('manager'), new Board());
	const whole = samples.filter(({ level }) => level === 'whole');

	expect(whole.length).toBeGreaterThan(5);
	for (const { kind, fields } of whole)
		expect(Value.Check(schemaOf(kind), fields), kind).toBe(true);
});

test('what is shown for a role is what its table gives: of restricted work only to those whose it is', () => {
	const words = 'Words that a caller said';
	const readers = roles.filter((role) =>
		seeAs(looker(role, 'agency_aa'), new Board()).samples.some(
			({ owner, fields }) => owner.endsWith('restricted') && fields['title'] === words
		)
	);

	expect(readers).toEqual(['victim_services']);
	const { samples } = seeAs(looker('victim_services', 'agency_aa'), new Board());
	const levelOf = (owner: string) =>
		samples.find((one) => one.owner === owner && one.kind === 'request')?.level;
	expect([levelOf('own_restricted'), levelOf('other_restricted')]).toEqual(['whole', 'nothing']);
});

test('of the room’s own records an administrator is told numbers and nothing else', () => {
	const board = new Board();
	for (let index = 0; index < 12; index += 1) {
		board.set(
			requestIn('received', { id: `request_r${index}`, title: 'Quokka words', restricted: true })
		);
	}
	board.set(taskIn('new', { title: 'Quokka work' }));

	const seen = seeAs(looker('manager'), board);

	const counted = (kind: string) => seen.counts.find((one) => one.kind === kind);
	expect(counted('request')).toMatchObject({ outline: 12, whole: 0 });
	// A single one would be found by asking for each community in turn.
	expect(counted('task')).toMatchObject({ whole: null });
	expect(JSON.stringify(seen)).not.toContain('Quokka');
});
