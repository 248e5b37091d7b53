import { expect, test } from 'vitest';
import type { Request } from '#shared/model/request.ts';
import { isUndoable, takeBack } from '#shared/rules/undo.ts';
import { commandNames } from '#shared/wire/commands.ts';
import { requestIn } from '../support/rules-world.ts';

const request = requestIn('received');
const edited = (seen: Request, values: Partial<Request>): Request => ({
	...seen,
	...values,
	version: seen.version + 1
});

test('what may be taken back are commands of a desk, and none that somebody else acts on', () => {
	const may = commandNames.filter(isUndoable);

	expect(may).toContain('request.triage');
	expect(may).toContain('task.verify');
	expect(may).toContain('change.undo');
	expect(may.length).toBe(34);
	for (const prefix of [
		'referral.',
		'shift.',
		'staff.',
		'note.',
		'asset.',
		'incident.',
		'room.',
		'board.'
	]) {
		expect(may.filter((name) => name.startsWith(prefix))).toEqual([]);
	}
	expect(may.filter((name) => name.startsWith('deployment.'))).toEqual(['deployment.edit']);
	expect(isUndoable('constructor')).toBe(false);
});

test('a field that was empty is empty again, and what came beside it stays', () => {
	const after = edited(request, { communityArea: 68, title: 'Dark street' });
	const now = edited(after, { priority: 1 });

	const taken = takeBack({ before: request, after }, now);

	expect(taken).toEqual({ ok: true, record: { ...request, priority: 1, version: now.version } });
});

test('a tag is taken back alone, whatever others have put beside it since, as far as there is room', () => {
	const after = edited(request, { tags: ['school'] });
	const tagsOf = (now: Request) => {
		const taken = takeBack({ before: request, after }, now);
		return taken.ok ? taken.record.tags : taken.fields;
	};

	expect(tagsOf(edited(after, { tags: ['park', 'school'] }))).toEqual(['park']);
	expect(tagsOf(after)).toBeUndefined();

	const without = edited(after, { tags: undefined as never });
	const back = (now: Request) => takeBack({ before: after, after: without }, now);
	expect(back(edited(without, { tags: ['park'] }))).toMatchObject({
		record: { tags: ['park', 'school'] }
	});
	const full = edited(without, { tags: ['a', 'b', 'c', 'd', 'e', 'f'] });
	expect(back(full)).toEqual({ ok: false, fields: ['tags'] });
});

test('a field that somebody has given another value since keeps it', () => {
	const after = edited(request, { title: 'Dark street', priority: 2 });

	const taken = takeBack({ before: request, after }, edited(after, { title: 'A dark block' }));

	expect(taken).toEqual({ ok: false, fields: ['title'] });
});

test('a move stands once anything has happened to the record since', () => {
	const after = edited(request, { state: 'triaged', acknowledgedAt: '2026-11-23T18:01:00.000Z' });

	expect(takeBack({ before: request, after }, edited(after, { taskCount: 1 }))).toEqual({
		ok: false,
		fields: ['taskCount']
	});
	// Others' changes that were taken back too are no reason.
	expect(takeBack({ before: request, after }, edited(after, {}))).toMatchObject({ ok: true });
});

test('a restriction does not go away by going back', () => {
	const after = edited(request, { category: 'crisis_response', restricted: true });

	const taken = takeBack({ before: request, after }, after);

	expect(taken).toMatchObject({ ok: true, record: { category: 'lighting', restricted: true } });
});
