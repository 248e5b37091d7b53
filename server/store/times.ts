import type { Redis } from 'ioredis';
import type { Calendar } from '#shared/model/calendar.ts';
import type { StaffedRow } from '#shared/fold/staffed.ts';
import type { TimesDays, TimesRow } from '#shared/fold/times.ts';
import type { RoomKeys } from './keys.ts';

/** How long stages took and teams were out, as it was kept: which log it was read from, how far, and its rows. */
export interface KeptTimes {
	epoch: string;
	position: number;
	calendar?: Calendar;
	reached: TimesRow[];
	staffed: StaffedRow[];
	/** False of what was kept by a server that knew nothing of teams: of them the log has to be read. */
	knowsTeams: boolean;
}

/** Behind the log's name, of what was kept with teams: what was kept without them is not laid under it. */
const withTeams = ' staffed';
/** Before the day, in the name of a field, of what is kept of teams. */
const ofTeams = 'staffed:';

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
	const knowsTeams = epoch.endsWith(withTeams);
	const rows = <Row>(isOfTeams: boolean) =>
		Object.entries(days)
			.filter(([field]) => field.startsWith(ofTeams) === isOfTeams)
			.flatMap(([, day]) => JSON.parse(day) as Row[]);
	return {
		epoch: knowsTeams ? epoch.slice(0, -withTeams.length) : epoch,
		knowsTeams,
		position: Number(position),
		...(calendar ? { calendar: JSON.parse(calendar) as Calendar } : {}),
		reached: rows<TimesRow>(false),
		staffed: rows<StaffedRow>(true)
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
		days: { reached, staffed }
	}: Pick<KeptTimes, 'epoch' | 'position' | 'calendar'> & {
		base: number | 'whole';
		days: TimesDays;
	}
): Promise<boolean> {
	const changed = [
		...[...reached].map(([day, rows]) => [day, rows] as const),
		...[...staffed].map(([day, rows]) => [ofTeams + day, rows] as const)
	].flatMap(([field, rows]) => [field, JSON.stringify(rows)]);
	const kept = await redis.eval(
		keepScript,
		1,
		keys.times,
		epoch + withTeams,
		base,
		position,
		calendar ? JSON.stringify(calendar) : '',
		...changed
	);
	return kept === 1;
}
