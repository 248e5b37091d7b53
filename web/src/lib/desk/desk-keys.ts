/** What a single key means in the queue. The sheet and the footer are written from this list. */
export const deskKeys = [
	{ keys: ['j', 'ArrowDown'], does: 'next' },
	{ keys: ['k', 'ArrowUp'], does: 'previous' },
	{ keys: ['Enter', 'o'], does: 'open' },
	{ keys: ['Escape'], does: 'back' },
	{ keys: ['y'], does: 'accept' },
	{ keys: ['p'], does: 'priority' },
	{ keys: ['a'], does: 'owner' },
	{ keys: ['s'], does: 'step' },
	{ keys: ['e'], does: 'edit' },
	{ keys: ['r'], does: 'refer' },
	{ keys: ['b'], does: 'same' },
	{ keys: ['n'], does: 'note' },
	{ keys: ['t'], does: 'task' },
	{ keys: ['u'], does: 'reveal' },
	{ keys: ['.'], does: 'refresh' },
	{ keys: ['/'], does: 'search' }
] as const;

export type DeskAction = (typeof deskKeys)[number]['does'];

/** Somebody types, holds a modifier, or has something open that keeps the keys for itself. */
export function isTyping(event: KeyboardEvent): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey) return true;
	const { target } = event;
	if (!(target instanceof HTMLElement)) return false;
	return target.closest('input, textarea, select, [role="dialog"]') !== null;
}

/** The action a key press stands for; nothing while somebody types, or with a modifier held. */
export function actionFor(event: KeyboardEvent): DeskAction | undefined {
	if (isTyping(event)) return undefined;
	const { target } = event;
	// A focused button keeps Enter for itself.
	if (event.key === 'Enter' && target instanceof HTMLElement && target.closest('button, a')) {
		return undefined;
	}
	return deskKeys.find(({ keys }) => (keys as readonly string[]).includes(event.key))?.does;
}

/** Where `g` and a letter go. */
export const placeKeys = {
	q: '/desk',
	t: '/desk/tasks',
	i: '/desk/response',
	p: '/desk/teams',
	h: '/desk/handover',
	w: '/watch'
} as const;
