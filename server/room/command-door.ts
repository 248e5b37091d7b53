import { refuse, type Answer } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { Id } from '#shared/model/fields.ts';
import { isCommandName } from '#shared/wire/commands.ts';
import type { Refusals } from '../access/refusals.ts';
import type { CommandLimit } from '../access/command-limit.ts';
import { fits } from '../fits.ts';
import { meter } from '../metrics/metrics.ts';
import type { Room } from './room.ts';

interface ErrorLog {
	error: (what: object, message: string) => void;
}

/** The one door for commands, whether they come over a socket or over HTTP. It always answers. */
export class CommandDoor {
	readonly #room: Room;
	readonly #limit: CommandLimit;
	readonly #log: ErrorLog;
	readonly #refusals: Refusals;

	constructor(parts: { room: Room; limit: CommandLimit; log: ErrorLog; refusals: Refusals }) {
		this.#refusals = parts.refusals;
		this.#room = parts.room;
		this.#limit = parts.limit;
		this.#log = parts.log;
	}

	async carryOut(envelope: unknown, actor: Actor): Promise<Answer> {
		const startedAt = performance.now();
		const answer = await this.#answer(envelope, actor);
		const seconds = (performance.now() - startedAt) / 1_000;
		if (!answer.ok && answer.code === 'NOT_ALLOWED') this.#noteRefusal(envelope, actor);
		meter.commandAnswered(nameOf(envelope), answer.ok ? 'ok' : answer.code, seconds);
		return answer;
	}

	/** On record, and nobody waits for it: nothing was seen. */
	#noteRefusal(envelope: unknown, { id }: Actor): void {
		const { payload } = envelope as { payload?: { id?: unknown } };
		const about = fits(Id, payload?.id) ? { subject: payload.id } : {};
		const entry = { actor: id, act: 'refused', what: nameOf(envelope), ...about } as const;
		this.#refusals.write(entry).catch((error: unknown) => {
			this.#log.error({ err: error, actorId: id }, 'a refusal is not on record');
		});
	}

	async #answer(envelope: unknown, actor: Actor): Promise<Answer> {
		if (!this.#limit.take(actor.id)) return refuse('TOO_MANY');
		try {
			return await this.#room.carryOut(envelope, actor);
		} catch (error) {
			// A broken part or a mistake of ours: the same command id may be tried again. No payload is logged.
			this.#log.error({ err: error, actorId: actor.id }, 'command failed');
			return refuse('UNAVAILABLE');
		}
	}
}

/** Only names that exist are counted apart: a label with free text would grow without end. */
function nameOf(envelope: unknown): string {
	const { name } = (envelope ?? {}) as { name?: unknown };
	return isCommandName(name) ? name : 'unknown';
}
