/**
 * Walks the audit from its first entry to its last, archived days and all, and says whether all of it is as it was written:
 *
 *   npm run audit:verify [-- --expect NUMBER:MARK]
 *
 * Needs SEAL_KEYS with every key that was ever first, if the room has keys. Prints the number and the mark of the
 * last entry: kept elsewhere, they show next time that nothing before them was taken away or written anew.
 */
import { parseArgs } from 'node:util';
import { beginning, follow } from '#server/access/audit-chain.ts';
import { KeyRing } from '#server/access/key-ring.ts';
import { archivesOf } from '#server/log/archive.ts';
import { ArchiveDamagedError } from '#server/log/day-archive.ts';
import { linksFrom } from '#server/store/audit-stream.ts';
import { openRoomRedis } from './room-redis.ts';

const { values } = parseArgs({ options: { expect: { type: 'string' } } });
const room = await openRoomRedis();
try {
	const { redis, keys, config } = room;
	const ring = config.SEAL_KEYS ? new KeyRing(config.SEAL_KEYS) : undefined;
	let walked = beginning;
	let fault: string | undefined;
	let isMet = values.expect === undefined;
	for await (const link of linksFrom({ redis, keys, ...archivesOf(config) }, 1)) {
		const next = follow(walked, link, ring);
		if ('fault' in next) {
			fault = next.fault;
			break;
		}
		walked = next.walked;
		isMet ||= values.expect === `${walked.number}:${walked.mark}`;
	}
	if (!fault && !isMet)
		fault = `${values.expect} is not in it: the end was taken away or written anew`;
	if (fault) {
		process.stderr.write(`The audit is not as it was written: ${fault}.\n`);
		process.exitCode = 1;
	} else {
		process.stdout.write(`${walked.number} entries, each as it was written.\n`);
		process.stdout.write(`Last: ${walked.number}:${walked.mark}\n`);
	}
} catch (error) {
	if (!(error instanceof ArchiveDamagedError)) throw error;
	process.stderr.write(`The audit is not as it was written: ${error.message}\n`);
	process.exitCode = 1;
} finally {
	await room.close();
}
