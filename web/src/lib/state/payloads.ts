/** Sentences in a payload: what is chosen from a list, and what names a record, is not typed again. */
export function typedIn(payload: unknown): string[] {
	const isChosen = /^\w+_[0-9a-z]{2,}$|^20\d\d-.*Z$|^[a-z0-9_]+$/;
	if (typeof payload === 'string') return isChosen.test(payload) ? [] : [payload];
	if (typeof payload !== 'object' || payload === null) return [];
	return Object.values(payload).flatMap(typedIn);
}

/** Id of the record that a payload is about. */
export function recordOf(payload: unknown): string | undefined {
	const { id, subjectId, requestId } = payload as Record<string, unknown>;
	const found = id ?? subjectId ?? requestId;
	return typeof found === 'string' ? found : undefined;
}
