import type { Request } from '#shared/model/request.ts';
import type { DeskState } from '#lib/state/desk.svelte.ts';
import { mostMarked } from './bulk.ts';
import { passes, type Filter } from './filter.ts';
import { countIn, holdOrder, isIn, requestsIn, type ViewName } from './queue.ts';

/** Rows of urgent requests that always have a place above the list. */
export const urgentRows = 2;

/**
 * What is listed and which row is chosen. The order is a snapshot: while somebody works nothing moves;
 * what is new waits to be shown, and what no longer belongs stays in place until then.
 */
export class QueueState {
	view = $state<ViewName>('open');
	search = $state('');
	/** What the list is narrowed to; the urgent lane never is. */
	filter = $state.raw<Filter>({});
	/** Rows with more room: 44 px instead of 36. */
	roomy = $state(false);
	#heldIds = $state.raw<string[]>([]);
	#heldFor = '';
	#selectedId = $state<string | undefined>(undefined);
	#markedIds = $state.raw<readonly string[]>([]);
	readonly #desk: DeskState;

	constructor(desk: DeskState) {
		this.#desk = desk;
	}

	readonly #listed = $derived.by(() => {
		void this.#desk.revision;
		return requestsIn(this.view, this.search, this.#judge).filter((one) =>
			passes(this.filter, one)
		);
	});

	readonly #held = $derived(holdOrder(this.#heldIds, this.#listed));

	/** Open urgent requests, in order; not held, because they may not wait. */
	readonly urgent = $derived.by(() => {
		void this.#desk.revision;
		return requestsIn('open', '', this.#judge).filter(({ priority }) => priority === 1);
	});

	/** Rows of the list in their held order, urgent ones of the lane left out. */
	readonly rows = $derived.by((): Request[] => {
		void this.#desk.revision;
		const lane = new Set(this.urgentShown.map(({ id }) => id));
		return this.#held.ids.flatMap((id) => {
			const request = this.#desk.board.get('request', id);
			return request && !lane.has(id) ? [request] : [];
		});
	});

	get urgentShown(): Request[] {
		return this.urgent.slice(0, urgentRows);
	}

	/** New for this view and not yet in the list. */
	get fresh(): number {
		return this.#held.fresh.length;
	}

	get selectedId(): string | undefined {
		return this.#selectedId;
	}

	get selected(): Request | undefined {
		void this.#desk.revision;
		return this.#selectedId ? this.#desk.board.get('request', this.#selectedId) : undefined;
	}

	get #judge() {
		// The time is read once a refresh: an order that followed every second would not stand still.
		return { board: this.#desk.board, actor: this.#desk.actor, nowMs: this.#desk.clock.nowMs };
	}

	/** What is listed, in one word. */
	get #asked(): string {
		return JSON.stringify([this.view, this.search, this.filter]);
	}

	/** It belongs in the list that is shown now. */
	belongs(request: Request): boolean {
		return isIn(this.view, request, this.#judge) && passes(this.filter, request);
	}

	/** Takes the order of this moment. */
	refresh(): void {
		this.#heldIds = this.#listed.map(({ id }) => id);
		this.#heldFor = this.#asked;
	}

	/** Takes it when another view or search was chosen, or when nothing was listed yet. */
	refreshIfOther(): void {
		const isOther = this.#heldFor !== this.#asked;
		// There is no order to keep in a list of nothing.
		const wasEmpty = this.#heldIds.length === 0 && this.#listed.length > 0;
		if (isOther || wasEmpty) this.refresh();
	}

	select(id: string | undefined): void {
		this.#selectedId = id;
		if (id) this.#desk.look(id, 'viewing');
		else this.#desk.lookAway();
	}

	/** Requests that something is done with together, in the order in which they were marked. */
	readonly marked = $derived.by((): Request[] => {
		void this.#desk.revision;
		return this.#markedIds.flatMap((id) => this.#desk.board.get('request', id) ?? []);
	});

	isMarked(id: string): boolean {
		return this.#markedIds.includes(id);
	}

	/** Marks the chosen row, or leaves it out again. */
	mark(): void {
		const id = this.#selectedId;
		if (!id) return;
		const isMarked = this.isMarked(id);
		if (isMarked) this.#markedIds = this.#markedIds.filter((one) => one !== id);
		else if (this.#markedIds.length < mostMarked) this.#markedIds = [...this.#markedIds, id];
	}

	/** Marks the chosen row and the next one, and goes there. */
	markOn(by: 1 | -1): void {
		if (this.#selectedId && !this.isMarked(this.#selectedId)) this.mark();
		this.step(by);
		if (this.#selectedId && !this.isMarked(this.#selectedId)) this.mark();
	}

	/** Nothing is marked. */
	unmark(): void {
		this.#markedIds = [];
	}

	/** Moves the choice by so many rows, urgent lane first. */
	step(by: number): void {
		const all = [...this.urgentShown, ...this.rows];
		const at = all.findIndex(({ id }) => id === this.#selectedId);
		const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
		if (next) this.select(next.id);
	}

	/** How many there are in a view, whatever is searched for. */
	count(view: ViewName): number {
		void this.#desk.revision;
		return countIn(view, this.#judge);
	}
}
