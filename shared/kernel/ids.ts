const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Sixteen random characters (80 bits) from the platform's source. */
export function randomText(length = 16): string {
	const bytes = crypto.getRandomValues(new Uint8Array(length));
	return Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
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

/** `length` characters that always are the same for the same text. */
export function textFromHash(text: string, length: number): string {
	let out = '';
	let hash = hashText(text);
	while (out.length < length) {
		out += alphabet[hash % 32];
		hash = hashText(text, hash + out.length);
	}
	return out;
}
