import type { Texts } from '#shared/text/text.ts';
import { noticeWords } from './notice-words.ts';
import type { Notice } from './notices.ts';

/** Asks whether this device may be used; what somebody has refused stays refused. */
export async function mayTellOutside(): Promise<boolean> {
	if (!('Notification' in globalThis)) return false;
	return (await Notification.requestPermission()) === 'granted';
}

/** Tells something as this device tells things; where that is not possible it stands in the list alone. */
export async function tellOutside(notice: Notice, text: Texts): Promise<void> {
	if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
	const { title, what, href } = noticeWords(notice, text);
	// Phones take it from a service worker only, and only it can open a page that was closed.
	const registration = await navigator.serviceWorker?.getRegistration();
	await registration?.showNotification(title, {
		body: what,
		icon: '/icon.svg',
		tag: notice.id,
		data: { href }
	});
}
