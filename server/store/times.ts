import type { Redis } from 'ioredis';
import type { Calendar } from '#shared/model/calendar.ts';
import type { TimesRow } from '#shared/fold/times.ts';
import type { RoomKeys } from './keys.ts';

/** How long stages took, as it was kept: which log it was read from, how far, and its rows. */
export interface KeptTimes {
	epoch: string;
	position: number;
	calendar?: Calendar;
	rows: TimesRow[];
}

/**
 * Keeps days, and how far they reach, in one step; answers 0 when somebody else has kept more of the same log.
 * Days that are empty, and days that are gone, are removed.
 * KEYS: times. ARGV: epoch, position, calendar, then day and rows by turns.
 */
const keepScript = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
local position = tonumber(redis.call('HGET', KEYS[1], 'position') or '0')
if epoch == ARGV[1] and position > tonumber(ARGV[2]) then return 0 end
if epoch and epoch ~= ARGV[1] then redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'position', ARGV[2], 'calendar', ARGV[3])
for index = 4, #ARGV, 2 do
	if ARGV[index + 1] == '[]' then redis.call('HDEL', KEYS[1], ARGV[index])
	else redis.call('HSET', KEYS[1], ARGV[index], ARGV[index + 1]) end
end
return 1`;

/** What was kept; nothing when nothing was. */
export async function readTimes(redis: Redis, keys: RoomKeys): Promise<KeptTimes | undefined> {
	const { epoch, position, calendar, ...days } = await redis.hgetall(keys.times);
	if (!epoch || !position) return undefined;
	return {
		epoch,
		position: Number(position),
		...(calendar ? { calendar: JSON.parse(calendar) as Calendar } : {}),
		rows: Object.values(days).flatMap((day) => JSON.parse(day) as TimesRow[])
	};
}

/** False when another process was further: what it kept stands. */
export async function keepTimes(
	redis: Redis,
	keys: RoomKeys,
	{
		epoch,
		position,
		calendar,
		days
	}: Omit<KeptTimes, 'rows'> & { days: ReadonlyMap<string, readonly TimesRow[]> }
): Promise<boolean> {
	const changed = [...days].flatMap(([day, rows]) => [day, JSON.stringify(rows)]);
	const kept = await redis.eval(
		keepScript,
		1,
		keys.times,
		epoch,
		position,
		calendar ? JSON.stringify(calendar) : '',
		...changed
	);
	return kept === 1;
}
