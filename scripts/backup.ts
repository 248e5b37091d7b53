/**
 * Makes a backup of the room's Redis while it runs, and proves it before saying so:
 *
 *   npm run backup [-- --to FOLDER]
 *
 * The copy is as of one moment. It is restored into a folder of its own, read from end to end and thrown
 * away again; only then the manifest is written. The archive of the log (DATA_DIR/archive) is copied as it is.
 */
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCopy } from './backup/check.ts';
import {
	BackupError,
	copyName,
	copyRedis,
	manifestName,
	sentenceOf,
	sha256Of,
	type Manifest
} from './backup/files.ts';
import { openCopy } from './backup/scratch-redis.ts';
import { openRoomRedis } from './room-redis.ts';
import { readConfig } from '#server/config.ts';

const { values } = parseArgs({ options: { to: { type: 'string' } } });

async function main(): Promise<void> {
	const config = readConfig(process.env);
	const stamp = new Date().toISOString().replace(/[:.]/g, '-');
	const folder = resolve(values.to ?? join(config.DATA_DIR, 'backups', stamp));
	if (existsSync(join(folder, manifestName))) {
		throw new BackupError(`${folder} already holds a backup. Choose another folder.`);
	}
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// It holds everything that the room knows, and everybody's password hashes.
	chmodSync(folder, 0o700);
	const room = await openRoomRedis();
	const copy = join(folder, copyName);
	const madeAt = new Date().toISOString();
	try {
		if ((await room.redis.get(room.keys.format)) === null) {
			throw new BackupError(
				`There is no room "${config.ROOM}" in this Redis. Look at ROOM and DATA_DIR.`
			);
		}
		copyRedis(room.cliArgs, copy);
		chmodSync(copy, 0o600);
	} finally {
		await room.close();
	}
	const manifest: Manifest = {
		product: 'cscc-operations-room',
		...(await prove(copy, config.ROOM)),
		madeAt,
		sha256: await sha256Of(copy)
	};
	const archive = join(config.DATA_DIR, 'archive');
	if (existsSync(archive)) cpSync(archive, join(folder, 'archive'), { recursive: true });
	writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, '\t')}\n`);
	process.stdout.write(`${folder}: position ${manifest.position}, proved.\n`);
}

/** Opens the copy as a restore would, and reads all of it. */
async function prove(copy: string, room: string) {
	const scratch = mkdtempSync(join(tmpdir(), 'cscc-backup-'));
	try {
		const opened = await openCopy(copy, scratch);
		try {
			return await checkCopy(opened.redis, room);
		} finally {
			await opened.stop();
		}
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${sentenceOf(error)}\n`);
	process.exit(1);
});
