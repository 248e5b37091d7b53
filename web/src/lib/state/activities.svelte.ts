import { errors } from '#shared/kernel/errors.ts';
import type { Answer, Refusal } from '#shared/kernel/result.ts';
import { isUndoable } from '#shared/rules/undo.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { readKept } from './kept.ts';

/** Something this person did: on its way, done, or refused. */
export interface Activity {
	/** The command's id. */
	id: string;
	name: CommandName;
	recordId: string;
	title: string;
	atMs: number;
	outcome: 'sending' | 'done' | Refusal;
	/** Id of the record that was made. */
	made?: string;
	/** What was typed, word for word: a refusal loses none of it. */
	typed: string[];
	/** Commands of one key press go back together. */
	act?: string;
	/** The activity that this one takes back. */
	takes?: string;
	/** It was taken back. */
	undone?: boolean;
	/** It changed nothing, or what came after rests on it: it is not taken back any more. */
	stays?: boolean;
}

/** More than twenty acts, and one on as many requests as can be chosen at once, with the undo of each. */
const kept = 160;

/**
 * What this person did in this session of the browser, newest first. It survives a reload, because a new release or
 * a crash must not take the way back away; what was typed does not.
 */
export class Activities {
	#all = $state.raw<readonly Activity[]>([]);
	readonly #mark: string;
	readonly #seenRefusals = new WeakSet<Refusal>();

	constructor(personId: string) {
		this.#mark = `cscc-activity-${personId}`;
		this.#all = readKept<Activity[]>(sessionStorage, this.#mark, []);
	}

	get all(): readonly Activity[] {
		return this.#all;
	}

	/** The latest refusal that no form or key has shown to this person yet. */
	get unseenRefusal(): Activity | undefined {
		return this.#all.find(
			({ outcome }) => typeof outcome === 'object' && !this.#seenRefusals.has(outcome)
		);
	}

	/** A form or a bar has shown it. */
	noteSeen(refusal: Refusal): void {
		this.#seenRefusals.add(refusal);
		this.#set([...this.#all]);
	}

	has(id: string): boolean {
		return this.#all.some((one) => one.id === id);
	}

	add(activity: Activity): void {
		this.#set([activity, ...this.#all].slice(0, kept));
	}

	/** The answer came. What was taken back is marked, and what is taken back again is as it was. */
	settle(id: string, answer: Answer): void {
		const settled = this.#all.find((one) => one.id === id);
		const taken = answer.ok ? this.#find(settled?.takes) : undefined;
		const again = this.#find(taken?.takes);
		const isOver = !answer.ok && errors[answer.code].retry !== 'soon';
		const kept = isOver ? this.#find(settled?.takes) : undefined;
		this.#set(
			this.#all.map((one) => {
				if (one === settled) {
					const stays = answer.ok && Object.keys(answer.versions).length === 0;
					const made =
						one.recordId === '' && answer.ok ? Object.keys(answer.versions)[0] : undefined;
					const outcome = answer.ok ? ('done' as const) : answer;
					return { ...one, outcome, ...(stays ? { stays } : {}), ...(made ? { made } : {}) };
				}
				if (one === kept) return { ...one, stays: true };
				if (one === taken) return { ...one, undone: true };
				if (one === again) return { ...one, undone: false };
				return one;
			})
		);
	}

	/** What was taken back last in this page. */
	get lastTaken(): Activity | undefined {
		const undo = this.#all.find(
			({ name, outcome }) => name === 'change.undo' && outcome === 'done'
		);
		return this.#find(undo?.takes);
	}

	/** It can be taken back now. */
	mayUndo({ name, outcome, undone, stays }: Activity): boolean {
		return outcome === 'done' && !undone && !stays && name !== 'change.undo' && isUndoable(name);
	}

	/** What one key takes back, newest first: empty when nothing can be, or the last is still on its way. */
	get toUndo(): readonly Activity[] {
		const last = this.#all.find(
			(one) => this.mayUndo(one) || (one.outcome === 'sending' && isUndoable(one.name))
		);
		return last && this.mayUndo(last) ? this.actOf(last) : [];
	}

	/** What was taken back last and can be done again, in the order in which it was done. */
	get toRedo(): readonly Activity[] {
		const last = this.#all.find((one) => this.#mayRedo(one));
		return last ? this.actOf(last).filter((one) => this.#mayRedo(one)) : [];
	}

	/** An activity with the others of its act that go back with it. */
	actOf(activity: Activity): readonly Activity[] {
		const { act, name } = activity;
		if (act === undefined) return [activity];
		const isUndo = name === 'change.undo';
		return this.#all.filter(
			(one) => one.act === act && (isUndo ? this.#mayRedo(one) : this.mayUndo(one))
		);
	}

	#mayRedo({ name, outcome, undone, stays, takes }: Activity): boolean {
		if (name !== 'change.undo' || outcome !== 'done' || undone || stays) return false;
		return this.#find(takes)?.name !== 'change.undo';
	}

	#find(id: string | undefined): Activity | undefined {
		return this.#all.find((one) => id !== undefined && one.id === id);
	}

	#set(all: readonly Activity[]): void {
		this.#all = all;
		// Only the way back, and which record was made: titles of what was made are words that somebody typed.
		const done = all
			.filter(({ outcome, name, made }) => outcome === 'done' && (made || isUndoable(name)))
			.map((one) => ({ ...one, typed: [], title: one.made ? '' : one.title }));
		sessionStorage.setItem(this.#mark, JSON.stringify(done));
	}
}
