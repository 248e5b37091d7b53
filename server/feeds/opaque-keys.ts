import { createHmac, randomBytes } from 'node:crypto';

const rememberedAtMost = 5_000;

/** Names rows of a wall so that a screen can keep them apart and nobody can look them up elsewhere. */
export function opaqueKeys(): (id: string) => string {
	const secret = randomBytes(32);
	const known = new Map<string, string>();
	return (id) => {
		const found = known.get(id);
		if (found !== undefined) return found;
		const key = createHmac('sha256', secret).update(id).digest('base64url').slice(0, 12);
		if (known.size >= rememberedAtMost) known.clear();
		known.set(id, key);
		return key;
	};
}
