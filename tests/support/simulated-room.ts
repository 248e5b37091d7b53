// Long because the room, its processes, its screens and its faults are one machine that is read as one.
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import { Follower } from '#shared/fold/follower.ts';
import { toInstant } from '#shared/kernel/clock.ts';
import type { AnyRecord, Kind } from '#shared/model/records.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { isMovedKind, tableOf } from '#shared/rules/all-moves.ts';
import { movesFrom, type Movable } from '#shared/rules/moves.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { Entry } from '#shared/wire/entry.ts';
import type { Delta, Snapshot } from '#shared/wire/feeds.ts';
import type { Context, Decide, Draft } from '#server/commands/decide.ts';
import { decisions } from '#server/commands/decisions.ts';
import { DeltaTexts, type Feed } from '#server/feeds/feed.ts';
import { RecordsFeed, touchedBy } from '#server/feeds/records-feed.ts';

type Random = () => number;
type Frame = { kind: 'delta'; delta: Delta } | { kind: 'snapshot'; text: string };

/** What can be taken out of the room, to show that the simulation would notice. */
export interface Weakened {
	/** Screens apply a delta wherever it starts. */
	noGapDetection?: boolean;
	/** Screens apply a delta that they have seen before. */
	noDuplicateDetection?: boolean;
	/** The commit writes whatever was decided, whatever changed since. */
	noVersionChecks?: boolean;
}

/** A screen's follower with a check taken out. */
class WeakFollower extends Follower {
	readonly #weakened: Weakened;
	constructor(board: Board, weakened: Weakened) {
		super(board);
		this.#weakened = weakened;
	}

	override take(delta: Delta): 'applied' | 'repeated' | 'gap' {
		const isGap = delta.from > this.position;
		const isRepeated = delta.to <= this.position;
		const forced =
			(this.#weakened.noGapDetection && isGap) ||
			(this.#weakened.noDuplicateDetection && isRepeated);
		if (forced && delta.epoch === this.epoch) this.position = delta.from;
		return super.take(delta);
	}
}

/** Entries a process reads back when it loads. */
const recalled = 6;

/** Who looks at the screens, one after another: audiences that see all, some and almost nothing. */
const lookers: readonly Looker[] = [
	{ role: 'desk', deskIds: [] },
	{ role: 'desk', agencyId: 'agency_bb', deskIds: ['community_engagement'] },
	{ role: 'victim_services', agencyId: 'agency_aa', deskIds: ['crisis_victim_services'] },
	{ role: 'intervention', agencyId: 'agency_bb', deskIds: [] },
	{ role: 'law_enforcement', agencyId: 'agency_aa', deskIds: [], communities: [29] },
	{ role: 'manager', deskIds: [] }
];

/** One server process: its board follows the log at its own pace. */
class Process {
	board = new Board();
	position = 0;
	feeds: RecordsFeed[] = [];
	readonly #room: SimulatedRoom;

	constructor(room: SimulatedRoom) {
		this.#room = room;
		this.load();
	}

	/** Starts anew from the records, as after a restart or a rewind. */
	load(): void {
		this.board = this.#room.rebuild(this.#room.log.length);
		this.position = this.#room.log.length;
		this.feeds = lookers.map((looker) => new RecordsFeed(looker, this.board));
		const recent = this.#room.log
			.map((entry, index) => ({ position: index + 1, entry }))
			.slice(-recalled);
		for (const feed of this.feeds) {
			feed.load(this.#room.epoch, { position: this.position, recent });
		}
	}

	/** Reads some of what is new; what one read brings is one step, and one frame for each audience. */
	follow(most: number): Delta[] {
		const entries = this.#room.log.slice(this.position, this.position + most);
		if (entries.length === 0) return [];
		const from = this.position;
		for (const entry of entries) applyEntry(this.board, entry);
		this.position += entries.length;
		const placed = entries.map((entry, index) => ({ position: from + index + 1, entry }));
		const touched = touchedBy(placed, this.board);
		const texts = new DeltaTexts();
		return this.feeds.map((feed) => {
			const { text } = feed.follow(this.position, touched, texts);
			return JSON.parse(text) as Delta;
		});
	}
}

/** A browser on a line that drops, repeats and reorders. */
export class Screen {
	readonly board = new Board();
	readonly follower: WeakFollower;
	readonly line: Frame[] = [];
	process: Process;
	connected = false;
	/** Which of the audiences it belongs to. */
	readonly audience: number;

	constructor(process: Process, audience: number, weakened: Weakened) {
		this.process = process;
		this.audience = audience;
		this.follower = new WeakFollower(this.board, weakened);
	}

	get looker(): Looker {
		return lookers[this.audience]!;
	}

	get feed(): Feed {
		return this.process.feeds[this.audience]!.feed;
	}

	/** Joins: the deltas since where it was, or the snapshot. Whatever was on the old line is lost. */
	join(): void {
		this.line.length = 0;
		this.connected = true;
		const { epoch, position } = this.follower;
		const { feed } = this;
		const missed = feed.since(epoch, position);
		if (missed === 'unknown') this.line.push({ kind: 'snapshot', text: feed.snapshot() });
		else if (missed !== 'nothing') {
			this.line.push({ kind: 'delta', delta: JSON.parse(missed.text) as Delta });
		}
	}

	deliver(frame: Frame | undefined): void {
		if (!frame) return;
		if (frame.kind === 'snapshot') this.follower.replace(JSON.parse(frame.text) as Snapshot);
		else if (this.follower.take(frame.delta) === 'gap') this.join();
	}

	/** What a heartbeat brings: the digest tells what no gap told. */
	hearBeat(): void {
		const { epoch, position, digest } = this.feed;
		const beat = {
			now: 0,
			epoch,
			position,
			digest,
			live: true,
			lookedMs: 0,
			logPosition: position
		};
		const comparison = this.follower.compare(beat);
		if (comparison === 'differs') this.follower.forget();
		if (comparison !== 'in_step') this.join();
	}
}

const people: Actor[] = [
	{ id: 'person_a', name: 'A', role: 'desk', agencyId: 'agency_aa', deskIds: ['city_services'] },
	{ id: 'person_b', name: 'B', role: 'desk', agencyId: 'agency_bb', deskIds: ['intake_triage'] },
	{ id: 'person_m', name: 'M', role: 'manager', agencyId: 'agency_aa', deskIds: [] },
	{ id: 'system', name: 'system', role: 'system', deskIds: [] }
];

/** The whole room without time and network: a log, two processes, some screens, and faults from a seed. */
export class SimulatedRoom {
	log: Entry[] = [];
	epoch = 'epoch_1';
	readonly processes: Process[];
	readonly screens: Screen[];
	/** Entries that the log can be found with after a rewind are those of its own epoch. */
	readonly #versions = new Map<string, number>();
	readonly #random: Random;
	readonly #weakened: Weakened;
	#made = 0;

	constructor(random: Random, screens: number, weakened: Weakened = {}) {
		this.#random = random;
		this.#weakened = weakened;
		for (const id of ['agency_aa', 'agency_bb']) {
			this.#give(people[2]!, new Board(), 'agency.enrol', {
				id,
				name: id,
				type: 'city_department',
				areas: [],
				leads: ['lighting']
			});
		}
		this.processes = [new Process(this), new Process(this)];
		this.screens = Array.from(
			{ length: screens },
			(_, index) => new Screen(this.#anyProcess(), index % lookers.length, weakened)
		);
	}

	/** The board as the first `length` entries of the log make it. */
	rebuild(length: number): Board {
		const board = new Board();
		for (const entry of this.log.slice(0, length)) applyEntry(board, entry);
		return board;
	}

	step(): void {
		const turn = this.#random();
		if (turn < 0.42) this.#act();
		else if (turn < 0.62) this.#publish();
		else if (turn < 0.92) this.#moveLine();
		else if (turn < 0.96) this.#screen().hearBeat();
		else if (turn < 0.985) this.#breakLine();
		else if (turn < 0.995) this.#restartProcess();
		else this.#rewind();
	}

	/** The lines become good: everything is delivered, one heartbeat, and once more. */
	settle(): void {
		for (let round = 0; round < 4; round += 1) {
			for (const process of this.processes) this.#emit(process, process.follow(10_000));
			for (const screen of this.screens) {
				if (!screen.connected) screen.join();
				while (screen.line.length > 0) screen.deliver(screen.line.shift());
				screen.hearBeat();
			}
		}
	}

	/** Somebody at some process gives a random command, on a board that may be behind. */
	#act(): void {
		const { board } = this.#anyProcess();
		const actor = this.#pick(people) as Actor;
		const target = this.#pick([
			...board.all('request'),
			...board.all('task'),
			...board.all('deployment'),
			...board.all('referral'),
			...board.all('incident'),
			...board.all('activation')
		]);
		if (!target || this.#random() < 0.2) {
			this.#create(actor, board);
			return;
		}
		const turn = this.#random();
		const command =
			turn < 0.15 && target.kind === 'request' ? this.#sorting() : this.#moveOf(target, actor);
		if (command) this.#give(actor, board, command, this.#payloadFor(command, target));
		else {
			const internal = turn < 0.5 && actor.agencyId ? { internal: true } : {};
			this.#give(actor, board, 'note.add', { subjectId: target.id, text: 'A word', ...internal });
		}
	}

	#create(actor: Actor, board: Board): void {
		const category = this.#random() < 0.2 ? 'crisis_response' : 'lighting';
		const request = this.#pick([...board.all('request')]);
		if (this.#random() < 0.5 || !request) {
			this.#give(actor, board, 'request.log', {
				title: 'A light is out',
				category,
				channel: 'phone',
				communityArea: 29
			});
		} else if (this.#random() < 0.8) {
			const { id, version } = request;
			this.#give(actor, board, 'task.raise', {
				requestId: id,
				requestVersion: version,
				title: 'Mend it',
				category,
				priority: 2
			});
		} else this.#createMore(actor, board, request);
	}

	#createMore(actor: Actor, board: Board, request: AnyRecord): void {
		const turn = this.#random();
		const [plannedFrom, plannedTo] = [toInstant(0), toInstant(3_600_000)];
		const place = { communityArea: 29, block: '4200 W MADISON ST' };
		if (turn < 0.3) {
			const wanted = { receiverId: 'agency_bb', service: 'Somebody to talk to' };
			const asked = { requestId: request.id, requestVersion: request.version };
			this.#give(actor, board, 'referral.send', { ...asked, ...wanted });
		} else if (turn < 0.5) {
			this.#give(actor, board, 'incident.log', { ...place, count: 2, source: 'hospital' });
		} else if (turn < 0.6) this.#give(actor, board, 'task.raise_bundle', place);
		else if (turn < 0.8) {
			const hours = { opensAt: plannedFrom, closesAt: plannedTo };
			const where = { title: 'A table', site: 'A school', communityArea: 29 };
			this.#give(actor, board, 'activation.plan', { ...where, ...hours });
		} else {
			this.#give(actor, board, 'deployment.request', {
				callSign: 'Team',
				headcount: 1,
				communityArea: 29,
				purpose: 'Walk',
				plannedFrom,
				plannedTo
			});
		}
	}

	/** Makes a request restricted, or brings it into the open again. */
	#sorting(): CommandName {
		return this.#random() < 0.5 ? 'request.edit' : 'request.lift_restriction';
	}

	#moveOf(record: AnyRecord, actor: Actor): CommandName | undefined {
		if (!isMovedKind(record.kind)) return undefined;
		const possible = movesFrom(tableOf(record.kind), record as Movable<string>, actor);
		return this.#pick(possible) as CommandName | undefined;
	}

	#payloadFor(command: CommandName, { id, version }: AnyRecord): object {
		const words = 'Some words';
		const extra: Partial<Record<CommandName, object>> = {
			'request.accept': { agencyId: 'agency_aa' },
			'request.decline': { reason: 'out_of_scope' },
			'request.close': { answer: 'requester_told' },
			'request.mark_duplicate': { parentId: 'request_none' },
			'task.assign': { agencyId: this.#random() < 0.5 ? 'agency_aa' : 'agency_bb', note: words },
			'task.transfer': { agencyId: 'agency_bb', note: words },
			'task.replan': { agencyId: 'agency_aa', note: words },
			'task.reject': { reason: 'no_capacity' },
			'task.hold': { reason: 'weather', reviewOn: toInstant(0) },
			'task.complete': { outcome: words, quantity: 1, unit: 'lights' },
			'task.verify': { evidence: 'site_visit' },
			'referral.reject': { reason: 'no_capacity' },
			'referral.not_serve': { reason: 'full' },
			'activation.debrief': { lessons: [] },
			'deployment.release': { hoursWorked: 1, debrief: 'done', handover: words },
			'deployment.notify_other': { callSign: 'Other' }
		};
		if (command === 'request.edit') return this.#sorted(id);
		return { id, version, reason: words, ...extra[command] };
	}

	/** Sorted anew, by somebody who saw it as something else or the same. */
	#sorted(id: string): object {
		const kinds = ['lighting', 'crisis_response', 'victim_assistance'];
		return { id, edits: { category: { from: this.#pick(kinds), to: this.#pick(kinds) } } };
	}

	#give(actor: Actor, board: Board, name: CommandName, payload: object): void {
		this.#made += 1;
		const nowMs = this.#made * 60_000;
		const decision = (decisions[name] as Decide<CommandName>)({
			board,
			actor,
			nowMs,
			at: toInstant(nowMs),
			payload: payload as Payload<CommandName>,
			newId: (kind: Kind) => `${kind}_n${this.#made}x${Math.floor(this.#random() * 1e9)}`,
			attempt: 0
		} satisfies Context<CommandName>);
		if (!decision.ok) return;
		const seen = (draft: { id: string }, version: number) =>
			(this.#versions.get(draft.id) ?? 0) === version || this.#weakened.noVersionChecks === true;
		const isFresh =
			decision.write.every((draft) => seen(draft, draft.version ?? 0)) &&
			decision.read.every((one) => seen(one, one.version));
		if (!isFresh) return;
		const stamp = (draft: Draft): AnyRecord =>
			({
				...draft,
				version: (draft.version ?? 0) + 1,
				changedAt: toInstant(nowMs),
				changedBy: actor.id,
				changedCommand: name
			}) as AnyRecord;
		const records = decision.write.map(stamp);
		for (const { id, version } of records) this.#versions.set(id, version);
		this.log.push({
			at: toInstant(nowMs),
			actor: actor.id,
			command: name,
			id: `${actor.id}:${this.#made}`,
			records
		});
	}

	#publish(): void {
		const process = this.#anyProcess();
		this.#emit(process, process.follow(1 + Math.floor(this.#random() * 4)));
	}

	#emit(process: Process, deltas: readonly Delta[]): void {
		for (const screen of this.screens) {
			const delta = deltas[screen.audience];
			if (delta && screen.connected && screen.process === process)
				screen.line.push({ kind: 'delta', delta });
		}
	}

	/** Something happens to what is on its way: it arrives, is lost, comes twice, or out of order. */
	#moveLine(): void {
		const screen = this.#screen();
		if (!screen.connected) {
			screen.join();
			return;
		}
		const { line } = screen;
		const turn = this.#random();
		if (turn < 0.7) screen.deliver(line.shift());
		else if (turn < 0.8) line.shift();
		else if (turn < 0.9 && line[0]) line.push(line[0]);
		else if (line.length > 1) line.push(line.shift() as Frame);
	}

	#breakLine(): void {
		const screen = this.#screen();
		screen.connected = false;
		screen.line.length = 0;
		screen.process = this.#anyProcess();
	}

	#restartProcess(): void {
		const process = this.#anyProcess();
		process.load();
		for (const screen of this.screens) if (screen.process === process) screen.connected = false;
	}

	/** A restore: the tail of the log is gone, and the log that goes on is another one. */
	#rewind(): void {
		const keep = Math.max(2, this.log.length - Math.floor(this.#random() * 4));
		if (keep === this.log.length) return;
		this.log = this.log.slice(0, keep);
		this.epoch = `epoch_${Number(this.epoch.slice(6)) + 1}`;
		this.#versions.clear();
		for (const { records } of this.log)
			for (const { id, version } of records) this.#versions.set(id, version);
		for (const process of this.processes) process.load();
		for (const screen of this.screens)
			screen.line.push({ kind: 'snapshot', text: screen.feed.snapshot() });
	}

	#anyProcess(): Process {
		return this.#pick(this.processes) as Process;
	}

	#screen(): Screen {
		return this.#pick(this.screens) as Screen;
	}

	#pick<T>(from: readonly T[]): T | undefined {
		return from[Math.floor(this.#random() * from.length)];
	}
}
