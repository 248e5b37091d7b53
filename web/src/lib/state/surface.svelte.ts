import { onDestroy } from 'svelte';

/** Which of the faces a page is: the same tokens take other values. */
export type Surface = 'wall' | 'desk' | 'watch';

/**
 * Sets the surface for as long as the calling page is shown, before any of its parts is drawn. A page that is one and
 * then another says which.
 */
export function useSurface(surface: Surface | (() => Surface)): void {
	const { dataset } = document.documentElement;
	const before = dataset['surface'] ?? 'watch';
	const set = () => {
		dataset['surface'] = typeof surface === 'string' ? surface : surface();
	};
	set();
	$effect.pre(set);
	onDestroy(() => {
		dataset['surface'] = before;
	});
}
