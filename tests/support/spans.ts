import { hourMs, toMs } from '#shared/kernel/clock.ts';
import { entriesBetween } from '#server/log/position-at.ts';
import type { TestRoom } from './room.ts';

/** Spans of a day by chance of which other entries are read than a plain reading of the whole log finds. */
export async function spansThatDiffer(
	room: TestRoom,
	whole: Awaited<ReturnType<TestRoom['readLog']>>,
	{ beginMs, random }: { beginMs: number; random: () => number }
): Promise<string[]> {
	const { redis, keys, archive } = room.app.http.store;
	const different: string[] = [];
	for (let at = 0; at < 60; at += 1) {
		const fromMs = beginMs + Math.floor(random() * 26 * hourMs) - hourMs;
		const span = { fromMs, toMs: fromMs + Math.floor(random() * 2 * hourMs) };
		const expected = whole.filter(({ entry }) => {
			const atMs = toMs(entry.at);
			return atMs >= span.fromMs && atMs < span.toMs;
		});
		const found: number[] = [];
		for await (const placed of entriesBetween({ redis, keys, archive }, span)) {
			found.push(placed.position);
		}
		const positions = expected.map(({ position }) => position);
		if (found.join() !== positions.join()) different.push(JSON.stringify(span));
	}
	return different;
}
