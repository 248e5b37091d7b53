import { onDestroy } from 'svelte';

/** Which of the faces a page is: the same tokens take other values. */
export type Surface = 'wall' | 'desk' | 'watch';

/** Sets the surface for as long as the calling page is shown, before any of its parts is drawn. */
export function useSurface(surface: Surface): void {
	const { dataset } = document.documentElement;
	const before = dataset['surface'] ?? 'watch';
	dataset['surface'] = surface;
	onDestroy(() => {
		dataset['surface'] = before;
	});
}
