import type { SourceCheck } from '#shared/model/sources.ts';

/**
 * What a source sent is not taken: which check failed, and where, in words that hold nothing of what stood in a row. Nothing of
 * it was written, and what was good before stays.
 */
export class SourceRefused extends Error {
	readonly check: SourceCheck;
	/** Whose it is: of what was published, or of how it was asked for here, which makes no source old. */
	readonly where: 'there' | 'here';

	constructor(check: SourceCheck, message: string, where: 'there' | 'here' = 'there') {
		super(message);
		this.check = check;
		this.where = where;
	}
}
