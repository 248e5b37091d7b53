import type { Lane } from '../wire/replay.ts';

const lanes: Record<Lane, string> = {
	requests: 'Requests and work',
	people: 'People and teams',
	decisions: 'Decisions and events'
};

/** Looking back at a day of the room. */
export const replayTexts = {
	title: 'Replay',
	note: 'A past day as the screens showed it.',
	mark: 'REPLAY',
	live: 'Back to live',
	day: 'Day',
	dayBefore: 'The day before',
	dayAfter: 'The day after',
	views: { wall: 'Wall', watch: 'Watch' },
	viewsLabel: 'Which screen',
	speed: (times: number) => `Speed ×${times}`,
	speeds: 'Speed',
	lanes,
	lanesLabel: 'The day by five minutes',
	scrubber: 'Moment of the day',
	gaps: 'Room not live',
	gapsNone: 'Live all day, as far as is kept',
	gapsNotKnown: 'Not kept: whether the room was live',
	gapsTold: (count: number, span: string) =>
		count === 1 ? `Not live once, ${span}` : `Not live ${count} times, ${span} in all`,
	inGap: 'Nobody was live at this moment. What is drawn is what the log says of it.',
	changes: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
	urgent: (count: number) => (count === 1 ? '1 became urgent' : `${count} became urgent`),
	empty: 'No changes recorded on this day.',
	reading: (share: string) => `Reading the day: ${share}`,
	refused: 'This day cannot be had now. Trying again.',
	notYours: 'Looking back at the wall is not part of your role.',
	noSuchDay: 'There is no such day to look back at.',
	narrow: 'The wall is shown on wider screens. Here you see the watch.',
	noWatch: 'The watch is not part of your role. The wall is shown on wider screens.',
	actions: {
		play: 'Play or pause',
		before: 'Change before',
		after: 'Change after',
		back: 'Five minutes back',
		ahead: 'Five minutes ahead',
		urgentBefore: 'Urgent before',
		urgentAfter: 'Urgent after',
		note: 'Note this moment',
		prove: 'Was this on the wall?',
		view: 'Wall or watch'
	},
	play: 'Play',
	pause: 'Pause',
	proof: {
		same: (time: string) => `Yes: at ${time} the walls were seen to show exactly this picture.`,
		other: (time: string) =>
			`No: at ${time} the walls were seen to show another picture than is drawn now. This version draws it differently, or the log was changed.`,
		nothing_kept: 'Nothing was kept of the walls near this moment, so it cannot be checked.'
	},
	notes: {
		title: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
		heading: 'Notes on this day',
		field: 'What is to be remembered of this moment',
		hint: 'Kept in this browser alone; a replay writes nothing to the room. No names.',
		add: 'Keep the note',
		remove: (time: string) => `Remove the note of ${time}`,
		none: 'No notes on this day yet.',
		download: 'Download as a table (CSV)',
		columns: { time: 'Time', note: 'Note', open: 'Open requests', urgent: 'Urgent' },
		full: 'There is no room for more notes on this day.'
	}
};
