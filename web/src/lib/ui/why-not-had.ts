import type { ErrorCode } from '#shared/kernel/errors.ts';
import type { Texts } from '#shared/text/text.ts';

/** Why what was asked for is not shown. The refusals' own sentence for no answer is about what somebody gives. */
export function whyNotHad(code: ErrorCode, { common, refusals }: Texts): string {
	return code === 'UNAVAILABLE' ? common.notHad : refusals[code];
}
