import { randomInt } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RoomSocket, SocketData } from './delivery.ts';
import type { Frame } from './frame.ts';

/** When a browser tries again after a stream ended, milliseconds: not all of them at once. */
const retryAtLeastMs = 2_000;
const retrySpreadMs = 2_000;
const farewellMs = 1_000;

/** Where a stream left off: which class of screens it was of, which log, how far. */
export interface Left {
	audience: string;
	epoch: string;
	position: number;
}

/**
 * What a socket is sent, as server-sent events: for screens behind a proxy that lets no socket through. It only
 * tells; what such a screen says goes over HTTP.
 */
export class EventStream {
	readonly data: SocketData;
	/** What the page calls its line, if it does. */
	readonly line: string | undefined;
	/** Of its audience, as part of every event's id. */
	mark = '';
	readonly #response: ServerResponse;
	/** How many writes the connection has not taken yet. */
	#waiting = 0;

	constructor(response: ServerResponse, data: SocketData, line?: string) {
		this.line = line;
		this.#response = response;
		this.data = data;
		const retryMs = retryAtLeastMs + randomInt(retrySpreadMs);
		this.#write(`retry: ${retryMs}\n\n`);
	}

	/** An event for this screen alone. */
	readonly emit = ((event: string, payload: unknown = null) => {
		this.tell(event, payload);
		return true;
	}) as RoomSocket['emit'];

	tell(event: string, payload: unknown): void {
		this.#write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
	}

	send({ place, events }: Frame): void {
		if (place) this.#write(`id: ${this.mark}:${place.epoch}:${place.position}\n`);
		this.#write(events);
	}

	get backlog(): { frames: number; bytes: number } {
		return { frames: this.#waiting, bytes: this.#response.writableLength };
	}

	/** What is on its way still comes, if it comes soon. */
	disconnect(_close: true): void {
		const cut = setTimeout(() => this.#response.destroy(), farewellMs);
		this.#response.end(() => clearTimeout(cut));
	}

	#write(text: string | Buffer): void {
		if (this.#response.writableEnded || this.#response.destroyed) return;
		this.#waiting += 1;
		this.#response.write(text, () => (this.#waiting -= 1));
	}
}

/** The id of the last event that a browser had; nothing where it is not one of ours. */
export function leftOf(id: string): Left | undefined {
	const [, audience, epoch, position] = /^([\w-]{0,20}):([\w/-]{1,80}):(\d{1,15})$/.exec(id) ?? [];
	if (audience === undefined || epoch === undefined) return undefined;
	return { audience, epoch, position: Number(position) };
}
