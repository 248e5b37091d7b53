import { toInstant } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { messageMoves, type MessageMoveCommand } from '#shared/rules/message-moves.ts';
import { messagesFor, wayOf } from '#shared/rules/messages.ts';
import { publicStateOf, type PublicState } from '#shared/rules/public-status.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { Change, Context, Draft, Reading } from './decide.ts';
import { decideMoves } from './move.ts';

const moves = decideMoves<'message', MessageMoveCommand>({
	kind: 'message',
	table: messageMoves,
	effects: {
		'message.sent': (_message, { at }) => ({ endedAt: at }),
		'message.try_again': ({ attempts }, { payload }) => ({
			attempts: attempts + 1,
			dueAt: payload.dueAt,
			fault: payload.fault
		}),
		'message.give_up': ({ attempts }, { payload, at }) => ({
			attempts: attempts + 1,
			endedAt: at,
			fault: payload.fault
		}),
		'message.stop': (_message, { payload, at }) => ({ endedAt: at, fault: payload.fault })
	},
	forgotten: { 'message.sent': ['fault'] }
});

export const messageDecisions = moves;

/**
 * What whoever asked is told of a change, written in the same commit as the change itself: whichever command it was, and
 * in the words of where their request then stands. Who asked for the same is told the same.
 */
export function messagesOf({ write }: Change, context: Context<CommandName>): Draft[] {
	const { board, nowMs, at } = context;
	const drafts = new Map(write.map((draft) => [draft.id, draft]));
	return touched(write, board).flatMap((id): Draft[] => {
		const before = board.get('request', id);
		const after = (drafts.get(id) as Request | undefined) ?? before;
		// To what a program sent nobody answers.
		if (!after || after.state === 'held' || after.state === 'discarded') return [];
		const is = publicStateOf(after, tasksThen(id, drafts, board));
		const was = before && stoodAt(before, board);
		// Who has just said so themselves knows it.
		const hasSaid = after.saidAt === at && after.saidAt !== before?.saidAt;
		const told = [...(hasSaid ? [] : [after]), ...followersOf(after, board)];
		return messagesFor(was, is, nowMs).flatMap(({ topic, dueMs }) =>
			told.flatMap((one): Draft[] => {
				const way = wayOf(one);
				if (way === undefined) return [];
				const { drill, language = 'en' } = one;
				const dueAt = toInstant(dueMs);
				const id = context.newId('message');
				const what = { topic, way, language, dueAt, attempts: 0, drill };
				return [{ kind: 'message', id, state: 'waiting', requestId: one.id, ...what }];
			})
		);
	});
}

/** Requests that are written, and those whose work is. */
function touched(write: readonly Draft[], board: Reading): string[] {
	const ids = write.flatMap((draft) => {
		if (draft.kind === 'request') return [draft.id];
		return draft.kind === 'task' && draft.requestId ? [draft.requestId] : [];
	});
	return [...new Set(ids)].filter((id) => {
		const before = board.get('request', id);
		return before === undefined || mayBeTold(before);
	});
}

/** Somebody waits for word: cheap to ask, since most requests of a desk's own have nobody to write to. */
const mayBeTold = (request: Request) => wayOf(request) !== undefined || (request.voices ?? 1) > 1;

function stoodAt(request: Request, board: Reading): PublicState | undefined {
	return request.state === 'held' ? undefined : publicStateOf(request, board.tasksOf(request.id));
}

function tasksThen(id: string, drafts: ReadonlyMap<string, Draft>, board: Reading): Task[] {
	const known = board.tasksOf(id).map((task) => (drafts.get(task.id) as Task | undefined) ?? task);
	const made = [...drafts.values()].filter(
		(draft) => draft.kind === 'task' && draft.requestId === id && draft.version === undefined
	);
	return [...known, ...(made as Task[])];
}

function followersOf(request: Request, board: Reading): Request[] {
	if ((request.voices ?? 1) < 2) return [];
	return [...board.all('request')].filter(
		({ parentId, state }) => parentId === request.id && state === 'duplicate'
	);
}
