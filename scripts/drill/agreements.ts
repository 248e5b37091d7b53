import { dayMs, toInstant } from '#shared/kernel/clock.ts';
import type { Agreement } from '#shared/model/agency.ts';
import { drillAgencies } from './cast.ts';
import type { Give } from './step.ts';

/** What is agreed with organizations of the drill, in days from now: one has ended, one ends soon, most last. */
const agreed: Readonly<
	Record<string, readonly [type: Agreement['type'], from: number, until: number][]>
> = {
	agency_lawndaleporch: [
		['service', -320, 41],
		['data_sharing', -320, 410]
	],
	agency_boilercircle: [['service', -400, -12]],
	agency_riverside: [
		['mou', -700, -335],
		['mou', -334, 396]
	],
	agency_lanternhealth: [['data_sharing', -90, 640]],
	agency_kedziestudio: [['service', -60, 305]],
	agency_pulaskipantry: [['mou', -20, 345]]
};

/** Those that the room does not work with yet. */
const asking = [
	{ id: 'agency_ogdenbarbers', name: 'Ogden Barbers', type: 'local_business', looked: false },
	{
		id: 'agency_sixteenthclinic',
		name: 'Sixteenth Street Clinic',
		type: 'healthcare',
		looked: true
	}
] as const;

/** Notes what is agreed; every organization has said how much room it has before, and nothing else. */
export async function agreeWithAll(give: Give, nowMs: number): Promise<void> {
	const dayAt = (days: number) => toInstant(nowMs + days * dayMs).slice(0, 10);
	for (const [at, { id }] of drillAgencies.entries()) {
		// Numbers that nobody has; of one none is known.
		const officePhone = `(312) 555-01${String(40 + at)}`;
		const seen = { id, version: 2 };
		if (at > 0)
			await give('manager', 'agency.reach', { ...seen, officePhone, answersAlways: at % 4 === 1 });
		const version = at > 0 ? 3 : 2;
		for (const [index, [type, from, until]] of (agreed[id] ?? []).entries()) {
			const days = { from: dayAt(from), until: dayAt(until) };
			const reference = `Drill ${id.slice('agency_'.length)} ${index + 1}`;
			await give('manager', 'agency.agree', {
				id,
				version: version + index,
				type,
				...days,
				reference
			});
		}
	}
	for (const { id, name, type, looked } of asking) {
		const about = { id, name, type, areas: [29], leads: [], drill: true };
		await give('manager', 'agency.enrol', { ...about, state: 'prospective' });
		if (looked) await give('manager', 'agency.vet', { id, version: 1 });
	}
}
