import type { Texts } from '#shared/text/text.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import { viewNames } from './queue.ts';
import type { SavedViews } from './saved-views.svelte.ts';
import type { QueueState } from './selection.svelte.ts';
import { showView } from './view-address.svelte.ts';

/** The key of somebody's own view: after those that everybody has, as far as there are digits. */
export const savedKey = (index: number): string | undefined =>
	viewNames.length + index < 9 ? `g ${viewNames.length + index + 1}` : undefined;

/** Ways to the views that everybody has, and to those under a name. */
export function viewActions(text: Texts, queue: QueueState, saved: SavedViews): Action[] {
	const show = (search: string) => () => showView(queue, new URLSearchParams(search));
	const all = viewNames.map((view, index): Action => ({
		id: `view ${view}`,
		name: text.desk.views[view],
		note: text.desk.countIn(queue.count(view)),
		keys: [`g ${index + 1}`],
		group: 'go',
		run: show(`view=${view}`)
	}));
	const own = saved.all.map(({ name, search }, index): Action => {
		const key = savedKey(index);
		return {
			id: `saved ${name}`,
			name,
			keys: key ? [key] : [],
			group: 'go',
			run: show(search)
		};
	});
	return [...all, ...own];
}
