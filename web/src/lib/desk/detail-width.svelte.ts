import { readKept } from '#lib/state/kept.ts';

const mark = 'cscc-detail-width';
/** From one step narrower than at first to three wider; a step is a twelfth of the room that both have. */
const steps = { min: -1, max: 3 } as const;
const stepPx = 56;

/** How the room is shared between a list and the detail beside it; kept in this browser. */
export class DetailWidth {
	#step = $state(clamp(readKept<unknown>(localStorage, mark, 0)));

	get canWiden(): boolean {
		return this.#step < steps.max;
	}

	get canNarrow(): boolean {
		return this.#step > steps.min;
	}

	/** The list's width in pixels on a wide desk, and its share of a narrow one. */
	get style(): string {
		const share = (14 - 2 * this.#step) / 10;
		return `--list-width: ${728 - stepPx * this.#step}px; --list-share: ${share}fr`;
	}

	move(by: 1 | -1): void {
		this.#step = clamp(this.#step + by);
		localStorage.setItem(mark, JSON.stringify(this.#step));
	}
}

function clamp(step: unknown): number {
	if (typeof step !== 'number' || !Number.isInteger(step)) return 0;
	return Math.max(steps.min, Math.min(steps.max, step));
}
