import type { Asserted } from '#shared/wire/passkeys.ts';
import type { Access } from './access.ts';
import type { Person } from './people.ts';
import type { RelyingParty } from './relying-party.ts';
import type { Attempt } from './sign-in-limit.ts';

/** What somebody brings to show that an account is theirs. */
export interface Proof {
	password?: string;
	passkey?: Asserted;
}

/** What came of it. What is still needed is said only to whoever brought something that is right. */
export type Verdict = 'proved' | 'wrong' | 'needs_passkey' | 'needs_password' | 'too_many';

/**
 * Judges whether this is the person, by what the account asks for. Passwords are counted before they are looked at, a
 * passkey is not: it cannot be guessed. Beside one that is wrong nothing is said of a password.
 */
export async function judge(
	access: Pick<Access, 'people' | 'passkeys' | 'signInLimit'>,
	person: Person | undefined,
	{
		password,
		passkey,
		party,
		attempt
	}: Proof & { party: RelyingParty | undefined; attempt: Attempt }
): Promise<Verdict> {
	const holds =
		passkey !== undefined &&
		party !== undefined &&
		person !== undefined &&
		(await access.passkeys.proves(party, person.id, passkey));
	if (passkey !== undefined && !holds) return 'wrong';
	const knows = password !== undefined && (await guess(access, password, { ...attempt, holds }));
	if (knows === 'too_many') return knows;
	if (password !== undefined && !knows) return 'wrong';
	if (!person || !access.people.isActive(person) || (!knows && !holds)) return 'wrong';
	const factor = person.factor ?? 'either';
	if (factor !== 'either' && !holds) return 'needs_passkey';
	if (factor === 'both' && !knows) return 'needs_password';
	return 'proved';
}

/** Whether this is the password. A name that nobody has takes as long as a wrong one. */
async function guess(
	{ people, signInLimit }: Pick<Access, 'people' | 'signInLimit'>,
	password: string,
	attempt: Attempt
): Promise<boolean | 'too_many'> {
	const taken = await signInLimit.take(attempt);
	if (!taken) return 'too_many';
	const knows = await people.hasPassword(attempt.account, password);
	if (knows) await signInLimit.giveBack(taken);
	return knows;
}
