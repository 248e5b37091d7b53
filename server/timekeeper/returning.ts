import { systemActor, type Actor } from '#shared/rules/actors.ts';
import type { Board } from '#shared/fold/board.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { DueCommand } from './due-moments.ts';

/** A command that somebody would give who is not there any more. */
export interface ReturningCommand extends DueCommand {
	actor: Actor;
}

/** Stands in the log: why the work came back. */
const note = 'Nobody of this organisation can sign in any more. Back to the desk.';

/**
 * Brings work back to the desk that is with organisations in which nobody can sign in any more: in the table's own
 * moves, as a transfer and a refusal for lack of capacity. Nobody sees more of it for that.
 */
export function* returning(board: Board, left: ReadonlySet<string>): Generator<ReturningCommand> {
	for (const task of board.all('task')) {
		const { id, version, state, agencyId } = task;
		if (agencyId === undefined || !left.has(agencyId)) continue;
		const actor: Actor = { ...systemActor, role: 'manager', agencyId };
		const command = (name: CommandName, needs: object): ReturningCommand => ({
			id: `return:${id}:${version}`,
			name,
			payload: { id, version, ...needs } as Payload<CommandName>,
			actor
		});
		if (state === 'assigned') yield command('task.reject', { reason: 'no_capacity' });
		if (state === 'accepted' || state === 'in_progress' || state === 'on_hold') {
			yield command('task.transfer', { note });
		}
	}
}
