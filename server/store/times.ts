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
 * Keeps days, and how far they reach, in one step. Days alone are laid over what they were made from: the same log, kept
 * at least as far as they go back (ARGV[2]; `whole` for a fold of all there is, which replaces everything). Answers 0 and
 * changes nothing when that is not what is there, or when somebody has kept more of the same log.
 * Days that are empty, and days that are gone, are removed.
 * KEYS: times. ARGV: epoch, base, position, calendar, then day and rows by turns.
 */
const keepScript = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
local position = tonumber(redis.call('HGET', KEYS[1], 'position') or '0')
local same = epoch == ARGV[1]
if same and position > tonumber(ARGV[3]) then return 0 end
if ARGV[2] == 'whole' then redis.call('DEL', KEYS[1])
elseif not same or position < tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'position', ARGV[3], 'calendar', ARGV[4])
for index = 5, #ARGV, 2 do
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

/** False when this does not follow from what is there, or another process was further: what it kept stands. */
export async function keepTimes(
	redis: Redis,
	keys: RoomKeys,
	{
		epoch,
		base,
		position,
		calendar,
		days
	}: Omit<KeptTimes, 'rows'> & {
		base: number | 'whole';
		days: ReadonlyMap<string, readonly TimesRow[]>;
	}
): Promise<boolean> {
	const changed = [...days].flatMap(([day, rows]) => [day, JSON.stringify(rows)]);
	const kept = await redis.eval(
		keepScript,
		1,
		keys.times,
		epoch,
		base,
		position,
		calendar ? JSON.stringify(calendar) : '',
		...changed
	);
	return kept === 1;
}
