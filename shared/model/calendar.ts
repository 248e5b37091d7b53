import { Type } from 'typebox';
import { defineRecord, open, type RecordOf } from './fields.ts';

/** The one calendar of a room. */
export const calendarId = 'calendar_work';

/** Days on which the clocks of P3 and P4 stand still, besides Saturdays and Sundays. */
export const calendarKind = defineRecord('calendar', {
	/** Chicago's dates, `2026-11-26`, in order. */
	holidays: open(
		Type.Array(
			Type.String({
				pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
				examples: ['2026-11-26']
			}),
			{
				maxItems: 400,
				uniqueItems: true
			}
		)
	)
});
export type Calendar = RecordOf<typeof calendarKind>;
