import { getContext, setContext } from 'svelte';
import { systemClock, toInstant } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { practisesFor } from '#shared/fold/practice.ts';
import { Board } from '#shared/fold/board.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { goesByPhone } from '#shared/rules/by-phone.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { Presence } from '#shared/wire/events.ts';
import type { LineState } from '#lib/connection/line-events.ts';
import { Outbox, type Waiting } from '#lib/connection/outbox.ts';
import { toServer, type Connect, type Wire } from '#lib/connection/wire.ts';
import { Activities, type Activity } from './activities.svelte.ts';
import { Conflicts } from './conflicts.svelte.ts';
import { RoomClock } from './clock.svelte.ts';
import { Keys } from './keys.svelte.ts';
import { readKept } from './kept.ts';
import { recordOf, typedIn } from './payloads.ts';
import { ReadOut } from './read-out.svelte.ts';
import type { SignedIn } from './session.svelte.ts';

/** What a command is about, in words, and with which others it was given by one key. */
export interface About {
	title: string;
	act?: string;
	/** The command's id, where it is known before. */
	id?: string;
	/** The activity that it takes back. */
	takes?: string;
}

const practiceMark = 'cscc-practises';
const presenceForMs = 15_000;
const tellEveryMs = 5_000;

/**
 * The desk: the room's records as this desk may see them, this person's commands on their way, and who
 * else is looking. The board is plain data; a new wrapper tells Svelte that it changed.
 */
export class DeskState {
	readonly clock = new RoomClock();
	readonly actor: Actor;
	readonly keys = new Keys();
	readonly readOut = new ReadOut();
	/** What this person did here. */
	readonly activities: Activities;
	/** Edits field by field, and those that met another's. */
	readonly conflicts = new Conflicts(async (command, payload, title) => {
		const answer = await this.give(command, payload as never, title);
		// Both values stand beside the record: no other place tells it too.
		if (!answer.ok && answer.code === 'CHANGED') this.activities.noteSeen(answer);
		return answer;
	});
	readonly #board = new Board();
	#signal = $state.raw({ board: this.#board, revision: 0 });
	readonly #practises = $derived.by(() => practisesFor(this.actor, this.#signal.board));
	#line = $state.raw<LineState>({ kind: 'connecting' });
	#loaded = $state(false);
	#waiting = $state.raw<Waiting[]>([]);
	#tooOld = $state.raw<Waiting[]>([]);
	#presence = $state.raw<(Presence & { untilMs: number })[]>([]);
	#looking: { recordId: string; doing: 'viewing' | 'editing' } | undefined;
	readonly #telling: ReturnType<typeof setInterval>;
	#lastGiven: Promise<unknown> = Promise.resolve();
	#stepping: Promise<void> = Promise.resolve();
	#reloadSoon = false;
	#isConfirmed = false;
	readonly #socket: Wire;
	readonly #outbox: Outbox;

	constructor(person: SignedIn, connect: Connect = toServer) {
		const { id, name, role, agencyId, deskIds, communities } = person;
		this.actor = { id, name, role, agencyId, deskIds, communities };
		this.activities = new Activities(id);
		this.#socket = connect(this.#board, {
			onState: (state) => {
				this.#line = state;
				if (state.kind === 'open') this.#outbox.flush();
			},
			onData: (what) => {
				if (what === 'snapshot') this.#loaded = true;
				this.#signal = { board: this.#board, revision: this.#signal.revision + 1 };
				if (what === 'snapshot')
					sessionStorage.setItem(practiceMark, JSON.stringify(this.#practises));
			},
			onBeat: (beat) => this.clock.hear(beat),
			onVouch: (askedAt) => this.clock.vouch(askedAt),
			onPresence: (presence) => this.#notePresence(presence),
			onReload: (withinMs) => this.#reloadBetweenChanges(withinMs)
		});
		this.#outbox = new Outbox(
			(envelope) => (this.#isConfirmed ? this.#socket.send(envelope) : Promise.resolve(undefined)),
			systemClock,
			{
				onChange: () => {
					this.#waiting = this.#outbox.waiting;
					this.#reloadIfIdle();
				},
				onTooOld: (waiting) => (this.#tooOld = [...this.#tooOld, ...waiting]),
				onAnswer: (waiting, answer) => this.#noteAnswer(waiting, answer)
			},
			id
		);
		this.#telling = setInterval(() => {
			const { recordId, doing } = this.#looking ?? {};
			if (recordId && doing) this.#socket.tellPresence(recordId, doing);
		}, tellEveryMs);
		this.clock.start();
		void this.#outbox.start();
	}

	/** The records; whoever reads them is told when they change. */
	get board(): Board {
		return this.#signal.board;
	}

	get revision(): number {
		return this.#signal.revision;
	}

	/** Everything here is practice; before the room is heard, as it was when this page last heard it. */
	get practises(): boolean {
		return this.#loaded ? this.#practises : readKept(sessionStorage, practiceMark, false);
	}

	/** The server has said that this is who is signed in: until then nothing is sent in their name. */
	confirm(): void {
		this.#isConfirmed = true;
		this.#outbox.flush();
	}

	/** Of what is made by hand in a room that practises: it is marked like the rest. */
	get drillMark(): { drill?: true } {
		return this.#practises ? { drill: true } : {};
	}

	get line(): LineState {
		return this.#line;
	}

	get loaded(): boolean {
		return this.#loaded;
	}

	get waiting(): readonly Waiting[] {
		return this.#waiting;
	}

	/** Commands of an earlier day that are not sent without asking. */
	get tooOld(): readonly Waiting[] {
		return this.#tooOld;
	}

	/** Sends them after all, or forgets them. */
	settleTooOld(send: boolean): void {
		if (send) this.#outbox.accept(this.#tooOld);
		else this.#outbox.discard(this.#tooOld);
		this.#tooOld = [];
	}

	/** Times that this desk was wrong although nothing was missing: must stay 0. */
	get differences(): number {
		return this.#socket.differences;
	}

	/** True while a change of this record is on its way. */
	isPending(recordId: string): boolean {
		return this.#waiting.some(({ envelope }) => recordOf(envelope.payload) === recordId);
	}

	/** Others who look at this record now. */
	othersAt(recordId: string): Presence[] {
		const nowMs = this.clock.nowMs;
		return this.#presence.filter(
			(one) => one.recordId === recordId && one.personId !== this.actor.id && one.untilMs > nowMs
		);
	}

	/** What somebody is called, by their account: from the roster, or from having been seen here. */
	nameOf(personId: string | undefined): string | undefined {
		const { board } = this.#signal;
		if (personId === this.actor.id) return this.actor.name;
		const staff = [...board.all('staff')].find((one) => one.personId === personId);
		const seen = this.#presence.find((one) => one.personId === personId);
		return staff?.name ?? seen?.name;
	}

	/** Gives a command; shown as on its way until the answer is there. */
	async give<Name extends CommandName>(
		name: Name,
		payload: Payload<Name>,
		about: string | About = ''
	): Promise<Answer> {
		const { id = randomText(20) } = typeof about === 'string' ? {} : about;
		this.activities.add({
			name,
			recordId: recordOf(payload) ?? '',
			atMs: this.clock.nowMs,
			outcome: 'sending',
			typed: typedIn(payload),
			...(typeof about === 'string' ? { title: about } : about),
			id
		});
		const isByPhone =
			(this.clock.freshness.kind === 'not_live' || this.#line.kind !== 'open') &&
			goesByPhone(name, payload as Record<string, unknown>, this.#board);
		const given: Promise<Answer> = isByPhone
			? Promise.resolve({ ok: false, code: 'BY_PHONE' })
			: this.#outbox.give({ id, name, payload });
		this.#lastGiven = given;
		const answer = await given;
		this.activities.settle(id, answer);
		return answer;
	}

	/** Takes back what was done last, or does again what was taken back; one after the other, however fast it is asked. */
	step(to: 'undo' | 'redo'): void {
		if (this.#line.kind !== 'open') return;
		this.#stepping = this.#stepping.then(async () => {
			await this.#lastGiven;
			if (this.#line.kind !== 'open') return;
			const { toUndo, toRedo } = this.activities;
			await this.undo(to === 'undo' ? toUndo : toRedo);
		});
	}

	/** Takes these back, in this order; what is refused is told, and ends it for its own record. */
	async undo(activities: readonly Activity[]): Promise<void> {
		const refused = new Set<string>();
		for (const { id: takes, recordId: id, title, act } of activities) {
			if (refused.has(id)) continue;
			const about = { title, takes, ...(act === undefined ? {} : { act }) };
			const answer = await this.give('change.undo', { id, commandId: takes }, about);
			if (!answer.ok) refused.add(id);
		}
	}

	/** Others are told, now and as long as it is so: what is not told again is forgotten. */
	look(recordId: string, doing: 'viewing' | 'editing'): void {
		this.#looking = { recordId, doing };
		this.#socket.tellPresence(recordId, doing);
	}

	lookAway(): void {
		this.#looking = undefined;
	}

	close(): void {
		clearInterval(this.#telling);
		this.#outbox.stop();
		this.#socket.close();
		this.clock.stop();
	}

	/** An instant so many milliseconds from the room's now. */
	instantIn(spanMs: number): string {
		return toInstant(this.clock.nowMs + spanMs);
	}

	#notePresence(presence: Presence): void {
		const untilMs = this.clock.nowMs + presenceForMs;
		const others = this.#presence.filter(({ personId }) => personId !== presence.personId);
		this.#presence = [...others, { ...presence, untilMs }];
	}

	/** Commands that an earlier page gave are answered here too: nobody awaits them any more. */
	#noteAnswer({ envelope, givenAtMs }: Waiting, answer: Answer): void {
		const { id, name, payload } = envelope;
		if (this.activities.has(id)) return;
		this.activities.add({
			id,
			name,
			recordId: recordOf(payload) ?? '',
			title: '',
			atMs: givenAtMs,
			outcome: 'sending',
			typed: typedIn(payload)
		});
		this.activities.settle(id, answer);
	}

	#reloadBetweenChanges(withinMs: number): void {
		const share = crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
		setTimeout(() => {
			this.#reloadSoon = true;
			this.#reloadIfIdle();
		}, withinMs * share);
	}

	#reloadIfIdle(): void {
		if (this.#reloadSoon && this.#outbox.waiting.length === 0) location.reload();
	}
}

const key = Symbol('desk');
export const provideDesk = (person: SignedIn, connect?: Connect): DeskState =>
	setContext(key, new DeskState(person, connect));
export const useDesk = (): DeskState => getContext<DeskState>(key);
