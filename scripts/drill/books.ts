import type { FundingStep } from '#shared/model/funding.ts';
import type { Capability } from '#shared/model/capability.ts';
import { mayBePaidFrom } from '#shared/rules/funding.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { fundingId } from '#server/commands/funding.ts';
import type { Give } from './step.ts';

type Row = Payload<'funding.import'>['rows'][number];

const dollars = 100;

/** A line of practice: what for, whose, where, and how much in thousands went how far, each with its day. */
function line(
	about: Pick<Row, 'code' | 'stream' | 'agencyId' | 'deliverable'> & { area?: number },
	steps: readonly (readonly [FundingStep, number, string])[]
): Row[] {
	const { area, ...rest } = about;
	const place = area === undefined ? { citywide: true } : { communityArea: area };
	return steps.map(([step, thousands, on], index) => ({
		...rest,
		...place,
		step,
		cents: thousands * 1_000 * dollars,
		on,
		evidence: `Drill ${about.code}-${index + 1}`
	}));
}

/** The books of the drill: none of these amounts is real. */
export const drillBooks: readonly Row[] = [
	...line(
		{
			code: '52M-26-001',
			stream: 'city_52m',
			agencyId: 'agency_lawndaleporch',
			deliverable: 'Evening presence, North Lawndale',
			area: 29
		},
		[
			['appropriated', 1_400, '2026-01-02'],
			['awarded', 1_250, '2026-02-10'],
			['obligated', 1_100, '2026-03-15'],
			['expended', 420, '2026-06-30'],
			['expended', 310, '2026-09-30']
		]
	),
	...line(
		{
			code: '52M-26-002',
			stream: 'city_52m',
			agencyId: 'agency_boilercircle',
			deliverable: 'Mediation, Englewood',
			area: 68
		},
		[
			['appropriated', 900, '2026-01-02'],
			['awarded', 900, '2026-02-10'],
			['obligated', 640, '2026-04-01'],
			['expended', 205, '2026-09-30']
		]
	),
	...line(
		{
			code: '52M-26-003',
			stream: 'city_52m',
			agencyId: 'agency_cityservices',
			deliverable: 'Lights along school walks'
		},
		[
			['appropriated', 600, '2026-01-02'],
			['awarded', 350, '2026-05-20']
		]
	),
	...line(
		{
			code: 'ARP-23-014',
			stream: 'arp_slfrf',
			agencyId: 'agency_riverside',
			deliverable: 'Support for families, West Garfield Park',
			area: 26
		},
		[
			['appropriated', 800, '2023-03-01'],
			['awarded', 760, '2023-09-01'],
			['obligated', 690, '2024-11-20'],
			['expended', 540, '2026-06-30']
		]
	),
	...line(
		{
			code: 'ARP-23-020',
			stream: 'arp_slfrf',
			agencyId: 'agency_lanternhealth',
			deliverable: 'Walk-in counseling'
		},
		[
			['appropriated', 500, '2023-03-01'],
			['awarded', 500, '2023-10-01'],
			['obligated', 500, '2024-06-01'],
			['expended', 470, '2026-09-30']
		]
	),
	...line(
		{
			code: 'DEP-26-011',
			stream: 'department_budget',
			agencyId: 'agency_pulaskipantry',
			deliverable: 'Food boxes in winter'
		},
		[
			['appropriated', 260, '2026-01-02'],
			['awarded', 260, '2026-01-20'],
			['obligated', 240, '2026-03-01'],
			['expended', 231, '2026-09-30']
		]
	),
	...line(
		{
			code: 'STA-26-004',
			stream: 'state',
			agencyId: 'agency_canalhomes',
			deliverable: 'Rent for a month'
		},
		[
			['appropriated', 400, '2026-02-01'],
			['awarded', 380, '2026-03-01'],
			['obligated', 350, '2026-04-15'],
			['expended', 341, '2026-09-30']
		]
	),
	...line(
		{
			code: 'PHI-26-003',
			stream: 'philanthropic',
			agencyId: 'agency_kedziestudio',
			deliverable: 'Seats in youth programs, Little Village',
			area: 30
		},
		[
			['appropriated', 220, '2026-02-01'],
			['awarded', 220, '2026-02-01'],
			['obligated', 220, '2026-02-15'],
			['expended', 96, '2026-08-31']
		]
	)
];

/** Something in the directory that a line may pay for. */
export type Known = Pick<Capability, 'id' | 'agencyId' | 'areas'>;

/** When some of it runs: one began long ago and spent nothing, of another nobody has said it. */
const plans: Readonly<Record<string, Omit<Payload<'funding.plan'>, 'id' | 'version'> | undefined>> =
	{
		'52M-26-001': { startsOn: '2026-03-15', endsOn: '2027-02-28', evaluated: true },
		'52M-26-002': { startsOn: '2026-04-01', evaluated: false },
		'52M-26-003': { startsOn: '2026-06-01', evaluated: false }
	};

/** Each line pays for what its organization does there; some do for nothing that is in the directory. */
export async function sayWhatIsPaid(known: readonly Known[], give: Give): Promise<void> {
	for (const [code, [row]] of Map.groupBy(drillBooks, ({ code }) => code)) {
		const paid = known.filter((one) => mayBePaidFrom(row!, one));
		const capabilityIds = paid.map(({ id }) => id);
		const seen = { id: fundingId(code), version: 1 };
		if (paid.length > 0) await give('manager', 'funding.pay_for', { ...seen, capabilityIds });
		const { id } = seen;
		const said = plans[code];
		if (said)
			await give('manager', 'funding.plan', { id, version: paid.length > 0 ? 2 : 1, ...said });
	}
}
