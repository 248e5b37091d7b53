import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ArchiveDamagedError } from '#server/log/day-archive.ts';
import { DataInUseError } from '#server/store/data-lock.ts';
import { EmbeddedRedisError } from '#server/store/embedded-redis.ts';

/** What a backup says of itself, beside the copy of Redis. */
export interface Manifest {
	product: 'cscc-operations-room';
	/** Of the records: a server of another format does not open them. */
	format: string;
	room: string;
	epoch: string;
	/** How far the log reaches, and where what Redis holds of it begins. */
	position: number;
	firstPosition: number;
	/** Records on the board, by kind. */
	records: Record<string, number>;
	madeAt: string;
	sha256: string;
}

/** Something is wrong with a backup, or with where it should go; in one sentence with what to do. */
export class BackupError extends Error {}

/** What is said of an error: our own in one sentence, ours to mend with its stack. */
export function sentenceOf(error: unknown): string {
	const known = [BackupError, DataInUseError, ArchiveDamagedError, EmbeddedRedisError];
	const isKnown = known.some((kind) => error instanceof kind);
	return isKnown ? (error as Error).message : ((error as Error).stack ?? String(error));
}

export const copyName = 'redis.rdb';
export const manifestName = 'backup.json';

export async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** Takes the copy that Redis makes for a replica: everything as it was at one moment, while it goes on. */
export function copyRedis(cliArgs: readonly string[], path: string): void {
	if (cliArgs.length === 0) {
		throw new BackupError(
			'A copy is made of one server: set REDIS_URL to the address of the one that holds the room now.'
		);
	}
	const cli = find('valkey-cli', 'redis-cli');
	if (!cli) throw new BackupError('redis-cli was not found. Install redis-tools.');
	try {
		execFileSync(cli, [...cliArgs, '--rdb', path], { stdio: ['ignore', 'ignore', 'pipe'] });
	} catch (error) {
		const { stderr } = error as { stderr?: Buffer };
		throw new BackupError(
			`Redis could not be copied: ${stderr?.toString().trim() ?? String(error)}`
		);
	}
}

function find(...names: string[]): string | undefined {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((path) => existsSync(path));
}
