/** One event of a calendar, in the words of RFC 5545. */
export interface CalendarEvent {
	/** The same for as long as it is the same thing. */
	uid: string;
	/** Rises with each change. */
	sequence: number;
	changedMs: number;
	fromMs: number;
	toMs: number;
	summary: string;
	location?: string | undefined;
	cancelled: boolean;
}

const zone = 'America/Chicago';
const mostOctets = 75;
const refresh = 'PT1H';

/** Chicago's clocks since 2007: an hour later from the second Sunday of March to the first of November. */
const timezone = [
	'BEGIN:VTIMEZONE',
	`TZID:${zone}`,
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:-0600',
	'TZOFFSETTO:-0500',
	'TZNAME:CDT',
	'DTSTART:20070311T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:-0500',
	'TZOFFSETTO:-0600',
	'TZNAME:CST',
	'DTSTART:20071104T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
	'END:STANDARD',
	'END:VTIMEZONE'
];

/** A calendar to subscribe to. What was cancelled stays in it, so that programs take it out of theirs. */
export function calendarText(name: string, events: readonly CalendarEvent[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'PRODID:-//CSCC//Operations room//EN',
		'VERSION:2.0',
		'METHOD:PUBLISH',
		'CALSCALE:GREGORIAN',
		`X-WR-CALNAME:${escaped(name)}`,
		`NAME:${escaped(name)}`,
		`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
		`X-PUBLISHED-TTL:${refresh}`,
		...timezone,
		...events.flatMap(eventLines),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${event.uid}`,
		`DTSTAMP:${utc(event.changedMs)}`,
		`LAST-MODIFIED:${utc(event.changedMs)}`,
		`SEQUENCE:${event.sequence}`,
		`DTSTART;TZID=${zone}:${local(event.fromMs)}`,
		`DTEND;TZID=${zone}:${local(event.toMs)}`,
		`SUMMARY:${escaped(event.summary)}`,
		...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
		`STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		'END:VEVENT'
	];
}

const utc = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const parts = new Intl.DateTimeFormat('en-CA', {
	timeZone: zone,
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit'
});

/** As Chicago's clocks show it. */
function local(ms: number): string {
	const of = Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value]));
	return `${of['year']}${of['month']}${of['day']}T${of['hour']}${of['minute']}${of['second']}`;
}

const escaped = (text: string) =>
	text
		.replace(/[\\;,]/g, (letter) => `\\${letter}`)
		.replace(/\r?\n/g, '\\n')
		.replace(/[^\P{Cc}]/gu, '');

/** Lines of 75 bytes at most, broken between letters and never within one. */
function folded(line: string): string {
	const out: string[] = [];
	let piece = '';
	let octets = 0;
	for (const letter of line) {
		const length = Buffer.byteLength(letter);
		if (octets + length > mostOctets) {
			out.push(piece);
			// A line that goes on begins with a space, which counts.
			piece = ' ';
			octets = 1;
		}
		piece += letter;
		octets += length;
	}
	return [...out, piece].join('\r\n');
}
