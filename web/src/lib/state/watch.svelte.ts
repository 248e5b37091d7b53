import { getContext, setContext } from 'svelte';
import type { WatchView } from '#shared/fold/watch-view.ts';
import { ViewState } from './view.svelte.ts';

const key = Symbol('watch');

/** The manager's picture: one line for all pages of the watch. */
export function provideWatch(): ViewState<WatchView> {
	return setContext(key, new ViewState<WatchView>('watch'));
}

export function useWatch(): ViewState<WatchView> {
	return getContext<ViewState<WatchView>>(key);
}
