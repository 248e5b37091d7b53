import { Board } from '#shared/fold/board.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { freshness } from '#shared/wire/feeds.ts';
import { RecordsFeed } from '#server/feeds/records-feed.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import type { Line } from './fault-proxy.ts';
import type { FaultWorld, WorldServer } from './fault-world.ts';
import { faultsOf } from './history.ts';
import type { WorldPerson } from './world-person.ts';

export interface FaultRun {
	seed: number;
	/** What was broken, in order. */
	broken: string[];
	acknowledged: number;
	/** From the last line's being mended until all screens were at the log's end, milliseconds. */
	convergedMs: number;
	faults: string[];
}

/** Long enough for a screen to have to say that it is not live. */
const longMs = 17_000;
const convergeWithinMs = 25_000;
/** A screen is looked at this often, and may be so late in saying that it is not live. */
const lookEveryMs = 250;
const slackMs = 1_500;

type Random = () => number;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const between = (random: Random, from: number, to: number) => from + random() * (to - from);
const pick = <T>(random: Random, from: readonly T[]): T =>
	from[Math.floor(random() * from.length)]!;

/** One seed: people give commands, things break and are mended, and then every promise is checked. */
export async function runFaults(world: FaultWorld, seed: number): Promise<FaultRun> {
	const random = randomSource(seed);
	const state = { enough: false, faults: [] as string[], broken: [] as string[] };
	for (const person of world.people) person.given.length = 0;
	const from = (await world.readLog()).length;
	const looking = lookAtScreens(world, state);
	// Each hand draws from a source of its own: what breaks, and when, is the seed's alone.
	const giving = world.people
		.slice(0, -2)
		.map((person, index) => work(person, randomSource(seed * 31 + index), state));
	const isLong = random() < 0.08;
	const times = 1 + Math.floor(random() * 4);
	for (let time = 0; time < times; time += 1) {
		await pause(between(random, 100, 500));
		await breakSomething(world, random, { state, isLong: isLong && time === 0 });
	}
	mend(world);
	const mendedAt = performance.now();
	await untilAnswered(world, mendedAt);
	state.enough = true;
	await Promise.all(giving);
	const convergedMs = await untilConverged(world, state.faults, mendedAt);
	clearInterval(looking);
	const log = (await world.readLog()).slice(from);
	const given = world.people.flatMap((person) => person.given);
	state.faults.push(...faultsOf(given, withoutBefore(log)));
	const differed = world.people.reduce((sum, { line }) => sum + line.differences, 0);
	if (differed > 0)
		state.faults.push(`wrong: ${differed} screens differed though nothing was missing`);
	const acknowledged = given.filter(({ answer }) => answer?.ok).length;
	return { seed, broken: state.broken, acknowledged, convergedMs, faults: state.faults };
}

/** Versions of records begin where this run's log does. */
function withoutBefore(log: Awaited<ReturnType<FaultWorld['readLog']>>) {
	const made = new Set(
		log.flatMap(({ entry }) =>
			entry.records.filter(({ version }) => version === 1).map(({ id }) => id)
		)
	);
	return log.map((one) => ({
		...one,
		entry: { ...one.entry, records: one.entry.records.filter(({ id }) => made.has(id)) }
	}));
}

/** Logs requests and changes them, one's own and others', until it is enough. */
async function work(
	person: WorldPerson,
	random: Random,
	state: { enough: boolean }
): Promise<void> {
	while (!state.enough) {
		const how = { isEnough: () => state.enough, twice: random() < 0.2 };
		const known = [...person.board.all('request')].slice(-8);
		const target = random() < 0.5 ? pick(random, known) : undefined;
		if (target) {
			const priority = 2 + Math.floor(random() * 3);
			const { id, priority: from } = target;
			await person.give('request.edit', { id, edits: { priority: { from, to: priority } } }, how);
		} else {
			const request = { title: 'A light is out', category: 'lighting', channel: 'phone' };
			await person.give('request.log', request, how);
		}
		await pause(between(random, 2, 25));
	}
}

/** A random fault, for a while; what it was is kept for whoever reads a failed seed. */
async function breakSomething(
	world: FaultWorld,
	random: Random,
	{ state, isLong }: { state: { broken: string[] }; isLong: boolean }
): Promise<void> {
	const server = pick(random, world.servers);
	const person = pick(random, world.people);
	const whileMs = isLong ? longMs : between(random, 50, 1_800);
	const line = badLine(random);
	const say = (what: string) => state.broken.push(`${what} ${Math.round(whileMs)} ms`);
	switch (Math.floor(random() * 8)) {
		case 0:
			say('kill -9 of a server');
			server.process.child.kill('SIGKILL');
			await pause(Math.min(whileMs, 800));
			return restartIfGone(world, server);
		case 1:
			say('a server stands still');
			server.process.child.kill('SIGSTOP');
			await pause(whileMs);
			server.process.child.kill('SIGCONT');
			return;
		case 2:
			say('kill -9 of Redis');
			await world.redis.kill();
			await pause(whileMs / 2);
			return world.redis.start();
		case 3:
			say('Redis stands still');
			world.redis.signal('SIGSTOP');
			await pause(isLong ? 6_000 : whileMs);
			world.redis.signal('SIGCONT');
			return;
		case 4:
		case 5:
			say(`a server's line to Redis: ${describe(line)}`);
			server.redisLine.set(line);
			await pause(whileMs);
			server.redisLine.set({ kind: 'well' });
			return;
		default:
			say(`a person's line: ${describe(line)}`);
			person.proxy?.set(line);
			await pause(whileMs);
			if (random() < 0.3) person.proxy?.cut();
			person.proxy?.set({ kind: 'well' });
	}
}

function badLine(random: Random): Line {
	return pick<Line>(random, [
		{ kind: 'delay', ms: between(random, 5, 400) },
		{ kind: 'stall' },
		{ kind: 'swallow', direction: 'up' },
		{ kind: 'swallow', direction: 'down' },
		{ kind: 'slow', bytesPerSecond: between(random, 2_000, 60_000) },
		{ kind: 'refuse' }
	]);
}

function describe(line: Line): string {
	return Object.values(line)
		.map((part) => (typeof part === 'number' ? Math.round(part) : part))
		.join(' ');
}

/** A half-open line has lost bytes for good: it is cut, as whoever notices it would. */
function mend(world: FaultWorld): void {
	for (const { proxy } of world.people) proxy?.cut();
	for (const { redisLine } of world.servers) {
		redisLine.cut();
		redisLine.set({ kind: 'well' });
	}
	for (const { proxy } of world.people) proxy?.set({ kind: 'well' });
}

async function restartIfGone(world: FaultWorld, server: WorldServer): Promise<void> {
	const { child } = server.process;
	if (child.exitCode === null && child.signalCode === null) {
		await new Promise((resolve) => child.once('exit', resolve));
	}
	await world.restart(server);
}

/** Everybody who gives commands has been answered since then. */
async function untilAnswered(world: FaultWorld, since: number): Promise<void> {
	const writers = world.people.slice(0, -2);
	const untilMs = performance.now() + convergeWithinMs;
	const isThere = ({ given }: WorldPerson) =>
		given.some(({ endedAt, answer }) => answer?.ok && (endedAt ?? 0) > since);
	while (!writers.every(isThere) && performance.now() < untilMs) await pause(20);
}

/** All screens at the log's end, with the digest of a board that was folded from the log alone. */
async function untilConverged(world: FaultWorld, faults: string[], since: number): Promise<number> {
	const log = await world.readLog();
	const board = new Board();
	for (const { entry } of log) applyEntry(board, entry as Entry);
	const feed = new RecordsFeed({ role: 'desk', deskIds: [] }, board);
	const end = log.at(-1)?.position ?? 0;
	feed.load('witness', { position: end, recent: [] });
	const isThere = ({ line }: WorldPerson) =>
		line.follower.position >= end && line.follower.digest === feed.feed.digest;
	const untilMs = performance.now() + convergeWithinMs;
	while (!world.people.every(isThere) && performance.now() < untilMs) await pause(20);
	for (const [index, person] of world.people.entries()) {
		if (isThere(person)) continue;
		const { position, digest } = person.line.follower;
		faults.push(
			`screen ${index} ended at ${position} of ${end} with ${digest}, not ${feed.feed.digest}`
		);
	}
	return performance.now() - since;
}

/** No screen may say that it is live while it lacks what was acknowledged longer ago than it may be late. */
function lookAtScreens(world: FaultWorld, state: { faults: string[] }): NodeJS.Timeout {
	const lied = new Set<WorldPerson>();
	return setInterval(() => {
		const now = performance.now();
		const old = world.people
			.flatMap(({ given }) => given)
			.filter(({ endedAt }) => (endedAt ?? now) < now - freshness.notLiveAfterMs - slackMs);
		const owed = Math.max(0, ...old.map(({ answer }) => (answer?.ok ? answer.position : 0)));
		for (const person of world.people) {
			const { position } = person.line.follower;
			if (!person.saysLive || position >= owed || lied.has(person)) continue;
			lied.add(person);
			state.faults.push(`lied: a screen at ${position} said live, ${owed} was owed`);
		}
	}, lookEveryMs);
}
