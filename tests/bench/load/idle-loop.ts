/** Computes nothing for some seconds and gives way to everybody: what any work beside desks costs them at the least. */
import { giveWay } from '../../../scripts/datasets/give-way.ts';

export interface Loop {
	seconds: number;
}

process.on('message', ({ seconds }: Loop) => {
	giveWay();
	const untilMs = performance.now() + seconds * 1_000;
	while (performance.now() < untilMs);
	process.send!({ result: null });
});
