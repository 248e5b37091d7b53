/** What a browser has kept under a name; what cannot be read any more is forgotten. */
export function readKept<T>(storage: Storage, name: string, otherwise: T): T {
	const text = storage.getItem(name);
	if (text === null) return otherwise;
	try {
		return JSON.parse(text) as T;
	} catch {
		storage.removeItem(name);
		return otherwise;
	}
}

/** How the names begin under which a browser keeps what ends with a session. */
export const ofOneStay = { draft: 'cscc-draft', told: 'cscc-told' } as const;

/** Whoever signs out leaves nothing of it for the next at this computer. */
export function forgetStay(): void {
	const prefixes = Object.values(ofOneStay);
	for (const mark of Object.keys(localStorage)) {
		if (prefixes.some((prefix) => mark.startsWith(prefix))) localStorage.removeItem(mark);
	}
}
