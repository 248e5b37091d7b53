import { chicagoDay } from '../kernel/chicago-time.ts';

/**
 * What a fold knows of each record, kept by Chicago's day: which days changed since somebody asked is known, so that only they are
 * written again.
 */
export class ByDay<T> {
	readonly #known = new Map<string, readonly T[]>();
	readonly #changed = new Set<string>();
	readonly #idOf: (one: T) => string;
	readonly #momentOf: (one: T) => number;

	constructor(idOf: (one: T) => string, momentOf: (one: T) => number) {
		this.#idOf = idOf;
		this.#momentOf = momentOf;
	}

	of(id: string): readonly T[] {
		return this.#known.get(id) ?? [];
	}

	/** What is known of one record from now on; nothing for one that says nothing any more. */
	set(id: string, now: readonly T[]): void {
		for (const one of [...this.of(id), ...now]) this.#changed.add(this.#dayOf(one));
		if (now.length > 0) this.#known.set(id, now);
		else this.#known.delete(id);
	}

	*all(): Generator<T> {
		for (const some of this.#known.values()) yield* some;
	}

	/** Days that changed since this was asked last, each with all that is kept under it; none for a day that is empty now. */
	takeChanged(): Map<string, T[]> {
		const days = new Map<string, T[]>([...this.#changed].map((day) => [day, []]));
		for (const one of this.all()) days.get(this.#dayOf(one))?.push(one);
		this.#changed.clear();
		return days;
	}

	/** Goes on from what was kept. */
	restore(kept: readonly T[]): void {
		this.#known.clear();
		this.#changed.clear();
		for (const [id, some] of Map.groupBy(kept, this.#idOf)) this.#known.set(id, some);
	}

	/** Lets go of what lies before; its days have changed by that. */
	forgetBefore(sinceMs: number): void {
		for (const [id, some] of this.#known) {
			const left = some.filter((one) => this.#momentOf(one) >= sinceMs);
			if (left.length === some.length) continue;
			for (const one of some)
				if (this.#momentOf(one) < sinceMs) this.#changed.add(this.#dayOf(one));
			if (left.length > 0) this.#known.set(id, left);
			else this.#known.delete(id);
		}
	}

	#dayOf(one: T): string {
		return chicagoDay(this.#momentOf(one));
	}
}
