/** What somebody could be found by. A name cannot be told from other words: forms have no field for one. */
export type PersonalData = 'phone' | 'email';

const phone = /(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)\d{3}[ .-]?\d{4}(?![\w-])/;
const email = /[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[a-z]{2,}/i;
/** Numbers of other systems look like telephone numbers and are none. */
const numbersOfOthers = ['number311', 'sourceNumber'];
const maxDepth = 6;

/** The first phone number or address of e-mail in a text, if there is one. */
export function personalDataIn(text: string): PersonalData | undefined {
	if (phone.test(text)) return 'phone';
	return email.test(text) ? 'email' : undefined;
}

/** Places in a payload, as JSON pointers, at which somebody wrote what belongs among the confidential details. */
export function personalDataAt(
	value: unknown,
	path = '',
	depth = 0
): { path: string; rule: PersonalData }[] {
	if (typeof value === 'string') {
		const found = personalDataIn(value);
		return found ? [{ path, rule: found }] : [];
	}
	if (typeof value !== 'object' || value === null || depth > maxDepth) return [];
	return Object.entries(value)
		.filter(([name]) => !numbersOfOthers.includes(name))
		.flatMap(([name, inner]) => personalDataAt(inner, `${path}/${name}`, depth + 1));
}
