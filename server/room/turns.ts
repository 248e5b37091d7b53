/** Nobody waits longer than this for the one before: whatever holds that up does not hold up everybody. */
const longestMs = 1_000;

/**
 * Commands about one record take turns within a process. Those that are laid over whatever a record has become, such
 * as two people counting at two doors, would otherwise wear out each other's tries.
 */
export class Turns {
	readonly #last = new Map<string, Promise<unknown>>();

	/** Acts when the one before has ended, well or not; at once when nobody is. */
	async take<T>(id: string | undefined, act: () => Promise<T>): Promise<T> {
		const before = id === undefined ? undefined : this.#last.get(id);
		if (id === undefined) return act();
		const mine = before ? whenOver(before).then(act) : act();
		this.#last.set(id, mine);
		try {
			return await mine;
		} finally {
			if (this.#last.get(id) === mine) this.#last.delete(id);
		}
	}
}

async function whenOver(before: Promise<unknown>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestMs)));
	// How the one before ended is its own caller's matter.
	const over = before.then(
		() => undefined,
		() => undefined
	);
	await Promise.race([over, enough]);
	clearTimeout(timer);
}
