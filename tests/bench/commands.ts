import { Child } from './load/child.ts';
import type { Written } from './load/writers.ts';
import { cpuSecondsOf, pause } from './measure.ts';
import { Rig } from './rig.ts';

export interface CommandsPlan {
	writers: number;
	pairs: number;
	seconds: number;
}

export interface CommandsResult {
	plan: CommandsPlan;
	door: (Written & { serverCpuMicros: number })[];
	script: Written[];
}

/** Commands through the socket door beside the bare commit script, in turns, `appendfsync always` for both. */
export async function measureCommands(plan: CommandsPlan): Promise<CommandsResult> {
	const { writers } = plan;
	const rig = await Rig.open({ COMMANDS_PER_SECOND: '100000', REQUESTS_PER_MINUTE: '1000000' });
	const door = Child.start('writers.ts');
	const script = Child.start('writers.ts');
	try {
		const cookies = [await rig.enter('writer', 'desk')];
		await door.ask({ ask: 'door', url: rig.liveUrl, cookies, writers });
		await script.ask({ ask: 'script', socketPath: rig.socketPath, room: 'floor', writers });
		const result: CommandsResult = { plan, door: [], script: [] };
		// Both begin warm.
		for (const child of [door, script]) await child.ask({ ask: 'run', seconds: 1 });
		for (let pair = 0; pair < plan.pairs; pair += 1) {
			const before = cpuSecondsOf(rig.pid);
			const written = await door.ask<Written>({ ask: 'run', seconds: plan.seconds });
			const cpu = cpuSecondsOf(rig.pid) - before;
			const commands = written.perSecond * plan.seconds;
			result.door.push({ ...written, serverCpuMicros: (cpu * 1e6) / Math.max(1, commands) });
			await pause(200);
			result.script.push(await script.ask<Written>({ ask: 'run', seconds: plan.seconds }));
		}
		return result;
	} finally {
		await door.stop();
		await script.stop();
		await rig.close();
	}
}
