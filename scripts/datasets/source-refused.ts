import type { SourceCheck } from '#shared/model/sources.ts';

/**
 * What a source sent is not taken: which check failed, and where, in words that hold nothing of what stood in a row. Nothing of
 * it was written, and what was good before stays.
 */
export class SourceRefused extends Error {
	readonly check: SourceCheck;

	constructor(check: SourceCheck, message: string) {
		super(message);
		this.check = check;
	}
}
