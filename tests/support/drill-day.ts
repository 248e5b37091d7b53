import { minuteMs, toInstant } from '#shared/kernel/clock.ts';
import { isMovedKind, tableOf } from '#shared/rules/all-moves.ts';
import { movesFrom, type Movable } from '#shared/rules/moves.ts';
import { categoryCodes } from '#shared/model/terms.ts';
import type { Kind } from '#shared/model/records.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { ana, noah, rosa, sol, type TestRoom } from './room.ts';
import { payloadFor } from './rules-walks.ts';

const moving = [
	'request',
	'task',
	'deployment',
	'incident',
	'activation'
] as const satisfies Kind[];
const areas = [26, 29, 30, 68, 25, 8];

/** A day of everything that happens in a room, by chance of a seed: what is refused is left at that. */
export class DrillDay {
	readonly random: () => number;
	readonly #room: () => TestRoom;

	constructor(room: () => TestRoom, seed: number) {
		this.#room = room;
		this.random = randomSource(seed);
	}

	pick<T>(from: readonly T[]): T {
		return from[Math.floor(this.random() * from.length)]!;
	}

	/** Something happens; true when the room took it. */
	async step(nowMs: number): Promise<boolean> {
		const chance = this.random();
		const made = chance < 0.3 ? this.#something(nowMs) : undefined;
		const [name, payload] = made ?? this.#move() ?? this.#something(nowMs);
		const actor = this.pick([noah, rosa, ana, sol]);
		const answer = await this.#room().give(actor, name, payload as never);
		if (answer.ok) await this.#room().app.http.follower.reach(answer.position, 5_000);
		return answer.ok;
	}

	#something(nowMs: number): [CommandName, Payload<CommandName>] {
		const communityArea = this.pick(areas);
		const chance = this.random();
		if (chance < 0.08) {
			const block = '42XX W MADISON ST';
			const source = 'police_notification' as const;
			return ['incident.log', { communityArea, block, count: 2, source } as never];
		}
		if (chance < 0.16) {
			const hours = {
				plannedFrom: toInstant(nowMs),
				plannedTo: toInstant(nowMs + 240 * minuteMs)
			};
			const team = { callSign: `Team ${Math.floor(this.random() * 90)}`, headcount: 2 };
			return [
				'deployment.request',
				{ ...team, ...hours, communityArea, purpose: 'Presence' } as never
			];
		}
		const title = 'A lamp is out';
		const category = this.pick(categoryCodes);
		const priority = 1 + Math.floor(this.random() * 4);
		return ['request.log', { title, category, channel: 'phone', priority, communityArea } as never];
	}

	#move(): [CommandName, Payload<CommandName>] | undefined {
		const { board } = this.#room().app.http.follower;
		const kind = this.pick(moving);
		const record = this.pick([...board.all(kind)]);
		if (!record || !isMovedKind(kind)) return undefined;
		const names = movesFrom(tableOf(kind), record as Movable<string>, rosa);
		if (names.length === 0) return undefined;
		const name = this.pick(names) as CommandName;
		return [name, payloadFor(name, record) as never];
	}
}
