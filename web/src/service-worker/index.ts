/**
 * Keeps the shell: the one page and the files it is built of, so that a desk that is reloaded without a line can still
 * be opened, and what waits in it is sent later. Nothing that the room says is kept here: data comes over the live line
 * or not at all.
 */
import { version } from '$app/env';
import { immutable } from '$app/manifest';
import { self } from '$app/service-worker';

const cacheName = `cscc-shell-${version}`;
const shell = '/';
/** A line that is silent so long is none. */
const answerWithinMs = 4_000;
/** Pages that are opened without a line. What is asked of the server by an address, such as a way in, is not among them. */
const pages = /^\/(desk|watch)(\/|$)/;
const files = new Set(immutable.map(({ path }) => `/${path.replace(/^\//, '')}`));

self.addEventListener('install', (event) => {
	event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(forgetOthers());
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (request.mode === 'navigate' && pages.test(pathname)) event.respondWith(page(request));
	// Named by their content: whichever comes first is the right one.
	else if (files.has(pathname)) event.respondWith(file(request));
});

// A notice was chosen: the page that told it, or a new one, shows what it is about.
self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	const { href } = event.notification.data as { href: string };
	event.waitUntil(openPage(href));
});

async function openPage(href: string): Promise<void> {
	const windows = await self.clients.matchAll({ type: 'window' });
	const own = windows.find(({ url }) => new URL(url).pathname.startsWith('/watch'));
	if (!own) return void (await self.clients.openWindow(href));
	await own.focus();
	await own.navigate(href);
}

async function keep(): Promise<void> {
	const cache = await caches.open(cacheName);
	await cache.addAll([shell, ...files]);
	await self.skipWaiting();
}

async function forgetOthers(): Promise<void> {
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
	await self.clients.claim();
}

/** The page of the server; the kept one only where there is no line, or nobody answers behind it. */
async function page(request: Request): Promise<Response> {
	try {
		const response = await fetch(request, { signal: AbortSignal.timeout(answerWithinMs) });
		if (response.status < 500) return response;
	} catch {
		// No line: the kept page says so.
	}
	return (await caches.match(shell)) ?? Response.error();
}

async function file(request: Request): Promise<Response> {
	return (await caches.match(request)) ?? fetch(request);
}
