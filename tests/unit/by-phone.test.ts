import { expect, test } from 'vitest';
import { goesByPhone } from '#shared/rules/by-phone.ts';

const board = {
	get: ((kind: string, id: string) =>
		kind === 'referral'
			? { requestId: id.replace('referral_of', 'request') }
			: { priority: id.endsWith('urgent') && !id.startsWith('referral') ? 1 : 3 }) as never
};

test.each([
	['request.triage', { id: 'request_urgent', version: 1 }, true],
	['request.triage', { id: 'request_usual', version: 1 }, false],
	['request.triage', { id: 'request_usual', version: 1, priority: 1 }, true],
	['request.edit', { id: 'request_usual', edits: { priority: { from: 3, to: 1 } } }, true],
	['request.edit', { id: 'request_usual', edits: { priority: { from: 3, to: 2 } } }, false],
	['request.log', { title: 'Door', priority: 1 }, true],
	['request.log', { title: 'Lamp' }, false],
	['request.log', { title: 'A family', category: 'crisis_response' }, true],
	['request.log', { title: 'A family', category: 'crisis_response', priority: 2 }, false],
	['referral.accept', { id: 'referral_of_urgent', version: 1 }, true],
	['referral.accept', { id: 'referral_of_usual', version: 1 }, false],
	['task.accept', { id: 'task_urgent', version: 1 }, true],
	['task.raise', { requestId: 'request_urgent' }, true],
	['deployment.check_in', { id: 'deployment_1' }, true],
	['incident.log', { count: 1 }, true],
	// A word of now is another one hours later.
	['outage.note', { what: 'power', communityArea: 29, source: 'resident' }, true],
	['note.add', { subjectId: 'request_urgent', text: 'Called' }, false],
	['change.undo', { id: 'request_urgent', commandId: 'abcdefgh' }, true],
	['change.undo', { id: 'deployment_1', commandId: 'abcdefgh' }, true]
] as const)('%s %o goes by phone while a line is away: %s', (command, payload, expected) => {
	expect(goesByPhone(command, payload, board)).toBe(expected);
});
