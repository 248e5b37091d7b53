/** What time it is on a wall, and how far what it shows can be believed. */
export interface WallMoment {
	/** By which ages are told: it stands still with a picture that is not live. */
	nowMs: number;
	/** "as of 2:05 PM", where the picture is not live. */
	asOf?: string | undefined;
	/** When the screen was cut off, for a while after it came back: what changed since is marked. */
	markedSinceMs?: number | undefined;
}
