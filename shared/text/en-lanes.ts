/** The board of teams by hour. */
export const laneTexts = {
	title: 'Teams by hour',
	summary: (out: number, planned: number, gaps: number) =>
		[
			planned === 0
				? 'Nobody is planned for now'
				: `${out} of ${planned} people planned for now are out`,
			gaps === 0
				? ''
				: gaps === 1
					? '1 hour here that needs somebody has nobody planned'
					: `${gaps} hours here that need somebody have nobody planned`
		]
			.filter(Boolean)
			.join('; ') + '.',
	legend: 'Outlined: planned. Filled: there. Hatched: nobody there, or not heard of.',
	empty: 'Nobody is planned in these hours.',
	emptyHow: 'adds the first team.',
	earlier: 'Earlier hours',
	later: 'Later hours',
	now: 'Back to now',
	nobody: 'nobody planned',
	outOf: (out: number, planned: number) => `${out} of ${planned} out`,
	noneNow: 'none now',
	moveEarlier: 'A quarter hour earlier',
	moveLater: 'A quarter hour later',
	endEarlier: 'End a quarter hour earlier',
	endLater: 'End a quarter hour later',
	hints: {
		earlier: 'earlier',
		later: 'later',
		shorter: 'shorter',
		longer: 'longer',
		give: 'save',
		add: 'new team'
	},
	give: 'Save these hours',
	leave: 'Leave them as they were',
	proposed: (hours: string, was: string) => `${hours} instead of ${was}, not saved yet`,
	proposing: 'Not saved yet',
	begun: (team: string) => `${team} has begun: only its end can be moved.`,
	over: (team: string) => `${team} is over: its hours stay as they were.`,
	byPhone: 'Not live: hours of teams are changed by phone now.',
	planned: 'planned',
	silent: (span: string) => `no contact ${span}`,
	list: 'The same as a list',
	chooseOne: 'Choose a team on the board or in the list.',
	fields: { hours: 'Planned', since: 'Checked in', heard: 'Last heard', check: 'Welfare check' },
	every: (span: string) => `every ${span}`,
	purpose: 'For'
};
