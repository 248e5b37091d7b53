import type { ChainableCommander } from 'ioredis';
import type { RoomKeys } from '../store/keys.ts';

/** An entry of the control stream: what must reach every process and is not a record. */
export interface ControlEntry {
	kind:
		| 'session.ended'
		/** A display or its site changed: what it may show is looked up anew. */
		| 'walls.changed'
		| 'display.identify'
		| 'display.reload';
	subject: string;
}

/** Entries are acted on within seconds; whoever was away looks everything up anew. */
const length = 1_000;

/** Adds an entry to the control stream, which every process reads beside the log. */
export function tellProcesses(
	pipeline: ChainableCommander,
	{ control }: Pick<RoomKeys, 'control'>,
	{ kind, subject }: ControlEntry
): ChainableCommander {
	return pipeline.xadd(control, 'MAXLEN', '~', length, '*', 'kind', kind, 'subject', subject);
}
