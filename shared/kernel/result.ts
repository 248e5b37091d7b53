import type { ErrorCode } from './errors.ts';

/** What is wrong with one field of a payload; `path` is a JSON pointer, `rule` the schema keyword that failed. */
export interface FieldFault {
	path: string;
	rule: string;
}

/** An expected no. `permitted` names the moves that would be taken, `current` the record as it now is. */
export interface Refusal {
	ok: false;
	code: ErrorCode;
	fields?: FieldFault[];
	permitted?: string[];
	current?: unknown;
}

export function refuse(code: ErrorCode, more: Omit<Refusal, 'ok' | 'code'> = {}): Refusal {
	return { ok: false, code, ...more };
}

/** A refusal of one field of a payload, `path` and `rule` as in a `FieldFault`. */
export function refuseField(path: string, rule: string): Refusal {
	return refuse('INVALID_PAYLOAD', { fields: [{ path, rule }] });
}

/** A yes: the change stands in the log at `position` and on disk. */
export interface Accepted {
	ok: true;
	position: number;
	/** Version of each record written, by id; of what was written along, only kinds that whoever asked has something of. */
	versions: Record<string, number>;
}

export type Answer = Accepted | Refusal;
