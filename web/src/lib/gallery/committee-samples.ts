import { days, record } from './sample-record.ts';
import { ago } from './wall-samples.ts';

const member = (id: string, name: string, state: 'invited' | 'accepted') =>
	record('member', {
		id: `member_${id}`,
		state,
		name,
		side: id === 'cc' ? 'city' : 'community',
		invitedAt: ago(60 * days),
		...(state === 'accepted' ? { acceptedAt: ago(50 * days) } : {})
	});
/** A meeting under way, with something of all that can be on its table. */
export const committee = [
	member('aa', 'West Side United', 'accepted'),
	member('bb', 'A resident of Englewood', 'accepted'),
	member('cc', 'Department of Public Health', 'accepted'),
	member('dd', 'A resident of North Lawndale', 'invited'),
	record('meeting', {
		id: 'meeting_now',
		state: 'open',
		startsAt: ago(20),
		place: 'Field house, large room',
		items: ['Heat in the winter shelters'],
		agenda: [
			{ source: 'overdue_action', subjectId: 'action_late' },
			{ source: 'proposal', subjectId: 'decision_phase' },
			{ source: 'new_lesson', subjectId: 'lesson_new' },
			{ source: 'gap', subjectId: 'community_30', missing: ['food_assistance'] }
		],
		attending: ['member_aa', 'member_bb'],
		quorum: 2,
		seats: 3,
		openedAt: ago(18)
	}),
	record('decision', {
		id: 'decision_phase',
		state: 'proposed',
		about: 'phase',
		title: 'Little Village to the next phase',
		communityArea: 30,
		proposedAt: ago(3 * days),
		createdBy: 'person_gallery',
		fromPhase: 'engaging',
		toPhase: 'activated',
		anchorId: 'agency_circle'
	}),
	record('decision', {
		id: 'decision_before',
		state: 'adopted',
		about: 'other',
		title: 'Meet in the evening from now on',
		proposedAt: ago(40 * days),
		decidedAt: ago(35 * days),
		meetingId: 'meeting_before',
		inFavour: 3,
		against: 0,
		abstained: 0,
		why: 'People work during the day',
		createdBy: 'person_gallery'
	}),
	record('action', {
		id: 'action_late',
		state: 'open',
		title: 'Ask for keys to the field house',
		agencyId: 'agency_circle',
		dueOn: ago(2 * days)
	}),
	record('action', {
		id: 'action_done',
		state: 'done',
		title: 'Translate the leaflet',
		agencyId: 'agency_harbor',
		dueOn: ago(10 * days),
		doneAt: ago(12 * days),
		outcome: 'In four languages, at the library'
	}),
	record('lesson', {
		id: 'lesson_new',
		state: 'observed',
		type: 'improvement',
		source: 'activation_debrief',
		observedAt: ago(4 * days),
		communityArea: 29,
		text: 'The table stood where nobody passed by',
		createdBy: 'person_gallery'
	}),
	record('lesson', {
		id: 'lesson_open',
		state: 'action_open',
		type: 'improvement',
		source: 'committee',
		observedAt: ago(30 * days),
		element: 'planning',
		agencyId: 'agency_circle',
		dueOn: ago(-10 * days),
		text: 'Two organizations called the same family',
		createdBy: 'person_gallery'
	})
];
