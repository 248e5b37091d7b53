import { randomText } from '#shared/kernel/ids.ts';
import type { Request } from '#shared/model/request.ts';
import type { Suggestion } from '#shared/rules/suggestion.ts';
import type { DeskState } from '#lib/state/desk.svelte.ts';
import { giveMove } from './give-move.ts';

/** Looked at, and an owner named: two moves, because the rules have two; one key takes both back. */
export async function acceptSuggestion(
	desk: DeskState,
	request: Request,
	{ suggestion, title }: { suggestion: Suggestion; title: string }
): Promise<void> {
	const about = { title, act: randomText(8) };
	const { priority, agencyId } = suggestion;
	let looked = request;
	if (request.state === 'received') {
		const look = { command: 'request.triage', values: { priority }, about } as const;
		const answer = await giveMove(desk, request, look);
		if (!answer.ok) return;
		// As it is now: the board may hear of it later than this answer.
		const version = answer.versions[request.id] ?? request.version;
		looked = { ...request, state: 'triaged', version };
	}
	await giveMove(desk, looked, { command: 'request.accept', values: { agencyId }, about });
}

const boardLooks = 25;
const boardLookEveryMs = 20;

/** Notes that somebody looked at a request; true once this desk's board shows it. */
export async function lookAt(desk: DeskState, request: Request, about: string): Promise<boolean> {
	const look = { command: 'request.triage', values: {}, about } as const;
	if (!(await giveMove(desk, request, look)).ok) return false;
	const isNew = () => desk.board.get('request', request.id)?.state === 'received';
	// The answer may overtake what the board is told.
	for (let looks = 0; isNew() && looks < boardLooks; looks += 1) {
		await new Promise((resolve) => setTimeout(resolve, boardLookEveryMs));
	}
	return !isNew();
}
