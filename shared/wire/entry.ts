import type { AnyRecord, Kind } from '../model/records.ts';

/** One entry of the room's log: one commit, whole. Its position is the stream id's first number. */
export interface Entry {
	at: string;
	/** Person id of who gave the command. */
	actor: string;
	command: string;
	/** `<actor>:<command id>`: tells two entries at one position apart after a rewind. */
	id: string;
	/** Records as they now are. */
	records: AnyRecord[];
	/** Records that leave the board because they are over and quiet; they stay in Redis. */
	retired?: { kind: Kind; id: string }[];
}
