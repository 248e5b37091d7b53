/**
 * Somebody has the focus in another part of the page by now: an answer that comes late does not take it from there. A form
 * that waits for its answer gave its own up before (CommandForm).
 */
export function isElsewhere(own: HTMLElement | undefined): boolean {
	const { activeElement } = document;
	return activeElement !== document.body && !own?.contains(activeElement);
}
