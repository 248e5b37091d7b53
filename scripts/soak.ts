/**
 * Fresh seeds until stopped, or as many as are asked for; prints the seed that fails:
 *
 *   npm run soak [-- simulation|faults|surge|wall|offline|desk|intake] [--seed N] [--runs N] [--json FILE] [--speed N] [--hours N]
 *
 * `simulation` is the room without time and network, thousands of seeds a minute. `faults` is real processes
 * and real lines that break, some ten a minute; a list of what was run goes to the file. `surge` is July 4 once:
 * 110 notices and 600 requests in four days, a hundred times as fast as life unless told. `wall` is one screen in
 * a real browser, untouched for an hour, or for `--hours` at `--speed` times as many events. `offline` ends a real
 * browser fifty times while it sends what was written without a line. `desk` is one that is worked at for five minutes with
 * 2,000 open requests and 50 events a second. `intake` is fifty people a second at the community's door for a minute, some of
 * whom send twice, while desks work.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stage } from '../tests/support/e2e.ts';
import { workUnderLoad } from '../tests/support/desk-load.ts';
import { runFaults, type FaultRun } from '../tests/support/fault-run.ts';
import { FaultWorld } from '../tests/support/fault-world.ts';
import { takeInUnderLoad, usualPlan } from '../tests/support/intake-load.ts';
import { killWhileSending } from '../tests/support/killed-browser.ts';
import { runSeed } from '../tests/support/simulation-run.ts';
import { julyFourth, Surge, type SurgePlan } from '../tests/support/surge.ts';
import { growthOf, WallSoak } from '../tests/support/wall-soak.ts';
import { randomSource } from './drill/random.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		seed: { type: 'string' },
		runs: { type: 'string' },
		json: { type: 'string' },
		speed: { type: 'string' },
		hours: { type: 'string' }
	}
});
const [what = 'simulation'] = positionals;
const first = Number(values.seed ?? Date.now() % 1_000_000_000);
const most = Number(values.runs ?? Number.POSITIVE_INFINITY);
const reportEvery = { simulation: 500, faults: 10 };
/** A world's log grows with every run: a fresh one now and then. */
const runsPerWorld = 40;
const say = (text: string) => process.stdout.write(`${text}\n`);

// Everything that was started ends in order.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const soaks = {
	simulation: soakSimulation,
	faults: soakFaults,
	surge: soakSurge,
	wall: soakWall,
	offline: soakOffline,
	desk: soakDesk,
	intake: soakIntake
};
const failed = await (soaks[what as keyof typeof soaks] ?? soakSimulation)();
if (failed && (what === 'simulation' || what === 'faults'))
	say('Put these seeds into the list of seeds that once failed.');
process.exit(failed ? 1 : 0);

async function soakSimulation(): Promise<boolean> {
	for (let runs = 1; runs <= most && !stop.signal.aborted; runs += 1) {
		const { fault } = runSeed(first + runs - 1);
		if (fault) {
			say(fault);
			return true;
		}
		if (runs % reportEvery.simulation === 0) say(`${runs} seeds, no fault`);
		// Lets a signal in between two seeds.
		await new Promise((resolve) => setImmediate(resolve));
	}
	return false;
}

async function soakFaults(): Promise<boolean> {
	const done: FaultRun[] = [];
	let world: FaultWorld | undefined;
	for (let runs = 1; runs <= most && !stop.signal.aborted; runs += 1) {
		const seed = first + runs - 1;
		world ??= await FaultWorld.open(6, randomSource(seed));
		const run = await runFaults(world, seed);
		done.push(run);
		for (const fault of run.faults) say(`seed ${seed}: ${fault} (${run.broken.join('; ')})`);
		if (runs % reportEvery.faults === 0) say(summaryOf(done));
		// After a fault the world may be one that no promise holds in.
		if (runs % runsPerWorld === 0 || run.faults.length > 0) {
			await world.close();
			world = undefined;
		}
	}
	await world?.close();
	if (values.json) writeFileSync(values.json, `${JSON.stringify(done, undefined, '\t')}\n`);
	say(summaryOf(done));
	return done.some(({ faults }) => faults.length > 0);
}

/** One surge; fails when any screen was more than two seconds behind, or anything was wrong. */
async function soakSurge(): Promise<boolean> {
	const speed = Number(values.speed ?? julyFourth.speed);
	const hours = Number(values.hours ?? julyFourth.hours);
	const share = hours / julyFourth.hours;
	const { requests, incidents } = julyFourth;
	const plan: SurgePlan = {
		...julyFourth,
		speed,
		hours,
		requests: Math.round(requests * share),
		incidents: Math.round(incidents * share),
		...(values.seed ? { seed: first } : {})
	};
	const result = await new Surge(plan).run(say, stop.signal);
	const { deskLags, wallLags, watchLags, ...rest } = result;
	const lags = { desk: lagOf(deskLags), wall: lagOf(wallLags), watch: lagOf(watchLags) };
	const summary = { plan, ...rest, lags };
	say(JSON.stringify(summary, undefined, '\t'));
	if (values.json) writeFileSync(values.json, `${JSON.stringify(summary, undefined, '\t')}\n`);
	const isLate = Object.values(lags).some(({ max }) => max > 2_000);
	const isWrong = rest.missing + rest.differences + rest.queueFaults + rest.hiddenUrgent > 0;
	return isLate || isWrong;
}

/** One wall; fails when it grew, lost its map, was loaded again, or was ever wrong or not live. */
async function soakWall(): Promise<boolean> {
	const plan = {
		hours: Number(values.hours ?? 1),
		factor: Number(values.speed ?? 1),
		eventsPerSecond: 5,
		seed: values.seed ? first : 24
	};
	const result = await new WallSoak(plan).run(say, stop.signal);
	const growth = growthOf(result.samples);
	const { samples, ...rest } = result;
	say(JSON.stringify({ plan, ...rest, growth }, undefined, '\t'));
	if (values.json)
		writeFileSync(values.json, `${JSON.stringify({ plan, ...rest, growth, samples })}\n`);
	const isOne = rest.contexts === 1 && rest.loads === 1 && rest.errors.length === 0;
	const isTrue = rest.differences === 0 && Object.keys(rest.seconds).join() === 'live';
	// Nothing can be said of a few minutes.
	const isFlat = samples.length >= 10 && growth.heap < 0.05 && growth.nodes < 0.05;
	return !isFlat || !isOne || !isTrue;
}

/** Browsers that are ended; fails when anything of what was written is missing or there twice. */
async function soakOffline(): Promise<boolean> {
	const stage = await Stage.open();
	const runs = values.runs ? most : 50;
	const result = await killWhileSending(stage, { runs, perRun: 20, random: randomSource(first) });
	await stage.close();
	say(JSON.stringify(result));
	if (values.json) writeFileSync(values.json, `${JSON.stringify(result, undefined, '\t')}\n`);
	return result.lost.length + result.doubled.length > 0;
}

/** One desk; fails when a key waits, anything moves by itself, or a screen reader is flooded. */
async function soakDesk(): Promise<boolean> {
	const stage = await Stage.open();
	const seconds = Math.round(Number(values.hours ?? 1 / 12) * 3_600);
	const plan = { open: 2_000, seconds, eventsPerSecond: 50, newOneIn: 10 };
	const result = await workUnderLoad(stage, plan);
	await stage.close();
	say(JSON.stringify({ plan, ...result }, undefined, '\t'));
	if (values.json)
		writeFileSync(values.json, `${JSON.stringify({ plan, ...result }, undefined, '\t')}\n`);
	const isSlow = result.interaction.p98 > 100 || result.longTasks.max > 100;
	const isRestless = result.moved > 0 || result.shifted.length > 0 || result.layoutShift > 0.02;
	const isIdle = result.events < seconds * 40 || result.interaction.n < seconds;
	const spoken = (how: string) => result.said.filter((one) => one.how === how).length;
	const isLoud = spoken('polite') > seconds / 30 + 1 || spoken('assertive') > seconds / 10;
	return isSlow || isRestless || isLoud || isIdle;
}

/** Milliseconds: the middle, nearly all, and the worst. */
function lagOf(lags: readonly number[]): { n: number; p50: number; p99: number; max: number } {
	const sorted = lags.toSorted((a, b) => a - b);
	const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
	return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

function summaryOf(done: readonly FaultRun[]): string {
	const bad = done.filter(({ faults }) => faults.length > 0);
	const acknowledged = done.reduce((sum, run) => sum + run.acknowledged, 0);
	const slowest = Math.max(...done.map(({ convergedMs }) => convergedMs));
	return (
		`${done.length} runs, ${acknowledged} commands acknowledged, ${bad.length} with a fault; ` +
		`slowest return ${(slowest / 1_000).toFixed(1)} s`
	);
}

/** Everybody is there once, nobody waits longer than a second, and desks hardly notice. */
async function soakIntake(): Promise<boolean> {
	const result = await takeInUnderLoad(usualPlan, say);
	const at = (share: number, list: readonly number[]) =>
		list.toSorted((a, b) => a - b)[Math.floor(share * (list.length - 1))] ?? 0;
	const spread = (list: readonly number[]) => ({
		count: list.length,
		p50: Math.round(at(0.5, list) * 10) / 10,
		p95: Math.round(at(0.95, list) * 10) / 10,
		p99: Math.round(at(0.99, list) * 10) / 10
	});
	const { intakes, deskAlone, deskBeside, ...rest } = result;
	const ratio = (share: number) =>
		Math.round((100 * at(share, deskBeside)) / at(share, deskAlone)) / 100;
	const summary = {
		...rest,
		intakeMs: spread(intakes),
		deskAloneMs: spread(deskAlone),
		deskBesideMs: spread(deskBeside),
		deskRatio: { p50: ratio(0.5), p95: ratio(0.95), p99: ratio(0.99) }
	};
	say(JSON.stringify(summary, undefined, '\t'));
	if (values.json) writeFileSync(values.json, `${JSON.stringify(summary, undefined, '\t')}\n`);
	const isWhole = rest.made === rest.sent && rest.numbers === rest.sent;
	return !isWhole || at(0.99, intakes) > 1_000 || ratio(0.5) > 1.2;
}
