import type { AnyWallView } from '#shared/fold/wall-modes.ts';

/** Eyes need two seconds to read a number: none on a wall changes sooner. */
const standForMs = 2_000;

type View = Partial<AnyWallView>;
/** Sections that are numbers. Rows and what has changed are shown at once. */
const numbered = ['headline', 'communities', 'totals', 'visited', 'trend'] as const;

/** The picture of a wall with numbers that stand still for a while. Another mode is another picture, at once. */
export class CalmNumbers {
	#view = $state.raw<View>({});
	#latest: View = {};
	#changedAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;

	get view(): View {
		return this.#view;
	}

	take(view: View): void {
		this.#latest = view;
		const waitMs = this.#changedAt + standForMs - performance.now();
		const isOther = view.mode !== this.#view.mode || !this.#view.mode;
		if (isOther || waitMs <= 0) return this.#show();
		const held = Object.fromEntries(numbered.flatMap((one) => holding(one, this.#view)));
		this.#view = { ...view, ...held };
		this.#timer ??= setTimeout(() => this.#show(), waitMs);
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	#show(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (numbered.some((one) => this.#latest[one] !== this.#view[one])) {
			this.#changedAt = performance.now();
		}
		this.#view = this.#latest;
	}
}

function holding(name: (typeof numbered)[number], view: View): [string, unknown][] {
	return view[name] === undefined ? [] : [[name, view[name]]];
}
