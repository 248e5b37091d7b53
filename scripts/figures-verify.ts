/**
 * Counts the times of stages once more from the log itself, entry by entry, and says whether what is kept of them says
 * the same:
 *
 *   npm run figures:verify
 */
import { isDeepStrictEqual } from 'node:util';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs, systemClock } from '#shared/kernel/clock.ts';
import { Board } from '#shared/fold/board.ts';
import { TimesFold, timesDays } from '#shared/fold/times.ts';
import { timesView } from '#shared/fold/times-view.ts';
import { stages } from '#shared/rules/targets.ts';
import { archivesOf, readLog } from '#server/log/archive.ts';
import { readTimes } from '#server/store/times.ts';
import { Recount } from './figures/recount.ts';
import { openRoomRedis } from './room-redis.ts';

const room = await openRoomRedis();
try {
	const { redis, keys, config } = room;
	const kept = await readTimes(redis, keys);
	if (!kept) process.stdout.write('Nothing is kept yet: times are kept when a server ends.\n');
	else {
		const fold = new TimesFold();
		fold.restore(kept);
		const counted = new Recount();
		for await (const { position, entry } of readLog({ redis, keys, ...archivesOf(config) }, 1)) {
			if (position > kept.position) break;
			counted.take(entry);
		}
		const nowMs = systemClock.now();
		const to = chicagoDay(nowMs);
		const from = chicagoDay(nowMs - (timesDays - 2) * dayMs);
		const wrong = stages.filter((stage) => {
			const nothing = {
				open: [],
				calendars: new Board(),
				nowMs,
				position: kept.position,
				since: null
			};
			const { days } = timesView({ from, to, stage }, { reached: fold.all(), ...nothing });
			return !isDeepStrictEqual(days, counted.view({ from, to, stage }, nowMs).days);
		});
		process.exitCode = wrong.length > 0 ? 1 : 0;
		process.stdout.write(
			wrong.length > 0
				? `What is kept says something else than the log of: ${wrong.join(', ')}. Remove ${keys.times} and start the server: it is made anew.\n`
				: `${counted.size} requests up to position ${kept.position}: the times of each day are what the log says.\n`
		);
	}
} finally {
	await room.close();
}
