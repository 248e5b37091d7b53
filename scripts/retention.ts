/**
 * Takes confidential details away for good once what they belong to has been over for a time:
 *
 *   npm run retention [-- --days 90] [--dry-run]
 *
 * Each record's details have a key of their own; it goes with them, and every shredding is on record. Redis writes
 * its file anew at once, so that no older copy stays in it. Backups made before keep theirs: delete them in time.
 */
import { parseArgs } from 'node:util';
import { dayMs, systemClock, toMs } from '#shared/kernel/clock.ts';
import { splitKey } from '#shared/fold/board.ts';
import { isOpenRequest } from '#shared/model/request.ts';
import { closedTaskStates } from '#shared/model/task.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import { Audit } from '#server/access/audit.ts';
import { KeyRing } from '#server/access/key-ring.ts';
import { readRecords } from '#server/store/records.ts';
import { Sealed } from '#server/store/sealed.ts';
import { openRoomRedis } from './room-redis.ts';

const { values } = parseArgs({
	options: {
		days: { type: 'string', default: '90' },
		'dry-run': { type: 'boolean', default: false }
	}
});

/** Nothing more is to be done about it, and nothing was for so long. */
function isOver(record: AnyRecord | undefined, beforeMs: number): boolean {
	if (!record) return true;
	if (toMs(record.changedAt) > beforeMs) return false;
	if (record.kind === 'request') return !isOpenRequest(record) && record.state !== 'resolved';
	return record.kind !== 'task' || closedTaskStates.includes(record.state);
}

const days = Number(values.days);
if (!Number.isInteger(days) || days < 0) {
	process.stderr.write('--days is a whole number of days.\n');
	process.exit(1);
}
const room = await openRoomRedis();
try {
	const { redis, keys, config } = room;
	if (!config.SEAL_KEYS) throw new Error('SEAL_KEYS is not set: this room keeps no such details.');
	const store = { redis, keys, replicas: config.REDIS_REPLICAS };
	const ring = new KeyRing(config.SEAL_KEYS);
	const sealed = new Sealed(store, ring);
	const audit = new Audit(store, systemClock, ring);
	const beforeMs = systemClock.now() - days * dayMs;
	let shredded = 0;
	const subjects = await redis.smembers(keys.sealedIds);
	for (const subject of subjects) {
		const [kind, id] = splitKey(subject);
		const [record] = await readRecords(redis, keys, [{ kind, id }]);
		if (!isOver(record, beforeMs)) continue;
		shredded += 1;
		if (values['dry-run']) continue;
		await audit.write({ actor: 'system', act: 'shredded', subject: id });
		await sealed.shred(kind, id);
	}
	if (shredded > 0 && !values['dry-run']) await redis.bgrewriteaof();
	const would = values['dry-run'] ? 'would be shredded' : 'shredded';
	process.stdout.write(`${shredded} of ${subjects.length} ${would}.\n`);
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`);
	process.exitCode = 1;
} finally {
	await room.close();
}
