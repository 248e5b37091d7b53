import { onMount } from 'svelte';

/** Which of the faces a page is: the same tokens take other values. */
export type Surface = 'wall' | 'desk' | 'watch';

/** Sets the surface for as long as the calling page is shown. */
export function useSurface(surface: Surface): void {
	onMount(() => {
		const { dataset } = document.documentElement;
		const before = dataset['surface'];
		dataset['surface'] = surface;
		return () => {
			dataset['surface'] = before ?? 'watch';
		};
	});
}
