import { untrack } from 'svelte';
import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { viewNames } from './queue.ts';
import type { QueueState } from './selection.svelte.ts';

/**
 * The view is in the address, so that it can be kept and passed on. What is searched for is not: it may be a name.
 * Called once, while the page begins.
 */
export function keepInAddress(queue: QueueState): void {
	const named = viewNames.find((view) => view === page.url.searchParams.get('view'));
	if (named) queue.view = named;
	$effect(() => {
		const { view } = queue;
		const url = new URL(location.href);
		if (view === 'open') url.searchParams.delete('view');
		else url.searchParams.set('view', view);
		if (url.href !== location.href) untrack(() => replaceState(url, {}));
	});
}
