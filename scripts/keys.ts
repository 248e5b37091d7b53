/**
 * Keys for confidential details:
 *
 *   npm run keys -- make ID     prints a new key as SEAL_KEYS spells it
 *   npm run keys -- rotate      locks everything with the first key of SEAL_KEYS
 *
 * To change the key: put the new one in front of the old in SEAL_KEYS, start the server anew, run `rotate` with the
 * same SEAL_KEYS, and take the old one out once the audit it marked is archived. May run while the server does.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '#shared/kernel/clock.ts';
import { splitKey } from '#shared/fold/board.ts';
import { Audit } from '#server/access/audit.ts';
import { KeyRing, makeKey } from '#server/access/key-ring.ts';
import { OptedOut } from '#server/courier/opted-out.ts';
import { Sealed } from '#server/store/sealed.ts';
import { openRoomRedis } from './room-redis.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [what, id = ''] = positionals;

async function rotate(): Promise<void> {
	const room = await openRoomRedis();
	try {
		const { redis, keys, config } = room;
		if (!config.SEAL_KEYS) throw new Error('SEAL_KEYS is not set: there is nothing to lock with.');
		const ring = new KeyRing(config.SEAL_KEYS);
		const store = { redis, keys, replicas: config.REDIS_REPLICAS };
		const sealed = new Sealed(store, ring);
		let changed = 0;
		const subjects = await redis.smembers(keys.sealedIds);
		for (const subject of subjects) {
			if (await sealed.rotate(...splitKey(subject))) changed += 1;
		}
		await new OptedOut(store, ring).rotate();
		const entry = { actor: 'system', act: 'keys_rotated', what: ring.currentId } as const;
		await new Audit(store, systemClock, ring).write(entry);
		process.stdout.write(
			`${changed} of ${subjects.length} locked anew with "${ring.currentId}".\n`
		);
	} finally {
		await room.close();
	}
}

try {
	if (what === 'make' && /^[a-z0-9-]{1,20}$/.test(id)) process.stdout.write(`${makeKey(id)}\n`);
	else if (what === 'rotate') await rotate();
	else throw new Error('Say what to do: make ID (small letters, digits, -), or rotate.');
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`);
	process.exitCode = 1;
}
