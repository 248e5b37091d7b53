import type { ServerResponse } from 'node:http';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { protocolVersion, type FeedName } from '#shared/wire/feeds.ts';
import { sessionKey } from '../access/sessions.ts';
import type { Delivery, Receiver } from './delivery.ts';
import { EventStream, leftOf } from './event-stream.ts';
import { reloadWithinMs } from './sockets.ts';
import type { Walls } from './walls.ts';

/** Streams of one session at a time: a browser holds six lines to a server without HTTP/2, and needs some to speak. */
const mostOfOneSession = 4;

/** Who asks for a stream, of which feed, from where on, and by which protocol. */
export interface StreamAsk {
	actor: Actor;
	sessionHash: string;
	feed: FeedName;
	/** The id of the last event that came; empty for the first time. */
	after: string;
	/** Of the page that asks; programs need not say. */
	protocol?: number | undefined;
	/** Its name for its line: a new stream of that takes the place of the last. */
	line?: string | undefined;
}

/** What begins a stream on a connection whose headers were sent; or why there is none. */
export type Opening = { ok: true; begin: (response: ServerResponse) => void } | Refusal;

/** Tells a feed as server-sent events: the same frames, the same order, the same limits as on a socket. */
export function openStream(
	{ actor, sessionHash, feed, after, protocol = protocolVersion, line }: StreamAsk,
	parts: {
		delivery: Delivery;
		walls: Walls;
		beat: (to: Receiver, channel: string) => void;
	}
): Opening {
	const { delivery, walls } = parts;
	const audience = walls.audienceOf({ data: { actor, sessionHash } }, feed);
	if (!audience) return refuse('NOT_ALLOWED');
	const own = delivery
		.receivers()
		.filter((to) => to instanceof EventStream)
		.filter(({ data }) => data.sessionHash === sessionHash);
	const [last] = own.filter((stream) => line !== undefined && stream.line === line);
	// A line that died without a word looks alive for a quarter of an hour.
	if (last) delivery.end(last);
	else if (own.length >= mostOfOneSession) return refuse('TOO_MANY');
	const begin = (response: ServerResponse) => {
		const data = { actor, sessionHash, channel: audience.channel };
		const stream = new EventStream(response, data, line);
		const { socket } = response;
		for (const end of [response, ...(socket ? [socket] : [])]) {
			end.once('close', () => delivery.remove(stream));
		}
		delivery.add(stream);
		stream.tell('session', sessionKey(sessionHash));
		if (protocol < protocolVersion) stream.emit('reload', reloadWithinMs);
		delivery.join(stream, audience, leftOf(after) ?? {});
		walls.welcome(stream);
		walls.renew(stream);
		parts.beat(stream, audience.channel);
	};
	return { ok: true, begin };
}
