/** A value that is written and watched: its number says which write it was. */
export interface Arrival {
	sequence: number;
	/** `performance.timeOrigin + performance.now()` when a watcher's program had it, milliseconds. */
	atMs: number;
}

/** One watcher's connection, as that system's own client makes it. */
export interface Watcher {
	/** Ends the connection at once, as a cable that is pulled. */
	cut(): void;
	/** Comes back by that system's own means of returning; resolves when it is connected again. */
	comeBack(): Promise<void>;
	close(): Promise<void>;
}

/** A system that is running, and how one writes into it and watches it. */
export interface RunningPeer {
	/** Its processes, whose processor time and memory are counted. */
	pids: readonly number[];
	/** Writes one value, resolves when the system said that it took it. The newest sequence is the truth. */
	write(sequence: number): Promise<void>;
	/** Opens one watcher; `onArrival` is called for each value it is shown, repeats and old ones too. */
	watch(onArrival: (arrival: Arrival) => void): Promise<Watcher>;
	stop(): Promise<void>;
}

/** A system that a centre might install instead, or a bare transport as the floor. */
export interface Peer {
	name: string;
	version: string;
	kind: 'system' | 'transport';
	/** When a write was acknowledged, where is it? In one plain sentence. */
	durability: string;
	/** True when what was acknowledged is on disk, as it is in our room. */
	durable: boolean;
	/** Gets it ready under `folder` (installed once, kept) and starts it; the reason when it cannot be. */
	start(folder: string): Promise<RunningPeer | { skipped: string }>;
}
