import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Asserted, Attested } from '#shared/wire/passkeys.ts';

/** What a browser was asked. */
export interface Asked {
	challenge: string;
	origin: string;
	rpId?: string;
}

const userPresent = 0x01;
const userVerified = 0x04;
const holdsKey = 0x40;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();

/**
 * A passkey in software, as WebAuthn level 3 describes it: an EC key on P-256, a counter, no attestation. Its parts
 * can be wrong on purpose.
 */
export class Authenticator {
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	readonly id: string;
	counter = 0;
	/** Whether it asked for a finger or a PIN. */
	verifies = true;

	constructor(id: string = base64(randomBytes(32))) {
		this.id = id;
	}

	/** Answers for a new passkey. */
	attest(asked: Asked): Attested {
		const clientData = this.#clientData('webauthn.create', asked);
		const data = this.#data(asked, this.#credential());
		// CBOR: { fmt: "none", attStmt: {}, authData: bytes }
		const attestation = Buffer.concat([
			Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
			length16(data.length),
			data
		]);
		return {
			...this.#named(),
			response: { clientDataJSON: base64(clientData), attestationObject: base64(attestation) }
		};
	}

	/** Answers that whoever holds it is here. */
	assert(asked: Asked): Asserted {
		this.counter += 1;
		const clientData = this.#clientData('webauthn.get', asked);
		const data = this.#data(asked);
		const signed = Buffer.concat([data, sha256(clientData)]);
		return {
			...this.#named(),
			response: {
				clientDataJSON: base64(clientData),
				authenticatorData: base64(data),
				signature: base64(sign('sha256', signed, this.#keys.privateKey))
			}
		};
	}

	#named() {
		return {
			id: this.id,
			rawId: this.id,
			type: 'public-key' as const,
			clientExtensionResults: {}
		};
	}

	#clientData(type: string, { challenge, origin }: Asked): Buffer {
		return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	}

	#data({ rpId = 'localhost' }: Asked, credential?: Buffer): Buffer {
		const flags = userPresent | (this.verifies ? userVerified : 0) | (credential ? holdsKey : 0);
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.counter);
		return Buffer.concat([
			sha256(rpId),
			Buffer.from([flags]),
			counter,
			credential ?? Buffer.alloc(0)
		]);
	}

	/** No model, the id, and the public key as COSE says it: EC2, ES256, P-256, x, y. */
	#credential(): Buffer {
		const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
		const id = Buffer.from(this.id, 'base64url');
		return Buffer.concat([
			Buffer.alloc(16),
			length16(id.length),
			id,
			Buffer.from('a5010203262001215820', 'hex'),
			Buffer.from(x, 'base64url'),
			Buffer.from('225820', 'hex'),
			Buffer.from(y, 'base64url')
		]);
	}
}

function length16(length: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16BE(length);
	return bytes;
}
