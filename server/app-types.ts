import type {
	FastifyBaseLogger,
	FastifyInstance,
	RawReplyDefaultExpression,
	RawRequestDefaultExpression,
	RawServerDefault
} from 'fastify';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Access } from './access/access.ts';
import type { Person } from './access/people.ts';
import type { HookCourier } from './courier/hooks.ts';
import type { OptedOut } from './courier/opted-out.ts';
import type { Shelf } from './directory/shelf.ts';
import type { CommunityDoor } from './intake/intake.ts';
import type { TimesKeeper } from './figures/times-keeper.ts';
import type { LogFollower } from './log/log-follower.ts';
import type { CommandDoor } from './room/command-door.ts';
import type { DirectoryStore } from './store/directories.ts';
import type { HookStore } from './store/hooks.ts';
import type { Opening, StreamAsk } from './sockets/streams.ts';
import type { Replay } from './replay/replay.ts';
import type { Store } from './store/store.ts';

/** What routes may use of the app: everything is decorated once, in app.ts. */
declare module 'fastify' {
	interface FastifyInstance {
		/** None where the room has no key to seal with: then nobody can be asked for anything confidential. */
		communityDoor: CommunityDoor | undefined;
		/** Who is told of public work, and what tells them; none likewise. */
		hookStore: HookStore | undefined;
		hookCourier: HookCourier | undefined;
		/** Directories of services that were imported, and what is told of them. */
		directories: DirectoryStore;
		shelf: Shelf;
		/** Who wants no messages; none likewise. */
		optedOut: OptedOut | undefined;
		clock: Clock;
		store: Store;
		follower: LogFollower;
		door: CommandDoor;
		times: TimesKeeper;
		/** The past, as it is asked for. */
		replay: Replay;
		access: Access;
		cookieRules: CookieSerializeOptions;
		/** Tells a feed to whoever has no socket. */
		openStream: (ask: StreamAsk) => Opening;
		/** Screens connected to this process, by socket or stream. */
		connections: () => number;
	}
	interface FastifyRequest {
		person: Person | null;
		sessionHash: string | null;
	}
}

export type TypedApp = FastifyInstance<
	RawServerDefault,
	RawRequestDefaultExpression,
	RawReplyDefaultExpression,
	FastifyBaseLogger,
	TypeBoxTypeProvider
>;
