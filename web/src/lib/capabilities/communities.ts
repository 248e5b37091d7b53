import type { DeskState } from '#lib/state/desk.svelte.ts';

/** Every community by its name, as something to be chosen. */
export function communitiesToChoose(desk: DeskState): { value: number; name: string }[] {
	void desk.revision;
	return [...desk.board.all('community')]
		.map(({ number, displayName }) => ({ value: number, name: displayName }))
		.toSorted((a, b) => a.name.localeCompare(b.name));
}
