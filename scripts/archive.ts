/**
 * Writes whole days of the log and of the audit to compressed files under DATA_DIR/archive, with the board at the end of
 * each day, and trims what is
 * archived:
 *
 *   npm run archive [-- --keep-days 7] [--trim]
 *
 * The newest days stay in Redis. Without `--trim` nothing is taken away. May run while the server does.
 */
import { parseArgs } from 'node:util';
import { dayMs } from '#shared/kernel/clock.ts';
import type { AuditEntry } from '#shared/wire/audit.ts';
import { archiveFolderOf, archivesOf, readLog } from '#server/log/archive.ts';
import { archiveDays, type ArchivedDay, type DayArchive } from '#server/log/day-archive.ts';
import { lastLink, placedLinksFrom } from '#server/store/audit-stream.ts';
import { DayBoards } from '#server/replay/day-boards.ts';
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
	const { archive, auditArchive } = archivesOf(config);
	const beforeDay = new Date(Date.now() - keepDays * dayMs).toISOString().slice(0, 10);
	const log = await archiveDays(archive, {
		entriesFrom: (position) => readLog({ redis, keys, archive }, position),
		atOf: ({ at }) => at,
		beforeDay
	});
	tell('', log);
	// Boards at the ends of days: by them a replay of any day begins near it.
	const boards = new DayBoards(archiveFolderOf(config));
	await boards.keep(
		archive.days().map(({ to }) => to),
		(position) => readLog({ redis, keys, archive }, position)
	);
	const audit = await archiveDays(auditArchive, {
		entriesFrom: (number) => placedLinksFrom({ redis, keys, auditArchive }, number),
		atOf: ({ text }) => (JSON.parse(text) as AuditEntry).at,
		beforeDay
	});
	tell('audit ', audit);
	if (log.length + audit.length === 0)
		process.stdout.write('No whole day is waiting to be archived.\n');
	if (values.trim) {
		// The newest entry stays in any case: by it every process knows that the log is still the same.
		const newest = Number((await redis.get(keys.position)) ?? 0);
		await trim('', { archive, key: keys.log, newest });
		const last = await lastLink({ redis, keys });
		await trim('audit ', { archive: auditArchive, key: keys.audit, newest: last?.number ?? 0 });
	}
} finally {
	await room.close();
}

function tell(what: string, days: readonly ArchivedDay[]): void {
	for (const { day, from, to, entries } of days) {
		process.stdout.write(`${what}${day}: ${entries} entries, ${from} to ${to}\n`);
	}
}

/** What is archived leaves Redis; not the newest entry. */
async function trim(
	what: string,
	{ archive, key, newest }: { archive: DayArchive<unknown>; key: string; newest: number }
): Promise<void> {
	if (archive.end === 0) return;
	// Read back once more before the only other copy goes.
	for (const day of archive.days()) archive.read(day);
	const from = Math.min(archive.end + 1, newest);
	const trimmed = await room.redis.xtrim(key, 'MINID', `${from}-0`);
	process.stdout.write(`${trimmed} ${what}entries left Redis; they are in the archive.\n`);
}
