import type { Texts } from '#shared/text/text.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import { ofRecord } from './actions.ts';

interface Does {
	/** A rule suggests something for what is chosen. */
	hasSuggestion: boolean;
	/** What is chosen can be given to somebody outside. */
	canRefer: boolean;
	/** A request is chosen that this desk may work on. */
	hasOne: boolean;
	/** Several are chosen: only what can be done with all of them is offered. */
	isBulk: boolean;
	look: () => void;
	accept: () => void;
	owner: () => void;
	refer: () => void;
	priority: (priority: number) => void;
	/** Sets it aside, or brings it back; nothing where neither can be. */
	snooze: (() => void) | undefined;
	/** Says by when help is promised. */
	promises: readonly Action[];
	/** Opens a form in the detail. */
	open: (what: string) => void;
	refresh: () => void;
	search: () => void;
	/** Opens what narrows the list, and the views under a name. */
	filter: () => void;
}

/** Choosing several requests, to do something with all of them. */
export function marking(
	{ desk }: Texts,
	queue: { mark: () => void; markOn: (by: 1 | -1) => void }
): Action[] {
	const { actions, footer } = desk;
	return [
		{ id: 'mark', name: actions.mark, hint: footer.mark, keys: ['x'], run: () => queue.mark() },
		{
			id: 'mark down',
			name: actions.markDown,
			keys: ['J', 'Shift+ArrowDown'],
			run: () => queue.markOn(1)
		},
		{
			id: 'mark up',
			name: actions.markUp,
			keys: ['K', 'Shift+ArrowUp'],
			run: () => queue.markOn(-1)
		}
	];
}

/** What can be done in the queue, besides the moves that are possible now. */
export function queueActions(text: Texts, does: Does): Action[] {
	const { actions, footer, search } = text.desk;
	const rest: Action[] = [
		{ id: 'open', name: actions.open, keys: ['Enter', 'o'], run: does.look },
		{ id: 'refresh', name: actions.refresh, hint: footer.refresh, keys: ['.'], run: does.refresh },
		{ id: 'search', name: search, keys: ['/'], run: does.search },
		{ id: 'filter', name: text.filters.title, keys: ['f', 'v'], run: does.filter }
	];
	const ranking = [1, 2, 3, 4].map((priority): Action => {
		const name = actions.priority(priority, text.priorities[priority] ?? '');
		const run = () => does.priority(priority);
		return {
			id: `priority ${priority}`,
			name,
			hint: footer.priority,
			keys: [`p ${priority}`],
			run
		};
	});
	const { isBulk } = does;
	const isOne = does.hasOne && !isBulk;
	const record: Action[] = [
		{
			id: 'accept',
			name: actions.accept,
			hint: footer.accept,
			keys: ['y'],
			off: !isOne || !does.hasSuggestion,
			run: does.accept
		},
		...ranking.map((one): Action => ({ ...one, off: !isOne && !isBulk })),
		{
			id: 'owner',
			name: actions.owner,
			hint: footer.owner,
			keys: ['a'],
			off: !isOne && !isBulk,
			run: does.owner
		},
		...does.promises.map((one): Action => ({ ...one, off: one.off || !isOne })),
		...ofOne(text, does)
	];
	return [...record.map((one): Action => ({ ...one, group: 'record' })), ...rest];
}

/** What is done with one request and not with several. */
function ofOne(text: Texts, does: Does): Action[] {
	const { actions, footer } = text.desk;
	const { open } = does;
	const isOne = does.hasOne && !does.isBulk;
	return [
		{
			id: 'refer',
			name: actions.refer,
			hint: footer.refer,
			keys: ['r'],
			off: !isOne || !does.canRefer,
			run: does.refer
		},
		...[
			{ id: 'task', name: actions.task, hint: footer.task, keys: ['t'], what: 'task.raise' },
			{ id: 'same', name: actions.same, keys: ['b'], what: 'request.mark_duplicate' },
			{ id: 'tags', name: actions.tags, keys: ['l'], what: 'tags' },
			{ id: 'reveal', name: actions.reveal, keys: ['u'], what: 'reveal' }
		].map(({ what, ...one }): Action => ({ ...one, off: !isOne, run: () => open(what) })),
		{
			id: 'snooze',
			name: actions.snooze,
			hint: footer.snooze,
			keys: ['h'],
			off: !isOne || !does.snooze,
			run: () => does.snooze?.()
		},
		...ofRecord(text, {
			note: () => open('note.add'),
			edit: () => open('request.edit')
			// Any other time that help is promised for is typed there.
		}).map((one): Action => ({
			...one,
			keys: one.id === 'edit' ? [...one.keys, 'd 5'] : one.keys,
			off: !isOne
		}))
	];
}
