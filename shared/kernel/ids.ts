const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Sixteen random characters (80 bits) from the platform's source. */
export function randomText(length = 16): string {
	return textOfBytes(crypto.getRandomValues(new Uint8Array(length)), length);
}

/** A character for each byte, five bits of it: sixteen unless told. */
export function textOfBytes(bytes: Uint8Array, length = 16): string {
	return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % 32]).join('');
}

/** An id no one else makes: the kind, an underscore, 80 random bits. */
export function newId(kind: string): string {
	return `${kind}_${randomText()}`;
}

/** 32-bit FNV-1a of a text: fast, stable over machines, not for secrets. */
export function hashText(text: string, seed = 0x811c9dc5): number {
	let hash = seed;
	for (let index = 0; index < text.length; index += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
}

/** `length` characters (five bits each) that always are the same for the same text. */
export function textFromHash(text: string, length: number): string {
	let out = '';
	for (let index = 0; index < length; index += 1) {
		// Each character has a seed of its own: hashing a hash again would lose entropy at every step.
		const hash = hashText(text, (0x811c9dc5 ^ Math.imul(index + 1, 0x9e3779b9)) >>> 0);
		out += alphabet[mixed(hash) % 32];
	}
	return out;
}

/** Spreads what is in the high bits over the low ones (the finish of MurmurHash3). */
function mixed(hash: number): number {
	let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}
