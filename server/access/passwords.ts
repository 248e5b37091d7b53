import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const passwordLength = { min: 10, max: 128 } as const;

export function hashPassword(password: string): Promise<string> {
	return hash(password, cost);
}

/** A name that nobody has takes as long to refuse as a wrong password. */
const nobody = hashPassword('nobody signs in with this');

export async function isPassword(password: string, known: string | undefined): Promise<boolean> {
	const matches = await verify(known ?? (await nobody), password);
	return known !== undefined && matches;
}
