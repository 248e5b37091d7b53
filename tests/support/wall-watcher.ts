import { io, type Socket } from 'socket.io-client';
import { protocolVersion, type Beat, type Snapshot } from '#shared/wire/feeds.ts';

/**
 * A paired screen that follows the wall: which picture it was last sent, when it was covered, when the server cut it.
 * A line that drops comes in again, as a screen's does.
 */
export class WallWatcher {
	readonly #socket: Socket;
	mode = 'nothing';
	coveredAt = Infinity;
	endedAt = Infinity;
	/** Deltas since the last snapshot, and the newest heartbeat. */
	deltas = 0;
	totals: unknown;
	beat: Beat | undefined;

	constructor(address: string, cookie: string) {
		this.#socket = io(address, {
			path: '/live',
			transports: ['websocket'],
			extraHeaders: { cookie },
			auth: { protocol: protocolVersion },
			reconnectionDelay: 500,
			forceNew: true
		});
		this.#socket.on('connect', () => this.#socket.emit('join', { feed: 'wall' }, () => undefined));
		this.#socket.on('snapshot', ({ docs }: Snapshot) => {
			this.deltas = 0;
			this.mode = String(docs.find(([key]) => key === 'mode')?.[1]);
			this.totals = docs.find(([key]) => key === 'totals')?.[1];
			if (this.mode === 'covered') this.coveredAt = performance.now();
		});
		this.#socket.on('delta', () => (this.deltas += 1));
		this.#socket.on('beat', (beat: Beat) => (this.beat = beat));
		this.#socket.on('disconnect', (reason) => {
			if (reason === 'io server disconnect') this.endedAt = performance.now();
		});
	}

	get ended(): boolean {
		return this.endedAt < Infinity;
	}

	close(): void {
		this.#socket.disconnect();
	}
}
