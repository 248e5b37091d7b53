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
