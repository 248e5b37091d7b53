import { minuteMs } from '#shared/kernel/clock.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { fate } from './random.ts';

/** Gives a command by itself; answers with the id of the first record that it wrote. */
export type Give = <Name extends CommandName>(
	who: 'desk' | 'manager',
	name: Name,
	payload: Payload<Name>
) => Promise<string | undefined>;

/** What somebody does next about a record, when, and who it is. */
export interface NextStep {
	atMs: number;
	/** `desk`, `manager`, or the agency whose representative acts. */
	by: 'desk' | 'manager' | 'own_desk' | { agencyId: string };
	name: CommandName;
	payload: Payload<CommandName>;
}

export type Draw = (what: string, fromMinutes: number, toMinutes: number) => number;

/** The seed of the drill, and how much faster than life it goes. */
export interface Pace {
	seed: number;
	speed: number;
}

/** Minutes of a step, drawn once for a record: mostly short, sometimes long. */
export function drawFor({ seed, speed }: Pace, record: { id: string }): Draw {
	return (what, from, to) => {
		const share = fate(seed, record.id, what) ** 2;
		// Now and then something is forgotten for a while: a room where nothing is late teaches nothing.
		const forgotten = fate(seed, record.id, what, 'late') < 0.07 ? 5 : 1;
		return ((from + share * (to - from)) * forgotten * minuteMs) / speed;
	};
}

/** A command that somebody gives at a moment. */
export const step = <Name extends CommandName>(
	atMs: number,
	by: NextStep['by'],
	command: { name: Name; payload: Payload<Name> }
): NextStep => ({ atMs, by, ...command }) as NextStep;
