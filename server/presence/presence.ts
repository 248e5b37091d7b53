import { createClient } from 'redis';
import { Type } from 'typebox';
import type { Presence } from '#shared/wire/events.ts';
import { fits } from '../fits.ts';
import type { RedisPlace } from '../store/client.ts';

const PresenceMessage = Type.Object({
	personId: Type.String({ maxLength: 60 }),
	name: Type.String({ maxLength: 60 }),
	recordId: Type.String({ maxLength: 60 }),
	doing: Type.Enum(['viewing', 'editing'])
});

/**
 * Who is looking at what, told from process to process by publish and subscribe. It may be lost:
 * screens forget it after 15 seconds, and it is never part of the log.
 */
export class PresenceLine {
	readonly #publisher;
	readonly #subscriber;
	readonly #channel: string;

	constructor(place: RedisPlace, channel: string, onError: (error: Error) => void) {
		this.#channel = channel;
		// The default deadline of every command costs 40 % of the throughput; presence needs none.
		const options = { commandOptions: { timeout: 0 }, disableOfflineQueue: true };
		const where =
			'url' in place
				? { url: place.url }
				: { socket: { path: place.socketPath, tls: false as const } };
		this.#publisher = createClient({ ...options, ...where });
		this.#subscriber = createClient({ ...options, ...where });
		this.#publisher.on('error', onError);
		this.#subscriber.on('error', onError);
	}

	async start(onPresence: (presence: Presence) => void): Promise<void> {
		await Promise.all([this.#publisher.connect(), this.#subscriber.connect()]);
		await this.#subscriber.subscribe(this.#channel, (text) => {
			const message: unknown = JSON.parse(text);
			if (fits(PresenceMessage, message)) onPresence(message);
		});
	}

	tell(presence: Presence): void {
		if (!this.#publisher.isReady) return;
		this.#publisher.publish(this.#channel, JSON.stringify(presence)).catch(() => {
			// Presence may be lost: the next one comes in five seconds.
		});
	}

	stop(): void {
		this.#publisher.destroy();
		this.#subscriber.destroy();
	}
}
