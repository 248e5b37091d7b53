import type { Board } from '#shared/fold/board.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { publicStateOf } from '#shared/rules/public-status.ts';
import { isWhole } from '#shared/rules/visibility.ts';
import type { Texts } from '#shared/text/text.ts';

/** What a row is called: its own words, or the one word for what this desk may not read. */
export function titleOf(request: Request, text: Texts): string {
	// A restricted request arrives without its title: the type cannot know which desk it came to.
	const title: string | undefined = request.title;
	return title ?? text.categories.support;
}

/** Where it stands, in the words in which whoever asked is told. */
export function toldOf(request: Request, board: Board, text: Texts): string {
	return text.publicStates[publicStateOf(request, board.tasksOf(request.id))];
}

/** Who has it. Of what somebody has only an outline it is said that it has an owner, and not which. */
export function ownerName(request: Request, board: Board, text: Texts): string | undefined {
	if (request.agencyId !== undefined) return board.get('agency', request.agencyId)?.name;
	return !isWhole(request) && request.acceptedAt !== undefined ? text.desk.hasOwner : undefined;
}

/** Who a task is with: an organisation, or a desk of the centre. */
export function assigneeName(task: Task, board: Board, text: Texts): string | undefined {
	if (task.agencyId !== undefined) return board.get('agency', task.agencyId)?.name;
	return task.deskId === undefined ? undefined : text.desks[task.deskId];
}

/** Where it is: a community, the whole city, or honestly not known. */
export function placeName(request: Request, community: string | undefined, text: Texts): string {
	if (community) return community;
	const basis: Request['placeBasis'] | undefined = request.placeBasis;
	return basis === 'not_known' ? text.placeNotKnown : text.cityWide;
}

/** Two letters for a small circle. */
export function initialsOf(name: string): string {
	const words = name.split(/\s+/).filter(Boolean);
	return `${words[0]?.[0] ?? ''}${words[1]?.[0] ?? ''}`.toUpperCase();
}
