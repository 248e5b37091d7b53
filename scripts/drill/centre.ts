import { dayMs, hourMs, toInstant } from '#shared/kernel/clock.ts';
import { isActive } from '#shared/model/community.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { drillAgencies, drillPlaces } from './cast.ts';
import { agreeWithAll } from './agreements.ts';
import { drillBooks, sayWhatIsPaid, type Known } from './books.ts';
import { drillCapabilities } from './capabilities.ts';
import { DrillClient } from './client.ts';
import { beginCommittee } from './committee.ts';
import { outagesEveryMs, tellOfOneThatIsBack, tellOfOutages } from './outages.ts';
import { drillPeople } from './people.ts';
import { pick } from './random.ts';
import type { Give } from './step.ts';
import { reportEveryMs, signReport } from './reports.ts';

interface Parts {
	address: string;
	password: string;
	/** The desk's client: its board and its time. */
	watcher: DrillClient;
	/** Gives a command; answers with the id of the first record that it wrote. */
	give: Give;
	random: () => number;
}

/** Hundred-blocks that things happen on, by community area. */
const blocks: Readonly<Record<number, string>> = {
	26: '4200 W MADISON ST',
	27: '3300 W JACKSON BLVD',
	29: '1500 S PULASKI RD',
	30: '2600 S KEDZIE AVE',
	68: '6300 S HALSTED ST'
};
/** What the work is aimed at in the drill. */
const focusPlaces: Readonly<
	Record<number, readonly Omit<Payload<'community.focus_on'>, 'id' | 'version'>[]>
> = {
	29: [
		{ type: 'block_face', name: blocks[29]!, why: 'Three nights of calls in two weeks' },
		{ type: 'named_site', name: 'Douglass fieldhouse', why: 'Evening programs begin here' }
	],
	68: [
		{ type: 'block_face', name: blocks[68]!, why: 'Corner of the summer plan' },
		{ type: 'beat', name: '0712', why: 'Summer presence' }
	]
};
/** Evenings, and the nights of Friday and Saturday: what the drill says that hours need. */
const needByHour = Array.from({ length: 7 * 24 }, (_, index) => {
	const [weekday, hour] = [Math.floor(index / 24), index % 24];
	const isWeekendNight = hour < 5 && (weekday === 6 || weekday === 0);
	if (isWeekendNight) return 3;
	if (hour >= 20) return weekday >= 5 ? 3 : 2;
	return hour >= 15 ? 1 : 0;
});

/** Everything of the centre that is not a request: roster, equipment, an activation, what happens in between. */
export class CentreLife {
	readonly #parts: Parts;
	#nextIncidentMs = 0;
	#nextBlockMs = 0;
	#nextReportMs = 0;
	#nextOutagesMs = 0;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	async begin(): Promise<void> {
		const { watcher, give, random } = this.#parts;
		const { board, nowMs } = watcher;
		this.#nextIncidentMs = nowMs + random() * 2 * hourMs;
		this.#nextBlockMs = nowMs + random() * 3 * hourMs;
		// The first one has some hours to tell of.
		this.#nextReportMs = nowMs + reportEveryMs / 2;
		if ([...board.all('asset')].length > 0) return;
		for (const [index, { id }] of drillAgencies.entries()) {
			// The second has no room, and a third does the same work.
			const capacity = index === 1 ? 'full' : (['open', 'limited', 'unknown'] as const)[index % 3]!;
			await give('manager', 'agency.set_capacity', { id, capacity });
		}
		for (const { id, version, number } of [...board.all('community')].filter(isActive)) {
			const needAsOf = toInstant(nowMs);
			const need = { needByHour, needSource: 'practice figures', needAsOf };
			await give('manager', 'community.set_need', { id, version, ...need });
			for (const [index, place] of (focusPlaces[number] ?? []).entries())
				await give('manager', 'community.focus_on', { id, version: version + 1 + index, ...place });
		}
		for (const [name, type] of [
			['Van 3', 'vehicle'],
			['Mobile clinic', 'mobile_service'],
			['Douglass fieldhouse', 'site'],
			['Water, cases', 'supply']
		] as const) {
			await give('manager', 'asset.enrol', { name, type, drill: true });
		}
		await this.#planActivation();
		await this.#tellEverybody();
		await tellOfOneThatIsBack(give);
		await this.#fillRoster();
		await beginCommittee(give, nowMs);
		await give('manager', 'funding.import', { rows: [...drillBooks], drill: true });
		await sayWhatIsPaid(await this.#tellWhatExists(), give);
		await agreeWithAll(give, nowMs);
	}

	/** Answers with what is in the directory then. */
	async #tellWhatExists(): Promise<Known[]> {
		const { give } = this.#parts;
		const known: Known[] = [];
		for (const { said, doubt, ...what } of drillCapabilities) {
			const id = await give('manager', 'capability.add', { ...what, drill: true });
			if (!id) continue;
			known.push({ id, agencyId: what.agencyId, areas: [...what.areas] });
			if (said) await give('manager', 'capability.confirm', { id, version: 1, ...said });
			if (doubt) await give('desk', 'capability.doubt', { id, words: doubt });
		}
		return known;
	}

	/** One alert that two people stand for, and one that waits for the second of them. */
	async #tellEverybody(): Promise<void> {
		const { watcher, give } = this.#parts;
		const expiresAt = toInstant(Math.floor(watcher.nowMs / hourMs) * hourMs + 34 * hourMs);
		const common = { about: 'power', severity: 'moderate', expiresAt, drill: true } as const;
		const signed = await give('desk', 'alert.draft', {
			...common,
			headline: 'Power is out at Pulaski and Ogden',
			headlineEs: 'No hay luz en Pulaski y Ogden',
			instruction:
				'Crews are at work. Phones can be charged at the Douglass fieldhouse. Call 311 for help.',
			instructionEs:
				'Se está trabajando. Puede cargar su teléfono en Douglass. Para ayuda, llame al 311.',
			areas: [29]
		});
		if (signed) await give('manager', 'alert.issue', { id: signed, version: 1 });
		await give('desk', 'alert.draft', {
			...common,
			about: 'water',
			headline: 'Boil water before you drink it',
			headlineEs: 'Hierva el agua antes de beberla',
			instruction: 'Boil tap water for five minutes until you hear that it is safe again.',
			instructionEs: 'Hierva el agua del grifo cinco minutos hasta nuevo aviso.',
			areas: [27]
		});
	}

	/** An assistance center two days from now, with most of those who were invited. */
	async #planActivation(): Promise<void> {
		const { watcher, give } = this.#parts;
		const opensMs = Math.floor(watcher.nowMs / hourMs) * hourMs + 2 * dayMs;
		const id = await give('desk', 'activation.plan', {
			title: 'Emergency assistance center',
			site: 'School gym on Pulaski',
			communityArea: 29,
			opensAt: toInstant(opensMs),
			closesAt: toInstant(opensMs + 4 * hourMs),
			languages: ['en', 'es'],
			volunteers: 24,
			drill: true
		});
		if (!id) return;
		for (const [index, { id: agencyId }] of drillAgencies.slice(0, 12).entries()) {
			await give('desk', 'activation.invite', { id, agencyId });
			if (index % 4 === 3) continue;
			const answer = index % 5 === 4 ? 'declined' : 'accepted';
			await give('desk', 'activation.answer', { id, agencyId, answer });
		}
	}

	/** Everybody joins once. Noah worked the night at City services and hands it over to Ana. */
	async #fillRoster(): Promise<void> {
		const { address, password, give } = this.#parts;
		const ids = new Map<string, string>();
		for (const [index, { signInName }] of drillPeople.slice(0, 6).entries()) {
			const client = await DrillClient.signIn(address, { signInName, password });
			const callSign = `Desk ${index + 1}`;
			const answer = await client.give('staff.join', { callSign, drill: true });
			if (answer.ok) ids.set(signInName, Object.keys(answer.versions)[0] ?? '');
			client.close();
		}
		const [noah, ana] = [ids.get('noah'), ids.get('ana')];
		if (!noah || !ana) return;
		// Until now by the real clock, with which the room's catches up.
		const nowMs = Date.now();
		const hours = { plannedFrom: toInstant(nowMs - 8 * hourMs), plannedTo: toInstant(nowMs) };
		const shift = { deskId: 'city_services', staffId: noah, ...hours, drill: true } as const;
		const id = await give('manager', 'shift.schedule', shift);
		if (!id) return;
		await give('desk', 'shift.open', { id, version: 1 });
		const notes = 'Two lights crews are out until noon. The pharmacy on Madison called twice.';
		await give('desk', 'shift.hand_over', { id, version: 2, staffId: ana, notes });
	}

	/** What happens in between: somebody is hurt, a block is looked after. */
	async live(speed: number): Promise<void> {
		const { watcher, give, random } = this.#parts;
		const { nowMs } = watcher;
		const areas = drillPlaces.flatMap(({ area }) => (area && blocks[area] ? [area] : []));
		const place = () => {
			const communityArea = areas[Math.floor(random() * areas.length)] ?? 26;
			return { communityArea, block: blocks[communityArea]! };
		};
		if (this.#nextIncidentMs <= nowMs) {
			this.#nextIncidentMs = nowMs + ((3 + random() * 8) * hourMs) / speed;
			const source = pick(
				[
					{ weight: 3, source: 'police_notification' as const },
					{ weight: 1, source: 'hospital' as const }
				],
				random()
			).source;
			const count = 1 + Math.floor(random() * 3);
			await give('desk', 'incident.log', { ...place(), count, source, drill: true });
		}
		if (this.#nextBlockMs <= nowMs) {
			this.#nextBlockMs = nowMs + ((4 + random() * 6) * hourMs) / speed;
			await give('desk', 'task.raise_bundle', { ...place(), drill: true });
		}
		if (this.#nextReportMs <= nowMs) {
			this.#nextReportMs = nowMs + reportEveryMs / speed;
			await signReport(give, nowMs);
		}
		if (this.#nextOutagesMs <= nowMs) {
			this.#nextOutagesMs = nowMs + outagesEveryMs / speed;
			await tellOfOutages(give, nowMs);
		}
	}
}
