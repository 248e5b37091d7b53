import { createHmac, randomBytes } from 'node:crypto';

/** Names rows of a wall so that a screen can keep them apart and nobody can look them up elsewhere. */
export function opaqueKeys(): (id: string) => string {
	const secret = randomBytes(32);
	return (id) => createHmac('sha256', secret).update(id).digest('base64url').slice(0, 12);
}
