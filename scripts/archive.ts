/**
 * Writes the log's whole days to compressed files under DATA_DIR/archive, and trims what is archived:
 *
 *   npm run archive [-- --keep-days 7] [--trim]
 *
 * The newest days stay in Redis. Without `--trim` nothing is taken away. May run while the server does.
 */
import { parseArgs } from 'node:util';
import { dayMs } from '#shared/kernel/clock.ts';
import { archiveDays, LogArchive } from '#server/log/archive.ts';
import { openRoomRedis } from './room-redis.ts';

const { values } = parseArgs({
	options: {
		'keep-days': { type: 'string', default: '7' },
		trim: { type: 'boolean', default: false }
	}
});
const keepDays = Number(values['keep-days']);
if (!Number.isInteger(keepDays) || keepDays < 0) {
	process.stderr.write('--keep-days is a whole number of days.\n');
	process.exit(1);
}
const room = await openRoomRedis();
try {
	const { config, redis, keys } = room;
	const archive = new LogArchive(config.DATA_DIR, config.ROOM);
	const beforeDay = new Date(Date.now() - keepDays * dayMs).toISOString().slice(0, 10);
	const days = await archiveDays({ redis, keys, archive }, beforeDay);
	for (const { day, from, to, entries } of days) {
		process.stdout.write(`${day}: ${entries} entries, ${from} to ${to}\n`);
	}
	if (days.length === 0) process.stdout.write('No whole day is waiting to be archived.\n');
	if (values.trim && archive.end > 0) {
		// Read back once more before the only other copy goes.
		for (const day of archive.days()) archive.read(day);
		// The newest entry stays in any case: by it every process knows that the log is still the same.
		const newest = Number((await redis.get(keys.position)) ?? 0);
		const from = Math.min(archive.end + 1, newest);
		const trimmed = await redis.xtrim(keys.log, 'MINID', `${from}-0`);
		process.stdout.write(`${trimmed} entries left Redis; they are in the archive.\n`);
	}
} finally {
	await room.close();
}
