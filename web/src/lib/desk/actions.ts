import { displayStateOf } from '#shared/rules/display-state.ts';
import { tableOf, isMovedKind } from '#shared/rules/all-moves.ts';
import type { RequestState } from '#shared/model/request.ts';
import type { Texts } from '#shared/text/text.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import type { MoveCommand } from './moves.ts';

/** Moving through a list, and away from what is chosen in it. */
export function stepping(
	{ desk }: Texts,
	{ step, back }: { step: (by: number) => void; back: () => void }
): Action[] {
	const { next, previous, back: leave } = desk.actions;
	return [
		{
			id: 'next',
			name: next,
			hint: desk.footer.move,
			keys: ['j', 'ArrowDown'],
			repeats: true,
			run: () => step(1)
		},
		{ id: 'previous', name: previous, keys: ['k', 'ArrowUp'], repeats: true, run: () => step(-1) },
		{ id: 'back', name: leave, keys: ['Escape'], run: back }
	];
}

/** Putting a record right, and a word on it. */
export function ofRecord(
	{ desk }: Texts,
	{ note, edit }: { note: () => void; edit: () => void }
): Action[] {
	const { actions, footer } = desk;
	return [
		{ id: 'note', name: actions.note, hint: footer.note, keys: ['n'], group: 'record', run: note },
		{ id: 'edit', name: actions.edit, hint: footer.edit, keys: ['e'], group: 'record', run: edit }
	];
}

/**
 * The moves that are possible now: `s` and the letter of where a request is then, which its row shows in bold, or `s`
 * and how many-th it is.
 */
export function stepsOf(
	moves: readonly { command: MoveCommand | 'request.edit' }[],
	text: Texts,
	open: (command: MoveCommand | 'request.edit') => void
): Action[] {
	const steps = moves.filter(({ command }) => command !== 'request.edit');
	const hint = text.desk.footer.state;
	// The first key is theirs also while there are none.
	const reserved: Action = {
		id: 'step',
		name: text.desk.actions.step,
		hint,
		keys: ['s'],
		group: 'record',
		off: true,
		run: () => undefined
	};
	if (steps.length === 0) return [reserved];
	const taken = new Set<string>();
	return steps.map(({ command }, index) => {
		const letter = letterOf(command, text);
		const isFree = letter !== undefined && !taken.has(letter);
		if (letter) taken.add(letter);
		return {
			id: `step ${command}`,
			name: text.commands[command],
			hint,
			keys: [...(isFree ? [`s ${letter}`] : []), `s ${index + 1}`],
			group: 'record',
			run: () => open(command)
		};
	});
}

/** First letter of the word for where a request stands after a move. */
function letterOf(command: string, text: Texts): string | undefined {
	const [kind = ''] = command.split('.');
	if (kind !== 'request' || !isMovedKind(kind)) return undefined;
	const to = tableOf(kind).find((move) => move.command === command)?.to;
	if (to === undefined) return undefined;
	const state = displayStateOf[to as RequestState];
	// What leaves the room has no word of its own here: its sign is a cross.
	return state === 'X' ? 'x' : text.displayStates[state][0]?.toLowerCase();
}
