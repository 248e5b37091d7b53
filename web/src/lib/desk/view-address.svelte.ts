import { untrack } from 'svelte';
import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { filterIn, writeFilter } from './filter.ts';
import { viewNames } from './queue.ts';
import type { QueueState } from './selection.svelte.ts';

/** Shows the view that an address names: one of everybody's, narrowed or not. */
export function showView(queue: QueueState, params: Pick<URLSearchParams, 'get'>): void {
	queue.view = viewNames.find((view) => view === params.get('view')) ?? 'open';
	queue.filter = filterIn(params);
	queue.roomy = params.get('rows') === 'roomy';
}

/** What stands behind the question mark of the view that is shown. */
export function searchOf({ view, filter, roomy }: QueueState): string {
	const params = new URLSearchParams(view === 'open' ? {} : { view });
	writeFilter(params, filter);
	if (roomy) params.set('rows', 'roomy');
	return params.toString();
}

/**
 * The view is in the address, so that it can be kept and passed on. What is searched for is not: it may be a name.
 * Called once, while the page begins.
 */
export function keepInAddress(queue: QueueState): void {
	// What replaced the address is in it alone: the router knows the one before.
	showView(queue, new URL(location.href).searchParams);
	let known = page.url.href;
	$effect(() => {
		const { href, searchParams } = page.url;
		if (href === known) return;
		known = href;
		untrack(() => showView(queue, searchParams));
	});
	$effect(() => {
		const { view, filter, roomy } = queue;
		const url = new URL(location.href);
		if (view === 'open') url.searchParams.delete('view');
		else url.searchParams.set('view', view);
		writeFilter(url.searchParams, filter);
		if (roomy) url.searchParams.set('rows', 'roomy');
		else url.searchParams.delete('rows');
		if (url.href !== location.href) untrack(() => replaceState(url, {}));
	});
}
