/**
 * Brings a backup back into an empty data folder:
 *
 *   npm run restore -- FOLDER --data-dir DIR
 *
 * The room goes on under a new epoch: every screen takes a snapshot, and what was done after the backup is
 * gone; the last position says how far it reached. A folder that already holds a room is never written over.
 */
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Redis } from 'ioredis';
import { newId } from '#shared/kernel/ids.ts';
import { DataLock } from '#server/store/data-lock.ts';
import { roomKeys } from '#server/store/keys.ts';
import { checkCopy } from './backup/check.ts';
import {
	BackupError,
	copyName,
	manifestName,
	sentenceOf,
	sha256Of,
	type Manifest
} from './backup/files.ts';
import { openCopy } from './backup/scratch-redis.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { 'data-dir': { type: 'string' } }
});

async function main(): Promise<void> {
	const [from] = positionals;
	const to = values['data-dir'];
	if (!from || !to)
		throw new BackupError('Say what and where to: npm run restore -- FOLDER --data-dir DIR');
	const [backup, dataFolder] = [resolve(from), resolve(to)];
	const manifest = readManifest(backup);
	if (['redis', 'archive'].some((name) => existsSync(join(dataFolder, name)))) {
		throw new BackupError(`${dataFolder} already holds a room. Restore into an empty folder.`);
	}
	const copy = join(backup, copyName);
	if (!existsSync(copy) || (await sha256Of(copy)) !== manifest.sha256) {
		throw new BackupError(
			`${copy} is not the file that the manifest describes. Take another backup.`
		);
	}
	const lock = await DataLock.take(dataFolder);
	// Made beside the place and put there whole: a restore that fails leaves no half a room to be started.
	const aside = join(dataFolder, 'restoring');
	try {
		rmSync(aside, { recursive: true, force: true });
		await fill(aside, copy, manifest);
		const archive = join(backup, 'archive');
		if (existsSync(archive)) cpSync(archive, join(dataFolder, 'archive'), { recursive: true });
		renameSync(join(aside, 'redis'), join(dataFolder, 'redis'));
	} finally {
		rmSync(aside, { recursive: true, force: true });
		await lock.release();
	}
	process.stdout.write(
		`Restored to position ${manifest.position} of ${manifest.madeAt}. Start the server with DATA_DIR=${dataFolder}.\n`
	);
}

async function fill(aside: string, copy: string, manifest: Manifest): Promise<void> {
	const opened = await openCopy(copy, aside);
	try {
		const found = await checkCopy(opened.redis, manifest.room);
		if (found.position !== manifest.position) {
			throw new BackupError(
				`The copy ends at ${found.position}, the manifest says ${manifest.position}.`
			);
		}
		// Another log from here on: nobody may go on from where the old one was.
		await opened.redis.set(roomKeys(manifest.room).epoch, newId('epoch'));
		// Whoever was signed out since the backup stays signed out: everybody signs in again.
		await forgetSessions(opened.redis, manifest.room);
	} finally {
		await opened.stop();
	}
}

async function forgetSessions(redis: Redis, room: string): Promise<void> {
	for (const pattern of [roomKeys(room).session('*'), roomKeys(room).link('*')]) {
		for await (const found of redis.scanStream({ match: pattern, count: 500 })) {
			const names = found as string[];
			if (names.length > 0) await redis.del(names);
		}
	}
}

function readManifest(backup: string): Manifest {
	const path = join(backup, manifestName);
	if (!existsSync(path)) throw new BackupError(`${backup} holds no backup that was finished.`);
	return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

main().catch((error: unknown) => {
	process.stderr.write(`${sentenceOf(error)}\n`);
	process.exit(1);
});
