/** Forms of the Incident Command System, and the after-action report: their names and fields as people there know them. */
export const formTexts = {
	title: 'Forms',
	how: 'What other centers ask for, filled from the records. This center does not work by these forms; they are for those who do.',
	page: 'Page',
	making: 'Being made…',
	failed: 'It could not be made. Nothing was changed; try again.',
	shift: 'Shift',
	noShift: 'No shift that you may take a log of.',
	period: 'Checked in within',
	hours: (count: number) => `the last ${count} hours`,
	team: 'Team',
	noTeam: 'No team that you may have whole.',
	occasion: 'Presence or incident notice',
	noOccasion: 'None is on the board.',
	lessonHow: 'What was learned there is on the committee’s table, and in the next report of it.',
	moments: (count: number) =>
		count === 1
			? '1 note of yours from Replay is in its time and goes in.'
			: `${count} notes of yours from Replay are in its time and go in.`,
	onPaper: {
		made: (by: string, time: string) => `Filled from the records by ${by}, ${time}`,
		notTheForm:
			'The fields of the form, in its order and with its numbers. Fields that the records do not know are empty.'
	},
	activityLog: {
		title: 'Activity log (ICS 214)',
		incident: 'Incident name',
		period: 'Operational period',
		unit: 'Desk',
		position: 'Name and position',
		agency: 'Home agency',
		resources: 'Resources assigned',
		resourceColumns: ['Name', 'Position', 'Home agency'],
		alone: 'Nobody else was on this desk.',
		log: 'Activity log',
		logColumns: ['Date and time', 'Notable activities'],
		more: (count: number) => `${count} before these are left off.`,
		lastHours: (hours: number) => `Of the last ${hours} hours of the shift.`,
		nothing: 'Nothing is in the log.',
		prepared: 'Prepared by'
	},
	checkIn: {
		title: 'Incident check-in list (ICS 211)',
		incident: 'Incident name',
		location: 'Check-in location',
		byRadio: 'At the desk, by word of the team',
		period: 'Period',
		list: (teams: number, people: number) =>
			`5–15. ${teams === 1 ? '1 team' : `${teams} teams`}, ${people === 1 ? '1 person' : `${people} people`}`,
		nobody: 'Nobody checked in in this time.',
		columns: [
			'Team',
			'Home agency',
			'Kind',
			'Order no.',
			'Checked in',
			'Leader',
			'Persons',
			'Assignment',
			'Departed',
			'Hours'
		],
		sent: 'Sent to resources',
		prepared: 'Prepared by'
	},
	order: {
		title: 'Resource request (ICS 213 RR)',
		incident: 'Incident name',
		asked: 'Date and time',
		number: 'Request number',
		order: 'Order',
		columns: ['Qty', 'Kind', 'Type', 'Description', 'Requested arrival', 'Arrived', 'Cost'],
		people: 'Team',
		equipment: 'Equipment',
		deliver: 'Delivery or reporting location',
		suggested: 'Substitutes and suggested sources',
		offer: (people: number, hours: string, said: string) =>
			`Offered instead: ${people} people, ${hours}${said === '' ? '' : `. ${said}`}`,
		requester: 'Requested by',
		priority: 'Priority',
		priorities: {
			urgent: 'Urgent (within 4 hours)',
			routine: 'Routine (within 12 hours)',
			low: 'Low (later)'
		},
		approved: 'Approved by',
		logisticsNumber: 'Logistics order number',
		supplier: 'Supplier',
		notes: 'Notes',
		logistics: 'Logistics: approval, date, order placed by',
		finance: 'Finance: reply, signature, date'
	},
	afterAction: {
		title: 'After-action report and improvement plan',
		name: 'Name',
		dates: 'Dates',
		scope: 'Scope',
		scopeOf: (place: string, site: string, visitors: number, volunteers: number) =>
			`${place}, ${site}; ${visitors} visits, ${volunteers} volunteers`,
		incidentOf: (place: string, time: string) => `Incident notice, ${place}, ${time}`,
		mission: 'Mission areas',
		missionIs: 'Response, recovery',
		capabilities: 'Core capabilities',
		capabilitiesPresence: 'Operational coordination; mass care services',
		capabilitiesIncident: 'Operational coordination; public health and health care',
		threat: 'Threat',
		threatPresence: 'Need after an incident, or before one',
		threatIncident: 'People were hurt',
		sponsor: 'Sponsor',
		contact: 'Point of contact',
		participants: 'Participating organizations',
		objectives: 'Objectives: what was to be done',
		objectiveColumns: ['Objective', 'What', 'How far', 'When', 'Rating'],
		ratings:
			'Rating by those who were there: P performed without challenges, S with some, M with major challenges, U unable to be performed.',
		leftOut: 'More work or lessons belong to it that whoever filled this may not have.',
		noTasks: 'No work of it is here.',
		moments: 'Moments that were marked',
		noMoments: 'None was marked.',
		strengths: 'Strengths',
		areas: 'Areas for improvement',
		noneNoted: 'None is here.',
		plan: 'Improvement plan',
		planColumns: [
			'Issue',
			'Corrective action',
			'Element',
			'Responsible',
			'Start',
			'Complete by',
			'Stands'
		],
		nobodyYet: 'nobody yet'
	}
};
