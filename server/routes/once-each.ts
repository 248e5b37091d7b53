const rememberedAtMost = 1_000;

/**
 * A page asks again and again; that somebody looks is on record once in a while of it. What could not be put on record is
 * tried again with the next.
 */
export function onceEach(
	ms: number
): (what: string, nowMs: number, record: () => Promise<unknown>) => Promise<void> {
	const told = new Map<string, number>();
	return async (what, nowMs, record) => {
		if (nowMs - (told.get(what) ?? -Infinity) < ms) return;
		await record();
		if (told.size >= rememberedAtMost) told.clear();
		told.set(what, nowMs);
	};
}
