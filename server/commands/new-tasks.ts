import { categories } from '#shared/model/terms.ts';
import type { Task } from '#shared/model/task.ts';
import type { TaskTemplate } from '#shared/rules/templates.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { Context, Draft } from './decide.ts';
import { given } from './move.ts';

type Maker = Pick<Context<CommandName>, 'actor' | 'at' | 'newId'>;
type Wanted = Pick<Task, 'title' | 'category' | 'priority' | 'restricted' | 'drill'> &
	Partial<Task>;

/** A task that nobody has yet. What its kind of need keeps restricted is restricted, whatever is wanted. */
export function newTask({ actor, at, newId }: Maker, wanted: Wanted): Draft & { kind: 'task' } {
	return {
		kind: 'task',
		id: newId('task'),
		state: 'new',
		createdAt: at,
		pausedMs: 0,
		pausedWorkMs: 0,
		createdBy: actor.id,
		...given({ filedBy: actor.agencyId }),
		...wanted,
		restricted: wanted.restricted || categories[wanted.category].restricted
	};
}

/** The tasks of a template, each at its desk already: their clocks run from now. */
export function newTasks(
	maker: Maker,
	templates: readonly TaskTemplate[],
	common: Partial<Task> & { restricted: boolean; drill: boolean }
): (Draft & { kind: 'task' })[] {
	return templates.map(({ title, category, deskId, priority }) => ({
		...newTask(maker, { title, category, priority, ...common }),
		state: 'assigned',
		deskId,
		assignedAt: maker.at
	}));
}
