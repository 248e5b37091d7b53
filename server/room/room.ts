import { Value } from 'typebox/value';
import type { TSchema } from 'typebox';
import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { refuse, type Answer, type FieldFault, type Refusal } from '#shared/kernel/result.ts';
import { kindOfId, type AnyRecord } from '#shared/model/records.ts';
import { isPerson, systemActor, type Actor } from '#shared/rules/actors.ts';
import { personalDataAt } from '#shared/rules/personal-data.ts';
import { levelOf, project, visibility } from '#shared/rules/visibility.ts';
import type { Role } from '#shared/model/terms.ts';
import {
	Envelope,
	isCommandName,
	payloadSchemas,
	rolesFor,
	worksOnOutline,
	type CommandName,
	type Payload
} from '#shared/wire/commands.ts';
import { fits } from '../fits.ts';
import type { Change, Context, Decide, Draft, Earlier } from '../commands/decide.ts';
import { messagesOf } from '../commands/messages.ts';
import { decisions, idsIn, namedIn } from '../commands/decisions.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { publishedMarks, taskIdsOf } from '../store/published.ts';
import { commit, findReceipt, type Committed } from '../store/commit.ts';
import { Desktop } from './desktop.ts';
import { earlierOf, type KeptWhole } from './earlier.ts';
import { Turns } from './turns.ts';

const tries = 3;
/** Commands that name who takes over. */
const namesStaff: readonly CommandName[] = ['shift.hand_over', 'shift.name_incoming'];
const catchUpMs = 2_000;

interface Command {
	id: string;
	name: CommandName;
	payload: Payload<CommandName>;
	actor: Actor;
}

/**
 * Carries out commands: envelope, permission, payload, decision, commit, in this order.
 *
 * When the commit is refused because this process was behind, the board is awaited and the decision
 * made again; when the person was behind, the person is told and gets the newer record.
 */
export class Room {
	readonly #store: KeptWhole;
	readonly #follower: LogFollower;
	readonly #clock: Clock;
	readonly #turns = new Turns();

	constructor(parts: { store: KeptWhole; follower: LogFollower; clock: Clock }) {
		this.#store = parts.store;
		this.#follower = parts.follower;
		this.#clock = parts.clock;
	}

	/** The answer, as far as this person may have it: of a refusal's newer record, and of what was written along with theirs. */
	async carryOut(wish: unknown, actor: Actor): Promise<Answer> {
		const answer = await this.#carryOut(wish, actor);
		if (!isPerson(actor)) return answer;
		if (answer.ok) {
			const { name } = wish as Envelope;
			return { ...answer, versions: theirs(answer.versions, { name, role: actor.role }) };
		}
		if (answer.current === undefined) return answer;
		const { board } = this.#follower;
		const seen = [answer.current].flat().map((one) => project(actor, one as AnyRecord, board));
		return { ...answer, current: Array.isArray(answer.current) ? seen : seen[0] };
	}

	async #carryOut(wish: unknown, actor: Actor): Promise<Answer> {
		if (!fits(Envelope, wish)) {
			return refuse('INVALID_ENVELOPE', { fields: faultsOf(Envelope, wish) });
		}
		const { id, name, payload, seen } = wish;
		if (!isCommandName(name)) return refuse('UNKNOWN_COMMAND');
		if (!rolesFor(name).includes(actor.role)) return refuse('NOT_ALLOWED', { permitted: [] });
		const schema = payloadSchemas[name];
		if (!fits(schema, payload)) {
			return refuse('INVALID_PAYLOAD', { fields: faultsOf(schema, payload) });
		}
		// The room itself repeats what people said elsewhere, such as a reason for opening something.
		const personal = actor.id === systemActor.id ? [] : personalDataAt(payload);
		if (personal.length > 0) return refuse('PERSONAL_DATA', { fields: personal.slice(0, 10) });
		if (!this.#follower.healthy) return refuse('UNAVAILABLE');
		if (seen !== undefined && !(await this.#hasSeen(seen))) return refuse('UNAVAILABLE');
		const command = { id, name, payload: payload as Payload<CommandName>, actor };
		const [about] = namedIn(command.payload as Record<string, unknown>);
		return this.#turns.take(about, () => this.#decideAndCommit(command));
	}

	/** This process has what the client had seen, or the log has not: then it is of one that was lost. */
	async #hasSeen(position: number): Promise<boolean> {
		if (await this.#follower.reach(position, catchUpMs)) return true;
		const { redis, keys } = this.#store;
		const end = Number((await redis.get(keys.position)) ?? 0);
		return end < position && this.#follower.position >= end;
	}

	async #decideAndCommit(command: Command): Promise<Answer> {
		for (let attempt = 0; attempt < tries; attempt += 1) {
			const decision = await this.#decide(command, attempt);
			if (!decision.ok) return (await this.#answeredBefore(command)) ?? decision;
			const committed = await this.#commit(command, decision);
			if (committed.ok) return committed;
			const isBehind = committed.position > this.#follower.position;
			if (isBehind) await this.#follower.reach(committed.position, catchUpMs);
		}
		return refuse('UNAVAILABLE');
	}

	async #decide(command: Command, attempt: number): Promise<Change | Refusal> {
		const { board } = this.#follower;
		const payload = command.payload as Record<string, unknown>;
		const earlier = await this.#earlier(command);
		const touched = earlier?.records.map(({ after }) => after.id) ?? [];
		const work =
			command.name === 'request.confirm' ? await taskIdsOf(this.#store, String(payload['id'])) : [];
		const ids = [...idsIn(payload), ...touched, ...work];
		const desktop = await Desktop.around(this.#store, board, ids);
		const hidden = hiddenFrom(command, [...namedIn(payload), ...touched], desktop);
		if (hidden) return hidden;
		const nowMs = this.#clock.now();
		const context: Context<CommandName> = {
			board: desktop,
			actor: command.actor,
			nowMs,
			at: toInstant(nowMs),
			payload: command.payload,
			newId,
			earlier,
			attempt
		};
		const decided = (decisions[command.name] as Decide<CommandName>)(context);
		if (!decided.ok) return decided;
		// Whoever asked hears of it: written with the change, or not at all.
		return { ...decided, write: [...decided.write, ...messagesOf(decided, context)] };
	}

	async #earlier({ name, payload, actor }: Command): Promise<Earlier | undefined> {
		if (name !== 'change.undo') return undefined;
		const { commandId } = payload as Payload<'change.undo'>;
		return earlierOf(this.#store, { actorId: actor.id, commandId });
	}

	async #commit(command: Command, decision: Change): Promise<Committed> {
		const at = toInstant(this.#clock.now());
		const stamp = (draft: Draft): AnyRecord =>
			({
				...draft,
				version: (draft.version ?? 0) + 1,
				changedAt: at,
				changedBy: command.actor.id,
				changedCommand: command.name
			}) as AnyRecord;
		const records = decision.write.map(stamp);
		// What changes nothing is on record as well: a yes is found in the log, and sent again it is the same yes.
		const entry = {
			at,
			actor: command.actor.id,
			command: command.name,
			id: `${command.actor.id}:${command.id}`,
			records,
			...(decision.retire.length > 0
				? { retired: decision.retire.map(({ kind, id }) => ({ kind, id })) }
				: {})
		};
		const written = new Set(records.map(({ id }) => id));
		return commit(this.#store, {
			entry,
			actorId: command.actor.id,
			commandId: command.id,
			read: decision.read.filter(({ id }) => !written.has(id)),
			claims: decision.claims,
			marks: publishedMarks(records, this.#clock.now()),
			retired: decision.retire
		});
	}

	/** A command sent again may look wrong by now, because it was carried out the first time. */
	async #answeredBefore(command: Command): Promise<Answer | undefined> {
		const found = await findReceipt(this.#store, {
			actorId: command.actor.id,
			commandId: command.id
		});
		return found?.ok ? found : undefined;
	}
}

/**
 * Nobody works on what they do not have whole, and what somebody has nothing of is not there for them.
 * Organisations are only named: it is enough to know that they exist.
 */
function hiddenFrom(
	{ name, actor }: Command,
	ids: readonly string[],
	desktop: Desktop
): Refusal | undefined {
	// The room itself may stand in for somebody who is not there any more.
	if (!isPerson(actor) || actor.id === systemActor.id) return undefined;
	for (const id of ids) {
		const kind = kindOfId(id);
		const record = kind && desktop.get(kind, id);
		const level = record ? levelOf(actor, record, desktop) : 'whole';
		if (level === 'nothing') return refuse('NOT_FOUND');
		// Organisations, and whoever takes over a shift, are only named.
		const isNamed = kind === 'agency' || (kind === 'staff' && namesStaff.includes(name));
		const isEnough = isNamed || (actor.role === 'manager' && worksOnOutline.includes(name));
		if (level === 'outline' && !isEnough) return refuse('NOT_ALLOWED', { permitted: [] });
	}
	return undefined;
}

/** At most ten faults, each with the place and the rule that failed; never the value itself. */
function faultsOf(schema: TSchema, value: unknown): FieldFault[] {
	return [...Value.Errors(schema, value)]
		.slice(0, 10)
		.map(({ instancePath, keyword }) => ({ path: instancePath, rule: keyword }));
}

/**
 * What the command was about, and of what was written along with it only kinds that this role has something of: even how
 * often others changed would tell.
 */
function theirs(
	versions: Readonly<Record<string, number>>,
	{ name, role }: { name: string; role: Role }
): Record<string, number> {
	return Object.fromEntries(
		Object.entries(versions).filter(([id]) => {
			const kind = kindOfId(id);
			return kind === undefined || name.startsWith(`${kind}.`) || visibility[role][kind].length > 0;
		})
	);
}
