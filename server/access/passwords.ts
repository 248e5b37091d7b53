import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NIST SP 800-63B-4: fifteen characters where a password is all there is; no rules of composition. */
export const passwordLength = { min: 15, max: 128 } as const;

/** The same characters typed on another keyboard are the same password. */
const normal = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
	return hash(normal(password), cost);
}

/** A name that nobody has takes as long to refuse as a wrong password. */
const nobody = hashPassword('nobody signs in with this');

export async function isPassword(password: string, known: string | undefined): Promise<boolean> {
	const matches = await verify(known ?? (await nobody), normal(password));
	return known !== undefined && matches;
}

/** Words that guesses begin with: the usual ones, and those of this place. */
const guessable = `
	password passwort contraseña contrasena passphrase secret secreto welcome bienvenido letmein
	qwertyuiop qwerty asdfghjkl asdf zxcvbnm iloveyou teamo monkey dragon sunshine princess
	football baseball admin administrator manager login signin computer internet changeme
	chicago illinois cscc community safety coordination center centre englewood lawndale
	garfield village austin bulls bears cubs sox spring summer autumn winter january december
	monday friday 1234567890 123456789 12345678 123456 0987654321 abcdefgh abc
`
	.trim()
	.split(/\s+/);
/** What has to be left once guessable words are taken out. */
const enoughLeft = 6;

/** A password that is among the first to be tried: made of known words, of one's own name, or of a repetition. */
export function isGuessable(password: string, ownWords: readonly string[]): boolean {
	const text = normal(password).toLowerCase();
	if (/^(.{1,5})\1+.{0,4}$/u.test(text)) return true;
	const known = [...guessable, ...ownWords.flatMap((word) => word.toLowerCase().split(/\s+/))]
		.filter((word) => word.length >= 3)
		.toSorted((a, b) => b.length - a.length);
	let left = text;
	for (const word of known) left = left.replaceAll(word, ' ');
	const letters = left.replaceAll(/[\s\d\p{P}\p{S}]/gu, '');
	const digits = left.replaceAll(/\D/g, '');
	return new Set(letters).size + Math.min(new Set(digits).size, 4) < enoughLeft;
}
