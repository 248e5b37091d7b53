import type { Deployment } from '#shared/model/deployment.ts';
import type { Texts } from '#shared/text/text.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import type { LaneBoard } from './lane-board.svelte.ts';

interface Does {
	board: LaneBoard;
	/** The chosen team. */
	team: Deployment | undefined;
	/** Moves its hours, or says why they stay. */
	move: (quarters: number, what: 'both' | 'end') => void;
	add: () => void;
	edit: () => void;
	note: () => void;
}

/** What can be done on the board of teams, besides the moves that are possible now. */
export function laneActions(text: Texts, does: Does): Action[] {
	const { board, team } = does;
	const { lanes, desk } = text;
	const proposal = team && board.proposalOf(team);
	const moves = [
		['move earlier', lanes.moveEarlier, lanes.hints.earlier, 'ArrowLeft', -1, 'both'],
		['move later', lanes.moveLater, lanes.hints.later, 'ArrowRight', 1, 'both'],
		['end earlier', lanes.endEarlier, lanes.hints.shorter, 'Shift+ArrowLeft', -1, 'end'],
		['end later', lanes.endLater, lanes.hints.longer, 'Shift+ArrowRight', 1, 'end']
	] as const;
	const ofTeam: Action[] = [
		{
			id: 'give hours',
			name: lanes.give,
			...(proposal ? { hint: lanes.hints.give } : {}),
			keys: ['Enter'],
			off: !proposal,
			run: () => team && void board.give(team)
		},
		...moves.map(([id, name, hint, key, quarters, what]): Action => ({
			id,
			name,
			hint,
			keys: [key],
			repeats: true,
			off: !team,
			run: () => does.move(quarters, what)
		})),
		{
			id: 'edit',
			name: desk.actions.edit,
			hint: desk.footer.edit,
			keys: ['e'],
			off: !team,
			run: does.edit
		},
		{ id: 'note', name: desk.actions.note, keys: [], off: !team, run: does.note }
	];
	return [
		{ id: 'new team', name: desk.newTeam, hint: lanes.hints.add, keys: ['n'], run: does.add },
		...ofTeam.map((one): Action => ({ ...one, group: 'record' })),
		{ id: 'earlier', name: lanes.earlier, keys: ['['], run: () => board.turn(-4) },
		{ id: 'later', name: lanes.later, keys: [']'], run: () => board.turn(4) },
		{ id: 'now', name: lanes.now, keys: ['0'], run: () => board.turnToNow() }
	];
}
