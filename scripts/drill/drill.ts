import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { isWhole } from '#shared/rules/visibility.ts';
import { DrillClient } from './client.ts';
import { drillAgencies, drillNeeds, drillPlaces, drillTeams } from './cast.ts';
import { careAgencies, drillPeople } from './people.ts';
import { CentreLife } from './centre.ts';
import { nextOfDeployment, nextOfIncident, nextOfRequest, nextOfTask } from './fates.ts';
import { nextOfReferral } from './referrals.ts';
import type { NextStep, Pace } from './step.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { pick, randomSource } from './random.ts';

export interface DrillOptions {
	address: string;
	password: string;
	seed: number;
	/** Requests an hour when nothing is sped up. */
	intensity: number;
	/** How much faster than life it goes once the room's clock is the real one. */
	speed: number;
}

/** Teams are planned anew every twelve hours, so that somebody is out whenever a visitor comes. */
const cycleMs = 12 * hourMs;
const firstHour = 8;
const lookEveryMs = 15;
/** While the room's clock runs ahead of the real one, nothing is sped up: the clock does it. */
const catchingUpMs = 30_000;

/** People who work on the same part of the room: whose board shows it, and who does what. */
interface Crew {
	watcher: DrillClient;
	works: 'in the open' | 'restricted';
	actor: (by: NextStep['by']) => DrillClient | undefined;
}

/** Plays a believable day through the same door as people, with a session for everybody who acts. */
export class Drill {
	readonly #options: DrillOptions;
	readonly #actors = new Map<string, DrillClient>();
	readonly #busy = new Set<string>();
	readonly #planned = new Set<number>();
	readonly #random: () => number;
	#watcher: DrillClient | undefined;
	#crews: Crew[] = [];
	#centre: CentreLife | undefined;
	#nextArrivalMs = 0;
	#stopped = false;
	#given = 0;

	constructor(options: DrillOptions) {
		this.#options = options;
		this.#random = randomSource(options.seed);
	}

	/** Commands carried out so far. */
	get given(): number {
		return this.#given;
	}

	async start(): Promise<void> {
		const { address, password } = this.#options;
		const workers = drillPeople.filter(
			({ role, forVisitors }) => role === 'victim_services' || !forVisitors
		);
		for (const { signInName } of workers) {
			const client = await DrillClient.signIn(address, { signInName, password });
			this.#actors.set(signInName, client);
			if (signInName === 'noah') this.#watcher = client;
		}
		this.#crews = this.#makeCrews();
		await this.#enrolAgencies();
		this.#nextArrivalMs = this.#watcher?.nowMs ?? 0;
		if (!this.#watcher) return;
		const parts = { address, password, watcher: this.#watcher, random: this.#random };
		this.#centre = new CentreLife({
			...parts,
			give: (who, name, payload) => this.#give(who, name, payload)
		});
		// Beside the day, which does not wait for it.
		void this.#centre.begin();
	}

	/** Runs until stopped. */
	async run(): Promise<void> {
		while (!this.#stopped) {
			await this.#look();
			await pause(lookEveryMs);
		}
	}

	stop(): void {
		this.#stopped = true;
		for (const actor of this.#actors.values()) actor.close();
	}

	async #look(): Promise<void> {
		const watcher = this.#watcher;
		if (!watcher?.ready) return;
		const catchingUp = Date.now() - watcher.nowMs > catchingUpMs;
		if (catchingUp) await watcher.askTime();
		const { nowMs } = watcher;
		const speed = catchingUp ? 1 : this.#options.speed;
		await this.#plan(nowMs);
		await this.#centre?.live(speed);
		while (this.#nextArrivalMs <= nowMs) await this.#arrive(speed);
		const pace = { seed: this.#options.seed, speed };
		const steps = this.#crews.flatMap((crew) =>
			stepsOf(crew, pace).map(({ id, next }) => ({ id, next, actor: crew.actor(next.by) }))
		);
		const due = steps.filter(({ id, next }) => next.atMs <= nowMs && !this.#busy.has(id));
		// Nobody waits for the slowest: what is on its way is busy until it is answered.
		for (const { id, next, actor } of due) if (actor) void this.#do(id, next, actor);
	}

	async #do(id: string, next: NextStep, actor: DrillClient): Promise<void> {
		this.#busy.add(id);
		const answer = await actor.give(next.name, next.payload);
		this.#given += 1;
		// A refusal means that somebody else was first: the next look sees what is so now.
		setTimeout(() => this.#busy.delete(id), answer.ok ? 60 : 2_000);
	}

	/** Gives a command by itself; answers with the id of the first record that it wrote. */
	async #give<Name extends CommandName>(
		who: 'desk' | 'manager',
		name: Name,
		payload: Payload<Name>
	): Promise<string | undefined> {
		const answer = await this.#actor(who).give(name, payload);
		this.#given += 1;
		return answer.ok ? Object.keys(answer.versions)[0] : undefined;
	}

	/** A need comes in. The next one follows after a time that is drawn from the seed. */
	async #arrive(speed: number): Promise<void> {
		const need = pick(drillNeeds, this.#random());
		const place = pick(drillPlaces, this.#random());
		const title = need.titles[Math.floor(this.#random() * need.titles.length)] ?? 'Help asked for';
		const urgent = this.#random() < 0.05;
		const gapMs = (-Math.log(1 - this.#random()) * hourMs) / (this.#options.intensity * speed);
		this.#nextArrivalMs += Math.min(gapMs, hourMs);
		await this.#actor('desk').give('request.log', {
			title,
			category: need.category,
			...(urgent ? { priority: 1 } : {}),
			channel: this.#random() < 0.6 ? 'phone' : 'walk_in',
			...(place.area === undefined ? { cityWide: true } : { communityArea: place.area }),
			drill: true
		});
		this.#given += 1;
	}

	/** Asks for the teams of the cycle that runs, once. */
	async #plan(nowMs: number): Promise<void> {
		const cycle = Math.floor(nowMs / cycleMs);
		if (this.#planned.has(cycle)) return;
		this.#planned.add(cycle);
		const startsMs = cycle * cycleMs;
		const known = [...(this.#watcher?.board.all('deployment') ?? [])];
		for (const team of drillTeams) {
			const plannedFrom = toInstant(startsMs + (team.from - firstHour) * hourMs);
			const exists = known.some(
				(d) => d.callSign === team.callSign && d.plannedFrom === plannedFrom
			);
			if (exists) continue;
			await this.#actor('desk').give('deployment.request', {
				callSign: team.callSign,
				headcount: team.headcount,
				communityArea: team.area,
				purpose: team.purpose,
				plannedFrom,
				plannedTo: toInstant(startsMs + (team.to - firstHour) * hourMs - 5 * minuteMs),
				drill: true
			});
			this.#given += 1;
		}
	}

	async #enrolAgencies(): Promise<void> {
		for (const { id, name, type, areas, leads } of drillAgencies) {
			if (this.#watcher?.board.get('agency', id)) continue;
			const payload = { id, name, type, areas: [...areas], leads: [...leads], drill: true };
			await this.#actor('manager').give('agency.enrol', payload);
		}
	}

	/** The room's desks, whoever takes in what is restricted, and each organisation that works on it. */
	#makeCrews(): Crew[] {
		const [noah, sol] = [this.#actors.get('noah'), this.#actors.get('sol')];
		const crews: Crew[] = [];
		if (noah) crews.push({ watcher: noah, works: 'in the open', actor: (by) => this.#actor(by) });
		const kit = this.#actors.get('kit');
		// Whoever did restricted work does not confirm it either: there are two at its desk.
		const atDesk = (by: NextStep['by']) => (by === 'own_desk' || !kit ? sol : kit);
		if (sol) crews.push({ watcher: sol, works: 'restricted', actor: atDesk });
		for (const id of careAgencies) {
			const short = id.slice('agency_'.length);
			const [rep, team] = [this.#actors.get(`rep-${short}`), this.#actors.get(`team-${short}`)];
			if (!rep || !team) continue;
			const actor = (by: NextStep['by']) => (typeof by === 'string' ? team : rep);
			crews.push({ watcher: rep, works: 'restricted', actor });
		}
		return crews;
	}

	#actor(by: NextStep['by']): DrillClient {
		const name =
			by === 'desk' || by === 'own_desk'
				? 'noah'
				: by === 'manager'
					? 'maya'
					: `rep-${by.agencyId.slice('agency_'.length)}`;
		const actor = this.#actors.get(name) ?? this.#actors.get('noah');
		if (!actor) throw new Error(`nobody acts as ${name}`);
		return actor;
	}
}

/** What a crew would do next about everything that it has whole. */
function stepsOf(
	{ watcher: { board }, works }: Crew,
	pace: Pace
): { id: string; next: NextStep }[] {
	const isTheirs = (record: Request | Task) =>
		isWhole(record) && record.restricted === (works === 'restricted');
	const steps: [string, NextStep | undefined][] = [
		...[...board.all('request')]
			.filter(isTheirs)
			.map((one) => [one.id, nextOfRequest(one, board, pace)] as const),
		...[...board.all('task')]
			.filter(isTheirs)
			.map((one) => [one.id, nextOfTask(one, board, pace)] as const),
		...[...board.all('deployment')]
			.filter(() => works === 'in the open')
			.map((one) => [one.id, nextOfDeployment(one, pace)] as const),
		...[...board.all('referral')]
			.filter(() => works === 'in the open')
			.map((one) => [one.id, nextOfReferral(one, pace)] as const),
		...[...board.all('incident')]
			.filter(() => works === 'in the open')
			.map((one) => [one.id, nextOfIncident(one, board)] as const)
	].map(([id, next]) => [id, next]);
	return steps.flatMap(([id, next]) => (next ? [{ id, next }] : []));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
