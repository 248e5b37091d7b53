import {
	browserSupportsWebAuthn,
	startAuthentication,
	startRegistration,
	WebAuthnError
} from '@simplewebauthn/browser';
import type { Asserted, Attested } from '#shared/wire/passkeys.ts';
import { ask, type Fetched } from './http.ts';

/** What somebody brings to show that an account is theirs. */
export interface Proof {
	password?: string;
	passkey?: Asserted;
}

/** Put away by whoever was asked, or by the browser: nobody's fault, and nothing was sent. */
const notUsed = { ok: false, code: 'PASSKEY_NOT_USED' } as const;
type Ceremony<T> = Fetched<T> | typeof notUsed;

export const knowsPasskeys = (): boolean => browserSupportsWebAuthn();

/** Asks whoever is here for a passkey. */
export async function usePasskey(): Promise<Ceremony<Asserted>> {
	const asked = await ask<Parameters<typeof startAuthentication>[0]['optionsJSON']>(
		'POST',
		'/api/passkeys/challenge'
	);
	if (!asked.ok) return asked;
	return ceremony(() => startAuthentication({ optionsJSON: asked.body }));
}

/** Has the browser make a passkey for whoever is signed in. */
export async function makePasskey(proof: Proof): Promise<Ceremony<Attested>> {
	const offered = await ask<Parameters<typeof startRegistration>[0]['optionsJSON']>(
		'POST',
		'/api/passkeys/offer',
		{ proof }
	);
	if (!offered.ok) return offered;
	return ceremony(() => startRegistration({ optionsJSON: offered.body }));
}

async function ceremony<T>(hold: () => Promise<unknown>): Promise<Ceremony<T>> {
	try {
		return { ok: true, body: (await hold()) as T };
	} catch (error) {
		// Browsers do not say whether somebody declined or nothing was found; both are the same to whoever is here.
		if (error instanceof WebAuthnError || error instanceof DOMException) return notUsed;
		if (error instanceof Error && error.name === 'NotAllowedError') return notUsed;
		throw error;
	}
}
