import { readFile, readdir } from 'node:fs/promises';

/** Linux counts processor time in hundredths of a second, whatever its own clock does. */
const ticksPerSecond = 100;
const pageBytes = 4096;

interface Stat {
	parent: number;
	ticks: number;
	pages: number;
}

/** What a tree of processes has used until now. */
export interface Usage {
	/** Processor time of the processes, and of their children that have ended, seconds. */
	cpuSeconds: number;
	/** Memory that is resident now, megabytes (10^6 bytes); what processes share is counted in each. */
	memoryMb: number;
}

/** Adds up `roots` and all that descend from them, from /proc. One that is gone counts nothing. */
export async function usageOf(roots: readonly number[]): Promise<Usage> {
	const stats = await readStats();
	const tree = new Set(roots);
	for (let grown = true; grown;) {
		const before = tree.size;
		for (const [pid, stat] of stats) if (tree.has(stat.parent)) tree.add(pid);
		grown = tree.size > before;
	}
	const members = [...tree].map((pid) => stats.get(pid)).filter((stat) => stat !== undefined);
	return {
		cpuSeconds: members.reduce((sum, stat) => sum + stat.ticks, 0) / ticksPerSecond,
		memoryMb: members.reduce((sum, stat) => sum + stat.pages * pageBytes, 0) / 1e6
	};
}

async function readStats(): Promise<Map<number, Stat>> {
	const stats = new Map<number, Stat>();
	for (const entry of await readdir('/proc')) {
		if (!/^\d+$/.test(entry)) continue;
		const text = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => undefined);
		if (text !== undefined) stats.set(Number(entry), parseStat(text));
	}
	return stats;
}

/** The name in brackets may hold anything, so the fields are counted from the last bracket. */
function parseStat(text: string): Stat {
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	const field = (index: number) => Number(fields[index] ?? 0);
	// utime, stime, and the same of children that were waited for.
	return {
		parent: field(1),
		ticks: field(11) + field(12) + field(13) + field(14),
		pages: field(21)
	};
}
