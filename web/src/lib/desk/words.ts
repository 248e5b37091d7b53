import type { Texts } from '#shared/text/text.ts';

/** What a value of a closed list is called in a form and wherever it is shown again. */
export function wordFor(field: string, value: unknown, text: Texts): string {
	if (value === undefined || value === '') return text.work.empty;
	switch (field) {
		case 'category':
			return text.categories[value as 'other'];
		case 'channel':
			return text.channels[value as 'phone'];
		case 'deskId':
			return text.desks[value as 'funding'];
		case 'toPhase':
			return text.times.phases[value as 'planned'];
		case 'priority':
			return `P${String(value)} ${text.priorities[Number(value)] ?? ''}`;
		default:
			return text.choices[String(value)] ?? String(value);
	}
}

/** What a field of a form is called. */
export function labelFor(field: string, text: Texts): string {
	// A page has the texts of some parts, or of none.
	const parts: Partial<Texts> = text;
	const labels: Record<string, string> = {
		...text.desk.form,
		...text.desk.fields,
		...parts.committee?.form
	};
	const other: Record<string, string | undefined> = {
		agencyId: text.desk.form.agency,
		receiverId: text.desk.form.agency,
		parentId: text.desk.form.parent,
		communityArea: text.desk.form.community,
		callSign: text.desk.callSign,
		headcount: text.desk.headcount,
		purpose: text.desk.purpose,
		since: parts.outages?.form.since,
		restoredBy: parts.outages?.form.restoredBy,
		startsOn: parts.funds?.plan.startsOn,
		endsOn: parts.funds?.plan.endsOn,
		officePhone: parts.capabilities?.organizations.form.officePhone
	};
	return other[field] ?? labels[field] ?? field;
}
