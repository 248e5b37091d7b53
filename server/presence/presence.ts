import { Type } from 'typebox';
import type { Presence } from '#shared/wire/events.ts';
import { fits } from '../fits.ts';
import type { RedisPlace } from '../store/place.ts';
import { openPubSub, type PubSub } from './pub-sub.ts';

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
	readonly #line: PubSub;
	readonly #channel: string;
	#open = false;

	constructor(place: RedisPlace, channel: string, onError: (error: Error) => void) {
		this.#channel = channel;
		this.#line = openPubSub(place, onError);
	}

	async start(onPresence: (presence: Presence) => void): Promise<void> {
		await this.#line.connect();
		this.#open = true;
		await this.#line.subscribe(this.#channel, (text) => {
			const message = readJson(text);
			if (fits(PresenceMessage, message)) onPresence(message);
		});
	}

	tell(presence: Presence): void {
		this.#line.publish(this.#channel, JSON.stringify(presence)).catch(() => {
			// Presence may be lost: the next one comes in five seconds.
		});
	}

	stop(): void {
		if (this.#open) this.#line.end();
		this.#open = false;
	}
}

/** Anybody with the channel's name may write to it: what is no JSON is nothing. */
function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
