import { metresOf } from '#shared/geo/hundred-block.ts';
import type { ErrorCode } from '#shared/kernel/errors.ts';
import { randomText } from '#shared/kernel/ids.ts';
import type { Request } from '#shared/model/request.ts';
import { nearDuplicates } from '#shared/rules/duplicates.ts';
import type { DeskState } from '#lib/state/desk.svelte.ts';
import { Draft } from '#lib/state/drafts.ts';

/** What stands on one slip of paper, and what became of it. */
export interface Slip {
	/** Of the command that logs it. */
	id: string;
	values: Readonly<Record<string, unknown>>;
	requestId?: string;
	refused?: ErrorCode;
}

/** A slip as it is shown. */
export interface ShownSlip extends Slip {
	title: string;
	state: 'waits' | 'known' | 'refused' | 'unseen';
	request?: Request;
	/** An open request that it may be the same as. */
	same?: Request;
}

/**
 * The slips of one meeting, in the order in which they were entered. The list is kept in this browser until a new batch
 * is begun or somebody signs out; each slip itself is a command of the outbox, which sends it once, whatever happens.
 */
export class Slips {
	readonly #desk: DeskState;
	readonly #kept: Draft;
	#all = $state.raw<readonly Slip[]>([]);
	#isShown = true;

	constructor(desk: DeskState) {
		this.#desk = desk;
		this.#kept = new Draft(desk.actor.id, 'slips');
		this.#all = (this.#kept.read()['all'] as Slip[] | undefined) ?? [];
	}

	/** Newest first. */
	get shown(): ShownSlip[] {
		void this.#desk.revision;
		return this.#all.map((slip) => this.#show(slip)).toReversed();
	}

	/** Community of the slip before: the next is mostly of the same meeting. */
	get lastArea(): unknown {
		return this.#all.at(-1)?.values['communityArea'];
	}

	/** Takes a slip: it is in the list at once, and is sent now or when there is a line. `instead` of one that was not. */
	add(values: Readonly<Record<string, unknown>>, instead?: string): void {
		const id = randomText(20);
		this.#set([...this.#all.filter((one) => one.id !== instead), { id, values }]);
		const payload = { ...values, channel: 'town_hall', ...this.#desk.drillMark };
		void this.#desk
			.give('request.log', payload as never, { id, title: String(values['title']) })
			.then((answer) => {
				// Told in the list, with what was typed; elsewhere it is told where somebody is.
				if (!answer.ok && this.#isShown) this.#desk.activities.noteSeen(answer);
			});
	}

	/** What stands on a slip. */
	valuesOf(id: string): Readonly<Record<string, unknown>> {
		return this.#all.find((one) => one.id === id)?.values ?? {};
	}

	/** Nobody looks at the list any more. */
	leave(): void {
		this.#isShown = false;
	}

	/** Writes down what has become of slips meanwhile. */
	learn(): void {
		const { activities } = this.#desk;
		const learnt = this.#all.map((slip): Slip => {
			if (slip.requestId || slip.refused) return slip;
			const done = activities.all.find(({ id }) => id === slip.id);
			if (done?.made) {
				// It is in the room: its words need not stay in this browser.
				const { communityArea } = slip.values;
				return { id: slip.id, values: { communityArea }, requestId: done.made };
			}
			const { outcome } = done ?? {};
			return typeof outcome === 'object' ? { ...slip, refused: outcome.code } : slip;
		});
		if (learnt.some((slip, index) => slip !== this.#all[index])) this.#set(learnt);
	}

	/** Begins a new batch: what was sent is in the queue. */
	clear(): void {
		this.#set([]);
	}

	#show(slip: Slip): ShownSlip {
		const { board, waiting, tooOld } = this.#desk;
		const title = String(slip.values['title'] ?? '');
		const isWaiting = [...waiting, ...tooOld].some(({ envelope }) => envelope.id === slip.id);
		if (slip.refused) return { ...slip, title, state: 'refused' };
		if (!slip.requestId) return { ...slip, title, state: isWaiting ? 'waits' : 'unseen' };
		const request = board.get('request', slip.requestId);
		const { block } = request ?? {};
		const near = request && block ? nearDuplicates({ ...request, block }, board, metresOf) : [];
		// Of two slips the later one is the same as the earlier.
		const same = near.find((one) => one.request.receivedAt <= request!.receivedAt)?.request;
		return {
			...slip,
			title: request?.title ?? title,
			state: 'known',
			...(request ? { request } : {}),
			...(same ? { same } : {})
		};
	}

	#set(all: readonly Slip[]): void {
		this.#all = all;
		if (all.length > 0) this.#kept.keep({ all });
		else this.#kept.forget();
	}
}
