import { minuteMs } from '#shared/kernel/clock.ts';
import type { Texts } from '#shared/text/text.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import { speeds, type ReplayState } from './replay.svelte.ts';

const jumpMs = 5 * minuteMs;

/** Everything that can be done with a past day; none of it changes the room. */
export function replayActions(
	replay: ReplayState,
	text: Texts,
	{ note, views }: { note: () => void; views: boolean }
): Action[] {
	const words = text.replay.actions;
	const act = (id: string, keys: string, run: () => void, more: Partial<Action> = {}): Action => ({
		id: `replay.${id}`,
		name: words[id as keyof typeof words],
		keys: [keys],
		run,
		...more
	});
	const repeats = { repeats: true };
	return [
		act('play', ' ', () => replay.play()),
		act('before', 'ArrowLeft', () => replay.step(-1), repeats),
		act('after', 'ArrowRight', () => replay.step(1), repeats),
		act('back', 'Shift+ArrowLeft', () => replay.seek(replay.atMs - jumpMs), repeats),
		act('ahead', 'Shift+ArrowRight', () => replay.seek(replay.atMs + jumpMs), repeats),
		act('urgentBefore', ',', () => replay.stepUrgent(-1)),
		act('urgentAfter', '.', () => replay.stepUrgent(1)),
		...speeds.map((speed, index) => ({
			id: `replay.speed${index + 1}`,
			name: text.replay.speed(speed),
			keys: [String(index + 1)],
			run: () => (replay.speed = speed)
		})),
		act('note', 'n', note),
		act('prove', 'p', () => void replay.prove()),
		...(views
			? [act('view', 'v', () => (replay.view = replay.view === 'wall' ? 'watch' : 'wall'))]
			: [])
	];
}
