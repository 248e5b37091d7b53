import { createHash } from 'node:crypto';

/** A text of one length for a text of any. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
