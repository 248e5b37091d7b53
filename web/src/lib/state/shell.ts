/** Lets this browser keep the page itself, so that it opens without a line; where that is not possible nothing changes. */
export function keepShell(): void {
	// Only over a line that nobody can read, and on the machine itself.
	if (!('serviceWorker' in navigator)) return;
	navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
