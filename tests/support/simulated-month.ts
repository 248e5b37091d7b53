// Long because a month has many ways for a request to go.
import { dayMs, hourMs, minuteMs } from '#shared/kernel/clock.ts';
import { addWorkingMs } from '#shared/kernel/chicago-time.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Request } from '#shared/model/request.ts';
import { categoryCodes } from '#shared/model/terms.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { agencyIds, startMs, World } from './rules-world.ts';

const desk: Actor = { id: 'person_1', name: 'Ana', role: 'desk', deskIds: [] };
const manager: Actor = { id: 'person_2', name: 'Max', role: 'manager', deskIds: [] };

/** What is to be done at a moment: it may bring about what comes later. */
interface Planned {
	atMs: number;
	act: () => void;
}

/** A month of the room by its own rules, without time: every command is decided as the server decides it. */
export class SimulatedMonth {
	readonly log: { position: number; entry: Entry }[] = [];
	readonly world = new World();
	readonly days: number;
	readonly #random: () => number;
	readonly #planned: Planned[] = [];

	constructor({ seed, days, perDay }: { seed: number; days: number; perDay: number }) {
		this.days = days;
		this.#random = randomSource(seed);
		this.#give('room.seed', { communities: true }, systemActor);
		const calendar = [...this.world.board.all('calendar')][0]!;
		const { id, version } = calendar;
		this.#give('calendar.set', { id, version, holidays: ['2026-01-19'] }, manager);
		for (let index = 0; index < days * perDay; index += 1) {
			// More by day than by night, so that working hours matter and so does the rest.
			const hour = Math.min(23.9, Math.abs(this.#random() + this.#random()) * 12);
			const atMs = startMs + Math.floor(this.#random() * days) * dayMs + hour * hourMs;
			this.#plan(atMs, () => this.#arrive());
		}
		this.#run();
	}

	get endMs(): number {
		return startMs + this.days * dayMs;
	}

	#run(): void {
		this.#planned.sort((a, b) => b.atMs - a.atMs);
		for (let next = this.#planned.pop(); next; next = this.#planned.pop()) {
			if (next.atMs > this.endMs) continue;
			this.world.nowMs = Math.max(this.world.nowMs, Math.round(next.atMs));
			next.act();
		}
	}

	/** Kept in order, the next one last. */
	#plan(atMs: number, act: () => void): void {
		let [low, high] = [0, this.#planned.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#planned[middle]!.atMs > atMs) low = middle + 1;
			else high = middle;
		}
		this.#planned.splice(low, 0, { atMs, act });
	}

	#after(ms: number, act: () => void): void {
		this.#plan(this.world.nowMs + ms * (0.2 + 1.6 * this.#random()), act);
	}

	#give(name: CommandName, payload: object, actor = desk): readonly AnyRecord[] {
		const { answer, written } = this.world.give(name, payload, actor);
		if (!answer.ok) return [];
		const records = written.map(({ after }) => after);
		const position = this.log.length + 1;
		const at = new Date(this.world.nowMs).toISOString();
		const entry = { at, actor: actor.id, command: name, id: `${actor.id}:c${position}`, records };
		this.log.push({ position, entry });
		return records;
	}

	#move(id: string, name: CommandName, more: object = {}): boolean {
		const request = this.world.board.get('request', id);
		if (!request) return false;
		return this.#give(name, { id, version: request.version, ...more }).length > 0;
	}

	#pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.#random() * list.length)]!;
	}

	#arrive(): void {
		const turn = this.#random();
		const priority = turn < 0.06 ? 1 : turn < 0.3 ? 2 : turn < 0.85 ? 3 : 4;
		const [made] = this.#give('request.log', {
			title: 'A need of the month',
			category: this.#pick(categoryCodes),
			channel: 'phone',
			priority,
			...(this.#random() < 0.9 ? { communityArea: this.#pick([26, 29, 30, 68]) } : {})
		});
		const { id } = made as Request;
		const first = [3, 20, 150, 500][priority - 1]! * minuteMs;
		if (this.#random() < 0.03) {
			this.#after(first, () => this.#move(id, 'request.withdraw', { reason: 'Found help' }));
		} else this.#after(first, () => this.#triage(id));
	}

	#triage(id: string): void {
		this.#move(id, 'request.triage');
		const { priority } = this.world.board.get('request', id)!;
		if (this.#random() < 0.05) this.#rank(id);
		if (this.#random() < 0.12) {
			this.#move(id, 'request.ask', { reason: 'Which entrance?' });
			this.#after(6 * hourMs, () => {
				this.#move(id, 'request.answer');
				this.#accept(id);
			});
		} else if (this.#random() < 0.05) {
			this.#after(hourMs, () => this.#move(id, 'request.decline', { reason: 'out_of_scope' }));
		} else {
			this.#after([8, 40, 400, 900][priority - 1]! * minuteMs, () => this.#accept(id));
		}
	}

	#rank(id: string): void {
		const { priority } = this.world.board.get('request', id)!;
		const to = this.#pick([1, 2, 3, 4].filter((one) => one !== priority));
		this.#give('request.edit', { id, edits: { priority: { from: priority, to } } });
	}

	#accept(id: string): void {
		this.#move(id, 'request.accept', { agencyId: this.#pick(agencyIds) });
		if (this.#random() < 0.04) this.#lift(id);
		const { priority } = this.world.board.get('request', id)!;
		this.#after([12, 300, 900, 1_500][priority - 1]! * minuteMs, () => {
			this.#move(id, 'request.start');
			this.#resolveLater(id);
		});
	}

	/** Becomes known as what it is: its place is nobody's affair from then on. */
	#lift(id: string): void {
		const { category } = this.world.board.get('request', id)!;
		this.#give('request.edit', {
			id,
			edits: { category: { from: category, to: 'crisis_response' } }
		});
	}

	#resolveLater(id: string): void {
		const { priority } = this.world.board.get('request', id)!;
		const typical = [9, 30, 60, 90][priority - 1]! * hourMs;
		const fromMs = this.world.nowMs;
		const atMs = priority > 2 ? addWorkingMs(fromMs, typical / 3) : fromMs + typical;
		this.#after(atMs - fromMs, () => {
			this.#move(id, 'request.resolve');
			if (this.#random() < 0.06) {
				this.#after(3 * hourMs, () => {
					this.#move(id, 'request.dispute', { reason: 'Not mended' });
					this.#resolveLater(id);
				});
			} else {
				this.#after(5 * hourMs, () =>
					this.#move(id, 'request.close', { answer: 'requester_told' })
				);
			}
		});
	}
}
