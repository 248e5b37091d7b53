import { readNotes, type ReplayNote } from '#lib/replay/notes.svelte.ts';

/** As many go into one report. */
const atMost = 200;

/** Notes that this person made in this browser on these days of a replay, oldest first. */
export function notesWithin(
	personId: string,
	days: readonly string[],
	{ fromMs, toMs }: { fromMs: number; toMs: number }
): ReplayNote[] {
	return [...new Set(days)]
		.flatMap((day) => readNotes(personId, day))
		.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
		.toSorted((a, b) => a.atMs - b.atMs)
		.slice(0, atMost);
}
