import { ConfigError } from '../config.ts';
import { DataInUseError } from '../store/data-lock.ts';
import { EmbeddedRedisError } from '../store/embedded-redis.ts';
import { FormatError, VolatileRedisError } from '../store/store.ts';

/** Somebody asked for what does not go together. */
export class UsageError extends Error {}

/** Faults that are said in one sentence, with what to do, and without a stack. */
export function sentenceFor(error: unknown): string | undefined {
	if (error instanceof ConfigError) return `The settings are not right:\n${error.message}`;
	const known = [DataInUseError, EmbeddedRedisError, FormatError, UsageError, VolatileRedisError];
	if (known.some((kind) => error instanceof kind)) return (error as Error).message;
	const { code, port = 0 } = error as { code?: string; port?: number };
	if (code === 'EADDRINUSE') {
		return `Port ${port} is taken by another program. Stop it, or set PORT (or METRICS_PORT) to another number.`;
	}
	if (code === 'ENOSPC')
		return 'There is no room left on the disk. Free some space and start again.';
	if (code === 'EACCES' || code === 'EROFS') {
		return 'The data folder cannot be written. Set DATA_DIR to a folder of yours.';
	}
	return undefined;
}
