/** Ends the command with our own mistake when `condition` does not hold; people see `UNAVAILABLE`. */
export function assert(condition: unknown, reason: string): asserts condition {
	if (!condition) throw new Error(`invariant broken: ${reason}`);
}

/** Closes a switch over a union: reached only when a case was forgotten. */
export function unreachable(value: never): never {
	throw new Error(`unreachable case: ${String(value)}`);
}
