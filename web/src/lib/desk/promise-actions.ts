import type { Request } from '#shared/model/request.ts';
import type { Texts } from '#shared/text/text.ts';
import type { DeskState } from '#lib/state/desk.svelte.ts';
import type { Action } from '#lib/state/keys.svelte.ts';
import { titleOf } from './names.ts';
import { ownShiftEndMs, promiseChoices, promisedBy } from './promise.ts';

/** By when help comes, said by `d` and a number; what is picked is typed into the form that puts things right. */
export function promisesOf(desk: DeskState, request: Request | undefined, text: Texts): Action[] {
	void desk.revision;
	const { promise, promised } = text.desk.actions;
	const shiftEndMs = ownShiftEndMs(desk.board.all('shift'), desk.actor.id, desk.clock.nowMs);
	return promiseChoices.map((choice, index): Action => {
		const off = choice === 'shift_end' && shiftEndMs === undefined;
		const run = () => {
			const promisedFor = promisedBy(choice, desk.clock.nowMs, shiftEndMs);
			if (!request || promisedFor === undefined) return;
			const title = titleOf(request, text);
			void desk.conflicts.edit('request.edit', request, { values: { promisedFor }, title });
		};
		const name = promise(promised[choice]);
		return { id: `promise ${choice}`, name, keys: [`d ${index + 1}`], off, run };
	});
}
