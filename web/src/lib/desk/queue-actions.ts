import type { Texts } from '#shared/text/text.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import { ofRecord } from './actions.ts';

interface Does {
	look: () => void;
	accept: () => void;
	owner: () => void;
	refer: () => void;
	priority: (priority: number) => void;
	/** Opens a form in the detail. */
	open: (what: string) => void;
	refresh: () => void;
	search: () => void;
}

/** Choosing several requests, to do something with all of them. */
export function marking(
	{ desk }: Texts,
	queue: { mark: () => void; markOn: (by: 1 | -1) => void }
): Action[] {
	const { actions, footer } = desk;
	return [
		{ id: 'mark', name: actions.mark, hint: footer.mark, keys: ['x'], run: () => queue.mark() },
		{ id: 'mark down', name: actions.markDown, keys: ['J'], run: () => queue.markOn(1) },
		{ id: 'mark up', name: actions.markUp, keys: ['K'], run: () => queue.markOn(-1) }
	];
}

/** What can be done in the queue, besides the moves that are possible now. */
export function queueActions(text: Texts, does: Does): Action[] {
	const { actions, footer, search } = text.desk;
	const { open } = does;
	const record = 'record' as const;
	return [
		{ id: 'open', name: actions.open, keys: ['Enter', 'o'], run: does.look },
		{
			id: 'accept',
			name: actions.accept,
			hint: footer.accept,
			keys: ['y'],
			group: record,
			run: does.accept
		},
		...[1, 2, 3, 4].map((priority): Action => ({
			id: `priority ${priority}`,
			name: actions.priority(priority, text.priorities[priority] ?? ''),
			hint: footer.priority,
			keys: [`p ${priority}`],
			group: record,
			run: () => does.priority(priority)
		})),
		{
			id: 'owner',
			name: actions.owner,
			hint: footer.owner,
			keys: ['a'],
			group: record,
			run: does.owner
		},
		{
			id: 'refer',
			name: actions.refer,
			hint: footer.refer,
			keys: ['r'],
			group: record,
			run: does.refer
		},
		{
			id: 'task',
			name: actions.task,
			hint: footer.task,
			keys: ['t'],
			group: record,
			run: () => open('task.raise')
		},
		...ofRecord(text, { note: () => open('note.add'), edit: () => open('request.edit') }),
		{
			id: 'same',
			name: actions.same,
			keys: ['b'],
			group: record,
			run: () => open('request.mark_duplicate')
		},
		{ id: 'reveal', name: actions.reveal, keys: ['u'], group: record, run: () => open('reveal') },
		{ id: 'refresh', name: actions.refresh, hint: footer.refresh, keys: ['.'], run: does.refresh },
		{ id: 'search', name: search, keys: ['/'], run: does.search }
	];
}
