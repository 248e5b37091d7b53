/** Asks the machine not to switch its screen off while the page is seen. Machines that cannot have the kiosk do it. */
export function stayAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	let isClosed = false;

	async function ask(): Promise<void> {
		if (document.hidden || isClosed || !('wakeLock' in navigator)) return;
		try {
			lock = await navigator.wakeLock.request('screen');
		} catch {
			// A battery that is nearly empty, or a policy: the kiosk's own settings hold.
		}
	}

	const onVisible = () => void ask();
	document.addEventListener('visibilitychange', onVisible);
	void ask();
	return () => {
		isClosed = true;
		document.removeEventListener('visibilitychange', onVisible);
		void lock?.release();
	};
}
