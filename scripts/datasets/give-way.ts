import { spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/**
 * From now on this process takes what others leave of the processor: desks come first. Where the system can (`chrt` of Linux), it
 * runs only while nobody else wants to; elsewhere it is merely the last in the row.
 */
export function giveWay(): void {
	const pid = String(process.pid);
	const done = spawnSync('chrt', ['--all-tasks', '--idle', '--pid', '0', pid], { stdio: 'ignore' });
	if (done.status !== 0) setPriority(constants.priority.PRIORITY_LOW);
}
