import type { Answer } from '#shared/kernel/result.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Edits } from '#shared/rules/edits.ts';

/** A record that can be edited field by field, and the command that does it. */
export type EditCommand = 'request.edit' | 'task.edit' | 'deployment.edit' | 'activation.edit';

/** An edit of fields that somebody else had changed first: both values stand until one is chosen. */
export interface Conflict {
	command: EditCommand;
	recordId: string;
	title: string;
	/** What this person chose, by field; only fields that are in conflict. */
	mine: Readonly<Record<string, unknown>>;
	/** The record as it now is. */
	theirs: AnyRecord;
}

type Give = (
	command: EditCommand,
	payload: { id: string; edits: Edits },
	title: string
) => Promise<Answer>;

/** Edits of this person, and those of them that met another's. */
export class Conflicts {
	#all = $state.raw<readonly Conflict[]>([]);
	readonly #give: Give;

	constructor(give: Give) {
		this.#give = give;
	}

	of(recordId: string): Conflict | undefined {
		return this.#all.find((one) => one.recordId === recordId);
	}

	/**
	 * Lays these values over a record as this person saw it. Where a field meets another's edit the rest is given
	 * without it, and the field stays open until `settle`; of what is `whole` nothing is given.
	 */
	async edit(
		command: EditCommand,
		seen: AnyRecord,
		what: { values: Readonly<Record<string, unknown>>; title: string; whole?: boolean }
	): Promise<Answer | undefined> {
		const { values, title, whole = false } = what;
		const edits = editsOf(seen, values);
		if (Object.keys(edits).length === 0) return undefined;
		const answer = await this.#give(command, { id: seen.id, edits }, title);
		if (answer.ok || answer.code !== 'CHANGED' || !answer.current) return answer;
		const theirs = answer.current as AnyRecord;
		const met = (answer.fields ?? []).map(({ path }) => path.split('/')[2] ?? '');
		// What only makes sense together stays together.
		const fields = whole ? Object.keys(edits) : met;
		// What was in conflict before stays so: nothing that was typed is lost to a second edit.
		const mine = {
			...this.of(seen.id)?.mine,
			...Object.fromEntries(fields.map((field) => [field, values[field]]))
		};
		this.#set({ command, recordId: seen.id, title, mine, theirs });
		const rest = Object.fromEntries(
			Object.entries(values).filter(([field]) => !fields.includes(field))
		);
		if (Object.keys(rest).length > 0) await this.edit(command, seen, { values: rest, title });
		return answer;
	}

	/** One of the two is chosen for a field; what is theirs stands already. */
	async settle(conflict: Conflict, field: string, choice: 'theirs' | 'mine'): Promise<void> {
		const { command, recordId, theirs, title } = conflict;
		if (choice === 'mine') {
			const values = { [field]: conflict.mine[field] };
			const answer = await this.edit(command, theirs, { values, title });
			if (answer && !answer.ok) return;
		}
		const now = this.of(recordId) ?? conflict;
		const { [field]: _settled, ...mine } = now.mine;
		this.#set({ ...now, mine });
	}

	#set(conflict: Conflict): void {
		const others = this.#all.filter(({ recordId }) => recordId !== conflict.recordId);
		const isOpen = Object.keys(conflict.mine).length > 0;
		this.#all = isOpen ? [...others, conflict] : others;
	}
}

/** What is different from what was seen, field by field. */
function editsOf(seen: AnyRecord, values: Readonly<Record<string, unknown>>): Edits {
	const fields = seen as unknown as Record<string, unknown>;
	const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
	return Object.fromEntries(
		Object.entries(values)
			.filter(([field, to]) => !isSame(fields[field], to))
			.map(([field, to]) => {
				const from = fields[field];
				const absent = {
					...(from === undefined ? {} : { from }),
					...(to === undefined ? {} : { to })
				};
				return [field, absent];
			})
	);
}
