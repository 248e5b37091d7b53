import { collectDefaultMetrics, Counter, Gauge, Histogram } from 'prom-client';
import { feedNames, type FeedName } from '#shared/wire/feeds.ts';

// Everything a process counts, once for the process. Names say unit and kind as Prometheus wants them; no
// label holds anything of a person or a record.
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const commands = new Counter({
	name: 'cscc_commands_total',
	help: 'Commands answered, by command and outcome (ok, or the code of the refusal)',
	labelNames: ['command', 'outcome'] as const
});
const commandSeconds = new Histogram({
	name: 'cscc_command_seconds',
	help: 'From taking a command to answering it',
	buckets: seconds
});
const publishSeconds = new Histogram({
	name: 'cscc_publish_seconds',
	help: 'From the time of a log entry to its frames being on their way (clocks of both processes)',
	buckets: seconds
});
const counter = (name: string, help: string) => new Counter({ name, help });
const counters = {
	differences: counter(
		'cscc_digest_differences_total',
		'Screens that found their state wrong although nothing was missing: must stay 0'
	),
	loads: counter(
		'cscc_log_loads_total',
		'Times that the board was loaded anew: at the start, and when the log was another one'
	),
	frames: counter('cscc_frames_total', 'Deltas handed to connections'),
	snapshots: counter('cscc_snapshots_total', 'Snapshots handed to connections'),
	resumes: counter('cscc_resumes_total', 'Returns answered without a snapshot'),
	slow: counter('cscc_slow_screens_total', 'Times that a slow screen was set aside'),
	cut: counter('cscc_cut_screens_total', 'Screens cut because they read nothing for 30 s')
};

/** What a room of this process can be asked for its gauges. */
export interface Gauged {
	healthy: () => boolean;
	/** Since the log was last heard, seconds. */
	lagSeconds: () => number;
	position: () => number;
	volatile: () => boolean;
	followers: () => Readonly<Record<FeedName, number>>;
}

const rooms = new Set<Gauged>();
const sum = (of: (room: Gauged) => number) =>
	[...rooms].reduce((total, room) => total + of(room), 0);

type Aggregated = 'sum' | 'min' | 'max';

function gauge(name: string, help: string, aggregator: Aggregated, read: () => number): Gauge {
	return new Gauge({
		name,
		help,
		aggregator,
		collect() {
			this.set(read());
		}
	});
}

const gauges: Gauge<string>[] = [
	gauge('cscc_log_healthy', '1 while this process follows the log', 'min', () =>
		[...rooms].every(({ healthy }) => healthy()) ? 1 : 0
	),
	gauge('cscc_log_lag_seconds', 'Since the log was last heard, entries or none', 'max', () =>
		Math.max(0, ...[...rooms].map(({ lagSeconds }) => lagSeconds()))
	),
	gauge('cscc_log_position', 'How far this process has followed the log', 'max', () =>
		Math.max(0, ...[...rooms].map(({ position }) => position()))
	),
	gauge('cscc_redis_volatile', '1 when the Redis can lose what was acknowledged', 'max', () =>
		[...rooms].some(({ volatile }) => volatile()) ? 1 : 0
	),
	new Gauge({
		name: 'cscc_screens',
		help: 'Connections that follow a feed',
		labelNames: ['feed'] as const,
		collect() {
			for (const feed of feedNames) {
				this.set(
					{ feed },
					sum(({ followers }) => followers()[feed])
				);
			}
		}
	})
];

/** Name and meaning of each of our metrics, for the README. */
export const metricList: readonly { name: string; help: string }[] = [
	commands,
	commandSeconds,
	publishSeconds,
	...Object.values(counters),
	...gauges
].map((metric) => {
	const { name, help } = metric as unknown as { name: string; help: string };
	return { name, help };
});

/** The process's own: processor, memory, event loop. Once, by whoever serves them. */
export function countProcess(): void {
	collectDefaultMetrics();
}

/** Adds a room's gauges; answers with what takes them away again. */
export function gaugeRoom(room: Gauged): () => void {
	rooms.add(room);
	return () => rooms.delete(room);
}

/** What parts of a room tell as it happens. */
export const meter = {
	commandAnswered(command: string, outcome: string, tookSeconds: number): void {
		commands.inc({ command, outcome });
		commandSeconds.observe(tookSeconds);
	},
	published(afterSeconds: number): void {
		publishSeconds.observe(Math.max(0, afterSeconds));
	},
	differed: () => counters.differences.inc(),
	loaded: () => counters.loads.inc(),
	framesSent: (count: number) => counters.frames.inc(count),
	snapshotsSent: (count: number) => counters.snapshots.inc(count),
	resumed: () => counters.resumes.inc(),
	setAside: () => counters.slow.inc(),
	cut: () => counters.cut.inc()
};
