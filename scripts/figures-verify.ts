/**
 * Counts the times of stages and the hours of teams once more from the log itself, entry by entry, and says whether what is kept of them says
 * the same:
 *
 *   npm run figures:verify
 */
import { isDeepStrictEqual } from 'node:util';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs, systemClock } from '#shared/kernel/clock.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { Board } from '#shared/fold/board.ts';
import { TimesFold, timesDays, timesSinceMs } from '#shared/fold/times.ts';
import { staffedHours } from '#shared/fold/staffed.ts';
import { timesView } from '#shared/fold/times-view.ts';
import { stages } from '#shared/rules/targets.ts';
import { archivesOf, readLog } from '#server/log/archive.ts';
import { readTimes } from '#server/store/times.ts';
import { Recount } from './figures/recount.ts';
import { TeamsRecount } from './figures/recount-teams.ts';
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
		const teams = new TeamsRecount();
		for await (const { position, entry } of readLog({ redis, keys, ...archivesOf(config) }, 1)) {
			if (position > kept.position) break;
			counted.take(entry);
			teams.take(entry);
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
		const sinceMs = timesSinceMs(nowMs);
		const otherwise = communityAreas.filter(({ number }) => {
			const here = [...fold.staffed()].filter(
				({ community, fromMs }) => community === number && fromMs >= sinceMs
			);
			const hours = here.reduce((sum, one) => sum + staffedHours(one, nowMs), 0);
			return Math.abs(hours - teams.hoursIn(number, sinceMs, nowMs)) > 0.001;
		});
		const all = [...wrong, ...otherwise.map(({ displayName }) => `teams in ${displayName}`)];
		process.exitCode = all.length > 0 ? 1 : 0;
		process.stdout.write(
			all.length > 0
				? `What is kept says something else than the log of: ${all.join(', ')}. Remove ${keys.times} and start the server: it is made anew.\n`
				: `${counted.size} requests and ${teams.size} teams up to position ${kept.position}: the times of each day and the hours of each community are what the log says.\n`
		);
	}
} finally {
	await room.close();
}
