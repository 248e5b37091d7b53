// Long because a surge is read as one: who is in it, what happens, and what every screen saw.
import { performance } from 'node:perf_hooks';
import { minuteMs } from '#shared/kernel/clock.ts';
import { inQueueOrder } from '#shared/rules/queue-order.ts';
import { dueOfRequest, stateOfDue } from '#shared/rules/targets.ts';
import type { Reader } from '#shared/fold/follower.ts';
import { isOpenRequest } from '#shared/model/request.ts';
import { Line } from '#lib/connection/line.ts';
import { DrillClient } from '../../scripts/drill/client.ts';
import { pairDisplay } from '../../scripts/pair-display.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { post } from './post.ts';
import { password, temporaryFolder } from './room.ts';
import { SurgeDesk, type Wish } from './surge-desk.ts';

/** What happens in a surge, and how much faster than life it is played. */
export interface SurgePlan {
	hours: number;
	speed: number;
	requests: number;
	incidents: number;
	desks: number;
	walls: number;
	managers: number;
	seed: number;
}

/** The worst night of the year, four days long (domain: scenario 21). */
export const julyFourth: SurgePlan = {
	hours: 96,
	speed: 100,
	requests: 600,
	incidents: 110,
	desks: 12,
	walls: 8,
	managers: 40,
	seed: 4
};

/** Lags in milliseconds of real time, from when a command was sent until a screen had it. */
export interface SurgeResult {
	commands: number;
	refused: Record<string, number>;
	deskLags: number[];
	wallLags: number[];
	watchLags: number[];
	/** Probes that a screen never showed. */
	missing: number;
	differences: number;
	/** Looks at the queue, and those at which it was not in the order of what runs out first. */
	queueLooks: number;
	queueFaults: number;
	/** Looks at a wall, and those at which an overdue urgent need was hidden while there was room for it. */
	wallLooks: number;
	hiddenUrgent: number;
	minutes: number;
}

/** The sections of a view, and when each moment was first seen in it. */
class Sections implements Reader {
	readonly sections = new Map<string, unknown>();
	readonly seenAt = new Map<string, number>();

	put(key: string, doc: unknown): void {
		this.sections.set(key, doc);
		if (key !== 'changes' && key !== 'events') return;
		for (const { at } of doc as { at: string }[]) {
			if (!this.seenAt.has(at)) this.seenAt.set(at, performance.now());
		}
	}

	/** When it showed this moment or a later one: of many changes at once a view has only the newest. */
	firstSeenFrom(at: string): number {
		const seen = [...this.seenAt].filter(([moment]) => moment >= at).map(([, seenAt]) => seenAt);
		return Math.min(Infinity, ...seen);
	}

	remove(key: string): void {
		this.sections.delete(key);
	}

	clear(): void {
		this.sections.clear();
	}
}

interface Screen {
	line: Line;
	view: Sections;
}

const lookEveryMs = 25;
/** A probe has this long to reach every screen before it counts as missing. */
const settleMs = 3_000;

/** Plays a surge against a server process of its own, and says what every screen saw of it. */
export class Surge {
	readonly #plan: SurgePlan;
	readonly #random: () => number;
	#server: ServerProcess | undefined;
	#desks: SurgeDesk[] = [];
	readonly #walls: Screen[] = [];
	readonly #watches: Screen[] = [];
	/** Commits that are looked for: when they were sent, the position they have, the moments they show. */
	readonly #probes: { sentAt: number; changedAt: string; receivedAt: string }[] = [];
	readonly #waiting: { sentAt: number; position: number; left: Set<number> }[] = [];
	readonly #result: SurgeResult = {
		commands: 0,
		refused: {},
		deskLags: [],
		wallLags: [],
		watchLags: [],
		missing: 0,
		differences: 0,
		queueLooks: 0,
		queueFaults: 0,
		wallLooks: 0,
		hiddenUrgent: 0,
		minutes: 0
	};

	constructor(plan: SurgePlan) {
		this.#plan = plan;
		this.#random = randomSource(plan.seed);
	}

	/** `stop` ends it early; what was seen until then is told. */
	async run(say: (text: string) => void = () => {}, stop?: AbortSignal): Promise<SurgeResult> {
		const folder = temporaryFolder();
		const minutes = (this.#plan.hours * 60) / this.#plan.speed;
		this.#server = await ServerProcess.start({
			DATA_DIR: folder.path,
			PORT: '0',
			LOG_LEVEL: 'silent',
			REQUESTS_PER_MINUTE: '1000000',
			DRILL_HOURS: String(this.#plan.hours),
			DRILL_MINUTES: String(minutes)
		});
		try {
			await this.#enter();
			await this.#play({ minutes, say, stop });
			await this.#settle();
			return this.#sum(minutes);
		} finally {
			for (const { client } of this.#desks) client.close();
			for (const { line } of [...this.#walls, ...this.#watches]) line.close();
			await this.#server.stop();
			folder.remove();
		}
	}

	/** What is still on its way arrives, or is missing. */
	async #settle(): Promise<void> {
		const untilMs = performance.now() + settleMs;
		while (performance.now() < untilMs) {
			this.#noteArrivals();
			await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
		}
	}

	async #enter(): Promise<void> {
		const { address, firstLink } = this.#server!;
		const first = { link: firstLink, signInName: 'admin', name: 'Admin', password };
		const { cookie } = await post(`${address}/api/first-administrator`, first);
		const enter = async (signInName: string, role: string, deskIds: readonly string[] = []) => {
			const person = { signInName, name: signInName, role, deskIds, password };
			await post(`${address}/api/people`, person, cookie);
			return (await post(`${address}/api/session`, { signInName, password })).cookie;
		};
		const agency = {
			id: 'agency_surge',
			name: 'All hands',
			type: 'city_department',
			areas: [],
			leads: []
		};
		const { desks, walls, managers } = this.#plan;
		for (let index = 0; index < managers; index += 1) {
			const held = await enter(`manager${index}`, 'manager');
			if (index === 0) {
				const boss = await DrillClient.enter(address, held);
				await boss.give('agency.enrol', agency as never);
				boss.close();
			}
			this.#watches.push(open('watch', address, held));
		}
		const atCentre = ['city_services', 'community_engagement', 'violence_intervention'];
		const ofCare = 2;
		for (let index = 0; index < desks; index += 1) {
			const isOfCare = index < ofCare;
			const deskIds = isOfCare ? ['crisis_victim_services'] : ['intake_triage', ...atCentre];
			const held = await enter(`desk${index}`, isOfCare ? 'victim_services' : 'desk', deskIds);
			const client = await DrillClient.enter(address, held);
			const of = isOfCare ? ofCare : desks - ofCare;
			const share = { index: isOfCare ? index : index - ofCare, of };
			this.#desks.push(new SurgeDesk(client, share, isOfCare));
		}
		for (let index = 0; index < walls; index += 1) {
			const held = await pairDisplay(address, cookie, { name: `Wall ${index}`, site: 'Downtown' });
			this.#walls.push(open('wall', address, held));
		}
	}

	async #play(how: {
		minutes: number;
		say: (text: string) => void;
		stop: AbortSignal | undefined;
	}): Promise<void> {
		const { minutes, say, stop } = how;
		const startedAt = performance.now();
		const { requests, incidents } = this.#plan;
		const endsAfterMs = minutes * minuteMs;
		// Needs come at any time; people are hurt in the evenings and at night, as surges are.
		const arrivals = [
			...Array.from({ length: requests }, () => ({ share: this.#random(), what: 'request' })),
			...Array.from({ length: incidents }, () => ({ share: this.#night(), what: 'incident' }))
		].toSorted((a, b) => a.share - b.share);
		let nextReport = 0.1;
		const busy = new Set<SurgeDesk>();
		for (;;) {
			const share = (performance.now() - startedAt) / endsAfterMs;
			if (share >= 1 || stop?.aborted) break;
			while (arrivals[0] && arrivals[0].share <= share) void this.#arrive(arrivals.shift()!.what);
			for (const desk of this.#desks.filter((one) => !busy.has(one))) {
				const wish = desk.next(desk.client.nowMs);
				if (!wish) continue;
				busy.add(desk);
				void this.#do(desk, wish).finally(() => busy.delete(desk));
			}
			this.#noteArrivals();
			if (share >= nextReport) {
				this.#lookAtQueue();
				say(`${Math.round(share * 100)} %, ${this.#result.commands} commands`);
				nextReport += 0.02;
			}
			await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
		}
	}

	async #do(desk: SurgeDesk, { id, name, payload }: Wish): Promise<void> {
		const isTaken = await this.#give(desk, name, payload);
		if (!isTaken) desk.leave(id, desk.client.nowMs);
	}

	/** A share of the whole that lies between eight in the evening and four in the morning. */
	#night(): number {
		const days = this.#plan.hours / 24;
		const hour = 20 + this.#random() * 8;
		return Math.min(0.999, (Math.floor(this.#random() * days) * 24 + hour) / this.#plan.hours);
	}

	async #arrive(what: string): Promise<void> {
		const areas = [26, 27, 29, 30, 68];
		const communityArea = areas[Math.floor(this.#random() * areas.length)]!;
		const desk = this.#desks.at(-1 - Math.floor(this.#random() * 10))!;
		if (what === 'incident') {
			const notice = { communityArea, block: '4200 W MADISON ST', count: 1, source: 'hospital' };
			await this.#give(desk, 'incident.log', notice, 'probe');
			return;
		}
		const priority = [1, 2, 2, 3, 3, 3, 4][Math.floor(this.#random() * 7)]!;
		const category = (['lighting', 'food_assistance', 'outreach_presence'] as const)[
			Math.floor(this.#random() * 3)
		]!;
		const need = { title: 'Help asked for', category, priority, channel: 'phone', communityArea };
		await this.#give(desk, 'request.log', need, priority === 1 ? 'probe' : undefined);
	}

	async #give(
		desk: SurgeDesk,
		name: Parameters<DrillClient['give']>[0],
		payload: object,
		probe?: 'probe'
	): Promise<boolean> {
		const sentAt = performance.now();
		const answer = await desk.client.give(name, payload as never);
		this.#result.commands += 1;
		if (!answer.ok) {
			this.#result.refused[answer.code] = (this.#result.refused[answer.code] ?? 0) + 1;
			return false;
		}
		const left = new Set(this.#desks.keys());
		this.#waiting.push({ sentAt, position: answer.position, left });
		if (!probe) return true;
		const id = Object.keys(answer.versions)[0] ?? '';
		const kind = id.startsWith('incident') ? 'incident' : 'request';
		const find = () => desk.client.board.get(kind, id);
		while (!find()) await new Promise((resolve) => setTimeout(resolve, 5));
		const { changedAt, receivedAt } = find()!;
		this.#probes.push({ sentAt, changedAt, receivedAt });
		return true;
	}

	/** Which desks have come as far as each commit. */
	#noteArrivals(): void {
		const now = performance.now();
		for (const one of this.#waiting) {
			for (const index of one.left) {
				if (this.#desks[index]!.client.position < one.position) continue;
				one.left.delete(index);
				this.#result.deskLags.push(now - one.sentAt);
			}
		}
		const open = this.#waiting.filter(({ left, sentAt }) => left.size > 0 && now - sentAt < 60_000);
		this.#waiting.splice(0, this.#waiting.length, ...open);
	}

	/** What a desk's list shows now, against what runs out when; and whether a wall hides what it must show. */
	#lookAtQueue(): void {
		const { client } = this.#desks.at(-1)!;
		const { board, nowMs } = client;
		const open = inQueueOrder([...board.all('request')].filter(isOpenRequest), board, nowMs);
		const dues = open.map((request) => ({ request, due: dueOfRequest(request, board) }));
		const urgent = dues.filter(({ request, due }) => request.priority === 1 && due);
		const later = dues.filter(({ request, due }) => {
			return request.priority > 1 && due && stateOfDue(due, nowMs) !== 'overdue';
		});
		const isSorted = (list: typeof dues) =>
			list.every(({ due }, at) => at === 0 || list[at - 1]!.due!.dueMs <= due!.dueMs);
		const isFirst = dues.slice(0, urgent.length).every(({ request }) => request.priority === 1);
		this.#result.queueLooks += 1;
		if (!isSorted(urgent) || !isSorted(later) || !isFirst) this.#result.queueFaults += 1;
		for (const { view } of this.#walls) {
			const rows = (view.sections.get('rows') ?? []) as { priority: number; dueAt?: string }[];
			const lowest = rows.findIndex(({ priority }) => priority > 1);
			const isHidden = rows.some(
				({ priority }, at) => priority === 1 && lowest >= 0 && at > lowest
			);
			this.#result.wallLooks += 1;
			if (isHidden) this.#result.hiddenUrgent += 1;
		}
	}

	#sum(minutes: number): SurgeResult {
		this.#noteArrivals();
		const lagsOf = (screens: readonly Screen[], of: 'changedAt' | 'receivedAt') =>
			screens.flatMap(({ view }) =>
				this.#probes.map((probe) => view.firstSeenFrom(probe[of]) - probe.sentAt)
			);
		const [walls, watches] = [
			lagsOf(this.#walls, 'changedAt'),
			lagsOf(this.#watches, 'receivedAt')
		];
		const isSeen = (lag: number) => lag < Infinity;
		const views = [...this.#walls, ...this.#watches];
		return {
			...this.#result,
			wallLags: walls.filter(isSeen),
			watchLags: watches.filter(isSeen),
			missing: [...walls, ...watches].filter((lag) => !isSeen(lag)).length + this.#waiting.length,
			differences:
				this.#desks.reduce((sum, { client }) => sum + client.differences, 0) +
				views.reduce((sum, { line }) => sum + line.differences, 0),
			minutes
		};
	}
}

/** A screen that looks, without a browser. */
function open(feed: 'wall' | 'watch', address: string, cookie: string): Screen {
	const view = new Sections();
	const quiet = () => undefined;
	const events = {
		onState: quiet,
		onData: quiet,
		onBeat: quiet,
		onVouch: quiet,
		onPresence: quiet,
		onReload: quiet
	};
	return { line: new Line(feed, view, events, { address, cookie }), view };
}
