import { dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { hourMs } from '#shared/kernel/clock.ts';
import { formatTime } from '#shared/text/format.ts';
import type { Language } from '#shared/text/text.ts';

/** A date as people say it: "Mon 23 Nov". */
export function dayName(date: string, language: Language): string {
	return formatTime(dayBeginMs(date) + 12 * hourMs, 'day', language);
}
