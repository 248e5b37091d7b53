import type { FastifyRequest } from 'fastify';

/** For whom a passkey is made: the host that it is bound to, and the pages that may ask for it. */
export interface RelyingParty {
	id: string;
	origin: string;
}

/**
 * Passkeys are bound to a name. Without a configured one there is none to bind them to, but on this machine itself:
 * what a request says of its host is nobody's word.
 */
export function relyingPartyOf(
	publicOrigin: string | undefined,
	{ headers: { host = '' } }: FastifyRequest
): RelyingParty | undefined {
	if (publicOrigin === undefined) {
		return /^localhost(:\d+)?$/.test(host)
			? { id: 'localhost', origin: `http://${host}` }
			: undefined;
	}
	const { hostname } = new URL(publicOrigin);
	// Browsers take no address of digits.
	const isName = !/^[\d.]+$|^\[/.test(hostname);
	return isName ? { id: hostname, origin: publicOrigin } : undefined;
}
