import { everyWeek, type WorkCalendar } from '../kernel/chicago-time.ts';
import { hashText } from '../kernel/ids.ts';
import { calendarId, type Calendar } from '../model/calendar.ts';

/** Where the room's calendar is looked up: a board. */
export interface Calendars {
	get(kind: 'calendar', id: string): Calendar | undefined;
}

/** Every week alike, for whoever has no board at hand. */
export const noHolidays: Calendars = { get: () => undefined };

const known = new WeakMap<Calendar, WorkCalendar>();

/** The room's working days; every week alike while no holidays were set. */
export function workCalendarOf(calendars: Calendars): WorkCalendar {
	const record = calendars.get('calendar', calendarId);
	if (!record) return everyWeek;
	let calendar = known.get(record);
	if (!calendar) {
		const { holidays } = record;
		const key = String(hashText(holidays.join()));
		known.set(record, (calendar = { holidays: new Set(holidays), key }));
	}
	return calendar;
}
