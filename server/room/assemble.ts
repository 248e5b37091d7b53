import type { Clock } from '#shared/kernel/clock.ts';
import type { Access } from '../access/access.ts';
import { CommandLimit } from '../access/command-limit.ts';
import { Publisher, type Outlet } from '../feeds/publisher.ts';
import { TimesKeeper } from '../figures/times-keeper.ts';
import type { ControlEntry } from '../log/control.ts';
import { LogFollower } from '../log/log-follower.ts';
import { ShownKeeper } from '../replay/shown.ts';
import type { Store } from '../store/store.ts';
import { Timekeeper } from '../timekeeper/timekeeper.ts';
import { CommandDoor } from './command-door.ts';
import { Room } from './room.ts';

interface Log {
	warn: (what: object, message: string) => void;
	error: (what: object, message: string) => void;
}

/** The room without HTTP and sockets: what follows, decides, publishes and keeps time. */
export interface Parts {
	store: Store;
	clock: Clock;
	follower: LogFollower;
	publisher: Publisher;
	room: Room;
	door: CommandDoor;
	limit: CommandLimit;
	timekeeper: Timekeeper;
	times: TimesKeeper;
	shown: ShownKeeper;
	onRedisError: (error: Error) => void;
	/** Where frames and control entries go; given by the sockets, which are made later. */
	setOutlet: (outlet: RoomOutlet) => void;
}

export interface RoomOutlet extends Outlet {
	control(entry: ControlEntry): void;
}

export function assemble(from: {
	store: Store;
	clock: Clock;
	log: Log;
	access: Pick<Access, 'refusals' | 'people'>;
	/** Commands that one person may give. */
	commandsPerSecond: number;
}): Parts {
	const { store, clock, log, access } = from;
	const { redis, keys, place, replicas, volatile } = store;
	const onRedisError = (error: Error) => log.warn({ err: error }, 'Redis');
	let outlet: RoomOutlet | undefined;
	// What the follower tells goes on to parts that are made after it.
	const follower: LogFollower = new LogFollower(
		{ place, keys, clock, replicas },
		{
			onLoad: (loaded) => {
				publisher.load(loaded);
				// This process may not have heard of what changed meanwhile.
				outlet?.control({ kind: 'walls.changed', subject: '' });
			},
			onStep: (step) => publisher.follow(step),
			onControl: (entry) => outlet?.control(entry),
			onHealth: () => publisher.beat(),
			onError: onRedisError
		}
	);
	const publisher: Publisher = new Publisher(
		{
			follower,
			clock,
			volatile,
			lookedMs: () => timekeeper.lookedMs,
			onError: (error) => log.error({ err: error }, 'view')
		},
		{
			delta: (feed, delta) => outlet?.delta(feed, delta),
			reset: (feed) => outlet?.reset(feed),
			beat: (feed, beat, turn) => outlet?.beat(feed, beat, turn),
			isFollowed: (feed) => outlet?.isFollowed(feed) ?? false
		}
	);
	const room = new Room({ store, follower, clock });
	const limit = new CommandLimit(clock, from.commandsPerSecond);
	const door = new CommandDoor({ room, limit, log, refusals: access.refusals });
	const leftAgencies = () => access.people.leftAgencies();
	const timekeeper: Timekeeper = new Timekeeper(
		{ redis, keys, follower, room, clock, leftAgencies },
		(error) => log.warn({ err: error }, 'timekeeper')
	);
	const { archive } = store;
	const times = new TimesKeeper({ redis, keys, archive, clock, follower, onError: onRedisError });
	const onShownError = (error: unknown) => log.warn({ err: error }, 'shown');
	const shown = new ShownKeeper({ redis, keys, follower, clock }, onShownError);
	return {
		store,
		clock,
		follower,
		publisher,
		room,
		door,
		limit,
		timekeeper,
		times,
		shown,
		onRedisError,
		setOutlet: (given) => void (outlet = given)
	};
}
