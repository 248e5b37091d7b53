import { expect, test } from 'vitest';
import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import { cameBack } from '#shared/rules/queue-order.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { retirement } from '#server/timekeeper/retirement.ts';
import { dueCommands } from '#server/timekeeper/due-moments.ts';
import { payloadFor } from '../support/rules-walks.ts';
import { firstVersion, person, requestIn, startMs, World } from '../support/rules-world.ts';

const dana = person('person_1');
const system = person('system', { role: 'system' });

/** A world in which somebody was asked to take a request on. */
function asked(state: 'triaged' | 'in_progress' = 'triaged') {
	const world = new World([requestIn(state)]);
	const { answer } = world.give(
		'referral.send',
		{
			requestId: 'request_01',
			requestVersion: firstVersion,
			receiverId: 'agency_bb',
			service: 'Somebody to talk to'
		},
		dana
	);
	const [referral] = world.board.referralsOf('request_01');
	return {
		world,
		answer,
		referral: referral!,
		request: () => world.board.get('request', 'request_01')!
	};
}

test('a request that was referred stays with the desk until the receiver has said yes', () => {
	const { answer, referral, request } = asked();

	expect(answer.ok).toBe(true);
	expect(referral).toMatchObject({ state: 'sent', answerBy: toInstant(startMs + 24 * hourMs) });
	expect(request()).toMatchObject({ state: 'triaged', referralId: referral.id });
	expect(request().receiverId).toBeUndefined();
});

test.each(['triaged', 'in_progress'] as const)(
	'a yes hands a request that is %s over, and names who has it',
	(state) => {
		const { world, referral, request } = asked(state);

		const { answer } = world.give('referral.accept', payloadFor('referral.accept', referral), dana);

		expect(answer.ok).toBe(true);
		expect(request()).toMatchObject({ state: 'referred_out', receiverId: 'agency_bb' });
		expect(request().referralId).toBeUndefined();
		expect(request().closedAt).toBeDefined();
	}
);

test('a no brings it back to the top of the desk with its first clock', () => {
	const { world, referral, request } = asked();
	const { receivedAt } = request();

	world.give('referral.reject', payloadFor('referral.reject', referral), dana);

	expect(request()).toMatchObject({ state: 'triaged', receivedAt });
	expect(request().referralId).toBeUndefined();
	expect(cameBack(request(), world.board)).toBe(true);
});

test('no word in a day is no answer, and not a moment before', () => {
	const { world, referral, request } = asked();

	const early = dueCommands(world.board, startMs + 24 * hourMs - 1);
	const due = dueCommands(world.board, startMs + 24 * hourMs);
	world.nowMs = startMs + 24 * hourMs;
	const { answer } = world.give('referral.miss_response', due[0]!.payload, system);

	expect(early).toEqual([]);
	expect(due).toMatchObject([{ name: 'referral.miss_response', payload: { id: referral.id } }]);
	expect(answer.ok).toBe(true);
	expect(world.board.get('referral', referral.id)).toMatchObject({ state: 'no_response' });
	expect(cameBack(request(), world.board)).toBe(true);
	expect(dueCommands(world.board, startMs + 48 * hourMs)).toEqual([]);
});

test('while one provider is asked no other is', () => {
	const { world, request } = asked();

	const { answer } = world.give(
		'referral.send',
		{
			requestId: 'request_01',
			requestVersion: request().version,
			receiverId: 'agency_aa',
			service: 'Somebody to talk to'
		},
		dana
	);

	expect(answer).toMatchObject({ ok: false, code: 'REFERRAL_OPEN' });
});

test('what a provider did for somebody is known to the end', () => {
	const { world, referral } = asked();
	world.give('referral.accept', payloadFor('referral.accept', referral), dana);
	const accepted = world.board.get('referral', referral.id)!;

	world.give('referral.not_serve', { ...payloadFor('referral.not_serve', accepted) }, dana);

	expect(world.board.get('referral', referral.id)).toMatchObject({
		state: 'not_served',
		notServedReason: 'full'
	});
});

test('while a provider is asked the request is taken on by nobody here', () => {
	const { world, request } = asked();
	const give = (name: CommandName) => world.ask(name, payloadFor(name, request()), dana);

	for (const name of ['request.accept', 'request.ask', 'request.decline'] as const) {
		expect(give(name), name).toMatchObject({ ok: false, code: 'REFERRAL_OPEN' });
	}
	expect(give('request.withdraw').ok || request().state === 'triaged').toBe(true);
});

test('a yes that comes too late changes nothing in the request, and another can be asked', () => {
	const { world, referral, request } = asked('in_progress');
	world.give('request.withdraw', payloadFor('request.withdraw', request()), dana);

	const { answer } = world.give('referral.accept', payloadFor('referral.accept', referral), dana);

	expect(answer.ok).toBe(true);
	expect(request()).toMatchObject({ state: 'withdrawn' });
	expect(request()).not.toHaveProperty('referralId');
});

test('a request stays on the board until it is known what became of whom it was referred', () => {
	const { world, referral } = asked();
	world.give('referral.accept', payloadFor('referral.accept', referral), dana);
	const retired = (nowMs: number) =>
		retirement(world.board, nowMs).flatMap(({ payload }) =>
			(payload as { records: { id: string }[] }).records.map(({ id }) => id)
		);
	const later = startMs + 10 * 24 * hourMs;

	expect(retired(later)).not.toContain('request_01');
	const accepted = world.board.get('referral', referral.id)!;
	world.give('referral.serve', payloadFor('referral.serve', accepted), dana);
	expect(retired(later)).toContain('request_01');
});
