import { createHmac } from 'node:crypto';

/** As the setting spells a secret: `whsec_` and base64 of 24 to 64 bytes. */
export const secretPattern = '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$';

/**
 * Headers by which a receiver knows who sends, that nothing was changed, and what it has had before (Standard Webhooks).
 * `atMs` is of the machine's own clock, also where a drill has another: it is compared with the receiver's.
 */
export function signed(
	secret: string,
	{ id, atMs, body }: { id: string; atMs: number; body: string }
): Record<string, string> {
	const seconds = Math.floor(atMs / 1_000);
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const mark = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
	return {
		'webhook-id': id,
		'webhook-timestamp': String(seconds),
		'webhook-signature': `v1,${mark}`
	};
}
