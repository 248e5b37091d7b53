/** A thread of its own beside the page: it hears every second that the page lives, and acts when it does not. */
const frozenAfterMs = 10_000;
const lookEveryMs = 1_000;

let heardAt = performance.now();
let isFrozen = false;

self.addEventListener('message', () => {
	// The page is back: it is told that it was away.
	if (isFrozen) self.postMessage('frozen');
	heardAt = performance.now();
	isFrozen = false;
});

setInterval(() => {
	if (isFrozen || performance.now() - heardAt < frozenAfterMs) return;
	isFrozen = true;
	// The page cannot say it; nobody waits for the answer.
	fetch('/api/displays/own/frozen', { method: 'POST' }).catch(() => undefined);
}, lookEveryMs);
