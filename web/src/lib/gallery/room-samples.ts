import { communityAreas } from '#shared/geo/community-areas.ts';
import type { CapabilityState } from '#shared/model/capability.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { SignedIn } from '#lib/state/session.svelte.ts';
import { committee } from './committee-samples.ts';
import { days, hours, record, type Own } from './sample-record.ts';
import { ago } from './wall-samples.ts';

/** A manager of the room: whoever may press most. */
export const whoLooks: SignedIn = {
	id: 'person_gallery',
	signInName: 'rosa',
	name: 'Rosa M.',
	role: 'manager',
	deskIds: []
};

const communities = [26, 29, 30, 68].map((number, index) => {
	const { name, displayName, shortName } = communityAreas[number - 1]!;
	return record('community', {
		id: `community_${number}`,
		number,
		name,
		displayName,
		shortName,
		aliases: [],
		priorityList: '2020',
		phase: index < 2 ? 'activated' : 'engaging',
		phaseNumber: index + 1,
		enteredOn: ago(90 * days),
		anchorId: 'agency_circle',
		plan: 'Evenings at the field house, every week until spring.',
		exitCriteria: 'Two quarters in which help came in time for nine of ten.',
		outline: 'approximate'
	});
});

const agency = (id: string, name: string, more: Partial<Own<'agency'>> = {}) =>
	record('agency', {
		id: `agency_${id}`,
		name,
		type: 'violence_reduction_nonprofit',
		state: 'active',
		capacity: 'open',
		capacityAsOf: ago(3 * hours),
		areas: [29],
		leads: ['food_assistance'],
		officePhone: '(312) 555-0143',
		answersAlways: false,
		agreements: [],
		...more
	});
const organizations = [
	agency('circle', 'Boiler Circle', {
		answersAlways: true,
		agreements: [
			{
				type: 'mou',
				from: '2026-01-01',
				until: '2026-12-31',
				reference: 'MOU 2026-014'
			}
		]
	}),
	agency('harbor', 'Harbor Advocates', { type: 'victim_services', state: 'vetting' }),
	agency('long', 'Neighborhood Alliance for the Families of the West and Southwest Sides', {
		state: 'suspended',
		stateReason: 'papers_missing',
		stateAt: ago(5 * days)
	})
];

const capability = (
	id: string,
	name: string,
	[state, confirmedDays]: [CapabilityState, number | undefined],
	more: Partial<Own<'capability'>> = {}
) =>
	record('capability', {
		id: `capability_${id}`,
		agencyId: 'agency_circle',
		name,
		category: 'mental_health_support',
		state,
		areas: [29, 30],
		languages: ['es', 'en'],
		minAge: 12,
		maxAge: 17,
		hours: [{ weekday: 6, from: 540, to: 780 }],
		capacity: 'open',
		...(confirmedDays === undefined ? {} : { confirmedAt: ago(confirmedDays * days) }),
		doubts: [],
		...more
	});
const offers = [
	capability('sure', 'Grief group', ['active', 2]),
	capability('faded', 'Evening counseling', ['active', 80], { capacity: 'full' }),
	capability('doubted', 'Walk-in at the church hall', ['active', 20], {
		doubts: [{ at: ago(2 * days), words: 'The door was locked' }]
	}),
	capability('never', 'Art with families', ['temporarily_closed', undefined], {
		areas: [],
		languages: [],
		hours: []
	})
];

const outage = (id: string, own: Partial<Own<'outage'>>) =>
	record('outage', {
		id: `outage_${id}`,
		state: 'out',
		what: 'power',
		source: 'company',
		saidAt: ago(40),
		expiresAt: ago(-5 * hours),
		...own
	});
const outages = [
	outage('now', { communityArea: 29, meters: 240, since: ago(90), restoredBy: ago(-3 * hours) }),
	outage('unsure', {
		communityArea: 68,
		what: 'internet',
		source: 'resident',
		saidAt: ago(8 * hours),
		expiresAt: ago(2 * hours)
	}),
	outage('back', { communityArea: 30, state: 'back', endedAt: ago(50), meters: 60 }),
	outage('county', {
		source: 'odin',
		meters: 4_120,
		companies: 1,
		saidAt: ago(7),
		expiresAt: ago(-53)
	})
];

const work = [
	record('shift', {
		id: 'shift_now',
		state: 'open',
		deskId: 'community_engagement',
		plannedFrom: ago(3 * hours),
		plannedTo: ago(-5 * hours),
		openedAt: ago(3 * hours),
		staffId: 'staff_ana',
		personId: 'person_ana',
		personName: 'Ana R.'
	}),
	record('deployment', {
		id: 'deployment_now',
		state: 'working',
		callSign: 'Alpha 2',
		headcount: 4,
		communityArea: 68,
		plannedFrom: ago(2 * hours),
		plannedTo: ago(-2 * hours),
		checkedInAt: ago(110),
		lastHeardAt: ago(12),
		welfareMinutes: 60,
		purpose: 'Resource table'
	}),
	record('activation', {
		id: 'activation_now',
		state: 'open',
		communityArea: 68,
		opensAt: ago(2 * hours),
		closesAt: ago(-4 * hours),
		openedAt: ago(115),
		visitors: 31,
		title: 'Peace in the park',
		site: 'Ogden Park, south lawn',
		deskId: 'community_engagement',
		volunteers: 12,
		languages: ['es'],
		providers: []
	})
];

/** Where nothing was noted yet. */
export const emptyRoom: readonly AnyRecord[] = communities;
/** Something in each of the states that these pages tell apart, a long name among them. */
export const roomSamples: readonly AnyRecord[] = [
	...communities,
	...organizations,
	...offers,
	...committee,
	...outages,
	...work
];
