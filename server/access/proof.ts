import type { Asserted } from '#shared/wire/passkeys.ts';
import type { Passkeys } from './passkeys.ts';
import type { People, Person } from './people.ts';
import type { RelyingParty } from './relying-party.ts';

/** What somebody brings to show that an account is theirs. */
export interface Proof {
	password?: string;
	passkey?: Asserted;
}

/** What came of it. What is still needed is said only to whoever brought something that is right. */
export type Verdict = 'proved' | 'wrong' | 'needs_passkey' | 'needs_password';

/** Judges whether this is the person, by what the account asks for. */
export async function judge(
	{ people, passkeys }: { people: People; passkeys: Passkeys },
	person: Person | undefined,
	{ password, passkey, party }: Proof & { party: RelyingParty | undefined }
): Promise<Verdict> {
	// A name that nobody has takes as long as a wrong password.
	const knows = password !== undefined && (await people.hasPassword(person?.id, password));
	const holds =
		passkey !== undefined &&
		party !== undefined &&
		person !== undefined &&
		(await passkeys.proves(party, person.id, passkey));
	if (!person || !people.isActive(person)) return 'wrong';
	if ((password !== undefined && !knows) || (passkey !== undefined && !holds)) return 'wrong';
	const factor = person.factor ?? 'either';
	if (factor !== 'either' && !holds) return 'needs_passkey';
	if (factor === 'both' && !knows) return 'needs_password';
	return knows || holds ? 'proved' : 'wrong';
}
