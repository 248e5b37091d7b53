import type { Request } from '../model/request.ts';

interface Requests {
	all(kind: 'request'): Iterable<Request>;
}

/** Whether there is practice in a room: its pages say so, and what is made by hand in it is marked. */
export function practises(board: Requests): boolean {
	for (const { drill } of board.all('request')) if (drill) return true;
	return false;
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
