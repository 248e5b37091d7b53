/** Ends the command with our own mistake when `condition` does not hold; people see `UNAVAILABLE`. */
export function assert(condition: unknown, reason: string): asserts condition {
	if (!condition) throw new Error(`invariant broken: ${reason}`);
}
