import type { Request } from '../model/request.ts';
import type { Role } from '../model/terms.ts';
import type { Actor } from '../rules/actors.ts';

interface Requests {
	all(kind: 'request'): Iterable<Request>;
}

/** Whether there is practice in a room: its pages say so, and what is made by hand in it is marked. */
export function practises(board: Requests): boolean {
	for (const { drill } of board.all('request')) if (drill) return true;
	return false;
}

const besides = ['agency', 'decision', 'meeting', 'funding', 'report'] as const;
interface Besides {
	all(kind: (typeof besides)[number]): Iterable<{ drill: boolean }>;
}

/** By the table of visibility, which is not carried to every desk for this alone. */
export const withoutRequests: readonly Role[] = [
	'display',
	'committee',
	'funding',
	'analyst',
	'administrator',
	'auditor'
];

/** The same as somebody can know it: who has nothing of the requests by what else they have. */
export function practisesFor({ role }: Pick<Actor, 'role'>, board: Requests & Besides): boolean {
	if (!withoutRequests.includes(role as Role)) return practises(board);
	return besides.some((kind) => [...board.all(kind)].some(({ drill }) => drill));
}

/** Whether a room only practises: one record of practice in a real one changes nothing for whoever asks for help. */
export function onlyPractises(board: Requests): boolean {
	let any = false;
	for (const { drill } of board.all('request')) {
		if (!drill) return false;
		any = true;
	}
	return any;
}
