import type { DisplayReport } from '#shared/wire/displays.ts';
import { isPerson } from '#shared/rules/actors.ts';
import { audienceOf, type Audience } from '#shared/wire/audiences.ts';
import type { FeedName } from '#shared/wire/feeds.ts';
import type { WallDirectory } from '../access/wall-directory.ts';
import type { ControlEntry } from '../log/control.ts';
import type { Delivery, Receiver } from './delivery.ts';

/** Tours begin and end by the clock. */
const lookEveryMs = 1_000;
/** What happened while this process was away from the control stream. */
const loadEveryMs = 30_000;
/** Sessions of displays that are on begin again so often. */
const renewEveryMs = 12 * 60 * 60_000;

interface WallParts {
	delivery: Delivery;
	directory: WallDirectory;
	beat: (socket: Receiver, channel: string) => void;
	hear: (displayId: string, report: DisplayReport) => Promise<void>;
	renew: (sessionHash: string) => Promise<void>;
	onError: (error: Error) => void;
}

/** The displays of this process: each follows what it may show now, and nothing else is ever sent to it. */
export class Walls {
	readonly #parts: WallParts;
	#timers: NodeJS.Timeout[] = [];
	/** The last look-up failed: what is known here may be old. */
	#failed = false;

	constructor(parts: WallParts) {
		this.#parts = parts;
	}

	async start(): Promise<void> {
		await this.#parts.directory.load();
		this.#timers = [
			setInterval(() => (this.#failed ? this.reload() : this.#look()), lookEveryMs),
			setInterval(() => this.reload(), loadEveryMs),
			setInterval(() => this.#sockets().forEach((socket) => this.renew(socket)), renewEveryMs)
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
	}

	/** The audience of whoever joins a feed now; none when it is not for them. */
	audienceOf({ data: { actor } }: Pick<Receiver, 'data'>, feed: FeedName): Audience | undefined {
		if (!isPerson(actor)) return undefined;
		if (actor.role !== 'display') return audienceOf(actor, feed);
		return audienceOf(actor, feed, this.#parts.directory.modeOf(actor.id));
	}

	/** A display joined, or was changed: what it is called, and for which distances it draws. */
	welcome(socket: Receiver): void {
		const settings = this.#parts.directory.settingsOf(socket.data.actor.id);
		if (settings) socket.emit('display', settings);
	}

	/** Displays that are on keep their sessions. */
	renew(socket: Receiver): void {
		if (socket.data.actor.role !== 'display') return;
		this.#parts.renew(socket.data.sessionHash).catch(this.#parts.onError);
	}

	/** What a display says of itself. */
	hear(socket: Receiver, report: DisplayReport): void {
		const { id, role } = socket.data.actor;
		if (role === 'display') this.#parts.hear(id, report).catch(this.#parts.onError);
	}

	/** An entry of the control stream. */
	follow({ kind, subject }: ControlEntry): void {
		if (kind === 'walls.changed') this.reload();
		for (const socket of this.#sockets()) {
			if (socket.data.actor.id !== subject) continue;
			if (kind === 'display.identify') socket.emit('identify');
			if (kind === 'display.reload') socket.emit('reload', 0);
		}
	}

	/** Looks everything up anew: something changed, or may have while nobody could say so. */
	reload(): void {
		this.#failed = false;
		this.#parts.directory.load().then(
			() => {
				this.#look();
				for (const socket of this.#sockets()) this.welcome(socket);
			},
			(error: Error) => {
				// Somebody may have covered a wall: it does not wait for the next round.
				this.#failed = true;
				this.#parts.onError(error);
			}
		);
	}

	/** Whoever may see something else now is given that, and leaves what it had. */
	#look(): void {
		for (const socket of this.#sockets()) {
			const { channel } = socket.data;
			if (channel === undefined) continue;
			const audience = this.audienceOf(socket, 'wall');
			if (!audience || audience.channel === channel) continue;
			socket.data.channel = audience.channel;
			this.#parts.delivery.join(socket, audience, {});
			this.welcome(socket);
			this.#parts.beat(socket, audience.channel);
		}
	}

	#sockets(): Receiver[] {
		return this.#parts.delivery.receivers().filter(({ data }) => data.actor.role === 'display');
	}
}
