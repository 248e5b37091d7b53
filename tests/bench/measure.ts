import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** A value of a sorted list below which `share` of it lies. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
	if (sorted.length === 0) return Number.NaN;
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function sorted(values: Iterable<number>): number[] {
	return [...values].sort((a, b) => a - b);
}

export function median(values: Iterable<number>): number {
	return percentile(sorted(values), 0.5);
}

/** One clock for every process of this machine, milliseconds. */
export function monotonicMs(): number {
	return Number(process.hrtime.bigint()) / 1e6;
}

/** Processor seconds that a process has used in all its threads, in nanosecond steps. */
export function cpuSecondsOf(pid: number): number {
	let nanoseconds = 0;
	for (const thread of readdirSync(`/proc/${pid}/task`)) {
		const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
		nanoseconds += Number(text.split(' ')[0]);
	}
	return nanoseconds / 1e9;
}

/** Memory of a process that is resident now, KiB. */
export function residentKbOf(pid: number): number {
	return statusOf(pid, 'VmRSS');
}

/** The most memory that was resident since it started, KiB. */
export function peakKbOf(pid: number): number {
	return statusOf(pid, 'VmHWM');
}

function statusOf(pid: number, field: string): number {
	const text = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1]);
}

/** The machine and what else it does: without this no figure of the report means anything. */
export interface MachineNote {
	processor: string;
	cores: number;
	memoryGb: number;
	kernel: string;
	node: string;
	/** Share of all cores that was in use while the bench itself did nothing. */
	busyShare: number;
	/** Longest over median time of the same small computation, 200 times: 1 is a silent machine. */
	jitter: number;
}

export async function describeMachine(): Promise<MachineNote> {
	const before = busyTicks();
	await pause(1_000);
	const after = busyTicks();
	const times = sorted(Array.from({ length: 200 }, () => timeOf(spin)));
	return {
		processor: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		kernel: readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim(),
		node: process.version,
		busyShare: (after.busy - before.busy) / Math.max(1, after.all - before.all),
		jitter: percentile(times, 1) / percentile(times, 0.5)
	};
}

function busyTicks(): { busy: number; all: number } {
	const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
	const ticks = line.split(/\s+/).slice(1).map(Number);
	const all = ticks.reduce((sum, one) => sum + one, 0);
	const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
	return { busy: all - idle, all };
}

function spin(): number {
	let sum = 0;
	for (let index = 0; index < 200_000; index += 1) sum = (sum + index * index) % 1_000_003;
	return sum;
}

function timeOf(work: () => unknown): number {
	const at = performance.now();
	work();
	return performance.now() - at;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
