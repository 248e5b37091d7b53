import { sample } from 'openapi-sampler';
import { Type, type TSchema } from 'typebox';
import { errors, type ErrorCode } from '#shared/kernel/errors.ts';
import { Envelope } from '#shared/wire/commands.ts';
import { DisplayReport, DisplaySettings } from '#shared/wire/displays.ts';
import { Doing, Presence, type ClientEvents, type ServerEvents } from '#shared/wire/events.ts';
import { Beat, Delta, Join, protocolVersion, Snapshot } from '#shared/wire/feeds.ts';

interface Event {
	summary: string;
	payload: TSchema;
	/** What a client is answered, once. */
	answer?: TSchema;
}

const nothing = Type.Null();
const Refused = Type.Object({
	ok: Type.Literal(false),
	code: Type.Enum(Object.keys(errors) as ErrorCode[]),
	fields: Type.Optional(
		Type.Array(Type.Object({ path: Type.String(), rule: Type.String() }), { maxItems: 10 })
	),
	permitted: Type.Optional(Type.Array(Type.String(), { maxItems: 40 })),
	current: Type.Optional(Type.Unknown())
});
const Accepted = Type.Object({
	ok: Type.Literal(true),
	position: Type.Integer({ examples: [4813] }),
	versions: Type.Record(Type.String(), Type.Integer(), {
		examples: [{ request_4kq0m2c97xw1zt8b: 2 }]
	})
});

const said: Readonly<Record<keyof ClientEvents, Event>> = {
	command: {
		summary: 'Give a command; the same id is carried out once, however often it is sent',
		payload: Envelope,
		answer: Type.Union([Accepted, Refused])
	},
	join: {
		summary: 'Follow a feed: a snapshot comes, or what was missed since `position`, then deltas',
		payload: Join,
		answer: Type.Union([Type.Object({ ok: Type.Literal(true) }), Refused])
	},
	presence: { summary: 'What I work on: every 5 s while I do', payload: Doing },
	ask: {
		summary: 'Are you there? The answer comes behind everything that was sent before',
		payload: nothing,
		answer: nothing
	},
	differs: {
		summary: 'My state was wrong although nothing was missing; I take a snapshot',
		payload: nothing
	},
	report: { summary: 'What a display says of itself', payload: DisplayReport }
};
const told: Readonly<Record<keyof ServerEvents, Event>> = {
	snapshot: { summary: 'Everything this audience may see, at one position', payload: Snapshot },
	delta: {
		summary: 'What changed between two positions; it applies only where the last one ended',
		payload: Delta
	},
	beat: { summary: 'Every 5 s: time, position, and a digest to compare with', payload: Beat },
	presence: { summary: 'What somebody works on; forgotten after 15 s', payload: Presence },
	reload: {
		summary: 'The page speaks an older protocol: load it anew within so many milliseconds',
		payload: Type.Integer({ minimum: 0, examples: [60_000] })
	},
	ended: { summary: 'The session ended', payload: nothing },
	display: {
		summary: 'To a display: what it is called, and how it draws',
		payload: DisplaySettings
	},
	identify: { summary: 'To a display: say in large letters which one you are', payload: nothing }
};

const ref = (path: string) => ({ $ref: `#/${path}` });
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The events of the socket as AsyncAPI 3.0, from the schemas that check them. `receive` and `send` are the server's. */
export function asyncApi(host: string) {
	const messages: Record<string, object> = {};
	const operations: Record<string, object> = {};
	const add = (id: string, name: string, { summary, payload }: Event) => {
		const examples = [{ payload: sample(payload, { quiet: true }) ?? null }];
		messages[id] = {
			name,
			title: name,
			summary,
			contentType: 'application/json',
			payload,
			examples
		};
	};
	const inChannel = (id: string) => ref(`channels/live/messages/${id}`);
	for (const [name, event] of Object.entries(said)) {
		add(`${name}Said`, name, event);
		if (event.answer) {
			const summary = `The answer to ${name}`;
			add(`${name}Answer`, `${name} answer`, { summary, payload: event.answer });
		}
		operations[`receive${capital(name)}`] = {
			action: 'receive',
			channel: ref('channels/live'),
			summary: event.summary,
			messages: [inChannel(`${name}Said`)],
			...(event.answer
				? { reply: { channel: ref('channels/live'), messages: [inChannel(`${name}Answer`)] } }
				: {})
		};
	}
	for (const [name, event] of Object.entries(told)) {
		add(`${name}Told`, name, event);
		operations[`send${capital(name)}`] = {
			action: 'send',
			channel: ref('channels/live'),
			summary: event.summary,
			messages: [inChannel(`${name}Told`)]
		};
	}
	return {
		asyncapi: '3.0.0',
		info,
		defaultContentType: 'application/json',
		servers: { room: serverAt(host) },
		channels: { live: channelOf(Object.keys(messages)) },
		operations,
		components: { messages, securitySchemes }
	};
}

const info = {
	title: 'CSCC operations room: the live line',
	version: String(protocolVersion),
	description: `Socket.IO 4 over WebSocket alone. An event is \`["name", payload]\`; what is answered, is by its acknowledgement. Whoever
sends no \`protocol\` in the handshake’s auth, or an older one than ${protocolVersion}, is told to reload. Five joins and questions a second; a
message has at most 256 KiB.`
};
const securitySchemes = {
	session: {
		type: 'httpApiKey',
		in: 'cookie',
		name: 'cscc_session',
		description: 'Given by `POST /api/session`, or to a screen by its pairing.'
	}
};

const serverAt = (host: string) => ({
	host,
	pathname: '/live/',
	protocol: 'wss',
	security: [ref('components/securitySchemes/session')]
});

function channelOf(ids: readonly string[]) {
	const query = {
		type: 'object',
		properties: { EIO: { const: '4' }, transport: { const: 'websocket' } }
	};
	const headers = { type: 'object', properties: { cookie: { type: 'string' } } };
	return {
		address: '/',
		title: 'The one namespace',
		servers: [ref('servers/room')],
		messages: Object.fromEntries(ids.map((id) => [id, ref(`components/messages/${id}`)])),
		bindings: { ws: { method: 'GET', query, headers } }
	};
}
