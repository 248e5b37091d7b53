import type { Answer } from '#shared/kernel/result.ts';
import type { Payload } from '#shared/wire/commands.ts';
import type { About, DeskState } from '#lib/state/desk.svelte.ts';
import type { MoveCommand, Moving } from './moves.ts';

const tries = 3;

/**
 * Gives a move of a record. When somebody changed something else in it meanwhile, both are right and the move is
 * given again on the newer version; when they changed what the move is about, they are told apart by the person.
 */
export async function giveMove(
	desk: DeskState,
	record: Moving,
	move: { command: MoveCommand; values: Record<string, unknown>; about: string | About }
): Promise<Answer> {
	const { command, values, about } = move;
	let seen = record;
	for (let attempt = 1; ; attempt += 1) {
		const payload = { id: seen.id, version: seen.version, ...values } as Payload<MoveCommand>;
		const answer = await desk.give(command, payload as never, about);
		if (answer.ok || answer.code !== 'CHANGED' || attempt >= tries) return answer;
		const newer = answer.current as Moving | undefined;
		// A report is signed as it was read, or read again.
		if (!newer || newer.kind === 'report' || !isUntouched(seen, newer, values)) return answer;
		// Given again, and told when that is refused.
		desk.activities.noteSeen(answer);
		seen = newer;
	}
}

/** Neither where a record stands, nor with whom it is, nor what the move says was changed. */
function isUntouched(seen: Moving, newer: Moving, values: Record<string, unknown>): boolean {
	const before = seen as unknown as Record<string, unknown>;
	const after = newer as unknown as Record<string, unknown>;
	const fields = ['state', 'agencyId', 'deskId', ...Object.keys(values)];
	return fields.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
}
