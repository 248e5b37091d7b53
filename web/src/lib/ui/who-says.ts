import type { Voice } from '#shared/model/display.ts';
import type { Texts } from '#shared/text/text.ts';

/** Whose wish something on a wall is: a desk or a role, never a name. */
export function whoSays({ role, desk }: Voice, text: Texts): string {
	return desk ? text.desks[desk] : text.roles[role];
}
