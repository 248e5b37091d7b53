/** Asks whether this device may be used to tell things; what somebody has refused stays refused. */
export async function mayTellDevice(): Promise<boolean> {
	if (!('Notification' in globalThis) || !('serviceWorker' in navigator)) return false;
	return (await Notification.requestPermission()) === 'granted';
}

/** Tells something as this device tells things; where that is not possible it stands on the page alone. */
export async function tellDevice(what: {
	title: string;
	body: string;
	tag: string;
	/** The page that shows it. */
	href: string;
}): Promise<void> {
	if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
	const { title, body, tag, href } = what;
	try {
		// Phones take it from a service worker only, and only it can open a page that was closed.
		const worker = await navigator.serviceWorker.ready;
		await worker.showNotification(title, { body, tag, icon: '/icon.svg', data: { href } });
	} catch {
		// A device that does not want it now: the page says it.
	}
}

/** Takes away what this device still shows. */
export async function untellDevice(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const worker = await navigator.serviceWorker.getRegistration();
	for (const notification of (await worker?.getNotifications()) ?? []) notification.close();
}
