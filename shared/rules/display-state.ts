import type { RequestState } from '../model/request.ts';

/** The eight states a request is shown in: one letter, one ring, one word. */
export const displayStates = ['N', 'T', 'A', 'U', 'W', 'R', 'C', 'X'] as const;
export type DisplayState = (typeof displayStates)[number];

/** Which of the eight each state of the domain is shown as. */
export const displayStateOf: Readonly<Record<RequestState, DisplayState>> = {
	held: 'N',
	received: 'N',
	triaged: 'T',
	accepted: 'A',
	needs_information: 'W',
	in_progress: 'U',
	resolved: 'R',
	closed: 'C',
	duplicate: 'X',
	referred_out: 'X',
	declined: 'X',
	withdrawn: 'X',
	closed_no_response: 'C',
	discarded: 'X'
};
