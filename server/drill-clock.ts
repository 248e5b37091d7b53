import type { Clock } from '#shared/kernel/clock.ts';
import { hourMs } from '#shared/kernel/clock.ts';

/**
 * A clock for practice: it starts some hours back and catches up with the real one in `catchUpMs`, so
 * that a drill has a morning behind it when people come in. From then on it is the real clock.
 */
export function drillClock(real: Clock, hoursBack: number, catchUpMs: number): Clock {
	const startMs = real.now();
	const backMs = hoursBack * hourMs;
	return {
		now() {
			const nowMs = real.now();
			const done = Math.min(1, (nowMs - startMs) / catchUpMs);
			return Math.round(nowMs - backMs * (1 - done));
		}
	};
}
