/** What somebody could be found by. A name cannot be told from other words: forms have no field for one. */
export type PersonalData = 'phone' | 'email';

/** A number of this country's form with something between its parts; those that are free to call are nobody's own. */
const spelled =
	/(?<![\w-])(?:\+?1[ ./-]?)?(?:\((\d{3})\) ?|(\d{3})[ ./-])[2-9]\d{2}[ ./-]?\d{4}(?: ?x\d{1,5})?(?![\w-])/gi;
/** Ten digits on end are one where they begin like a number of Chicago or of the rest of Illinois. */
const onEnd =
	/(?<![\w-])\+?1?(?:312|773|872|708|847|224|464|630|331|815|779|217|309|447|618|730)[2-9]\d{6}(?![\w-])/;
const freeToCall = /^8(?:00|33|44|55|66|77|88)$/;
/** However somebody's keyboard writes a hyphen or a space. */
const plain = (text: string) =>
	text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u00a0\u2009\u202f]/g, ' ');
/** Looked for from the beginning of a word alone: a long text without one costs no more than its length. */
const email = /(?<![^\s@,;:<>()])[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[a-z]{2,}/i;
/** Numbers of other systems look like telephone numbers and are none; an office has one that is nobody's own. */
const nobodysOwn = ['number311', 'sourceNumber', 'officePhone'];
const maxDepth = 6;

/** The first phone number or address of e-mail in a text, if there is one. */
export function personalDataIn(text: string): PersonalData | undefined {
	const read = plain(text);
	const isOwn = ([, inBrackets, bare]: RegExpMatchArray) => {
		const area = inBrackets ?? bare ?? '';
		return /^[2-9]/.test(area) && !freeToCall.test(area);
	};
	if (onEnd.test(read) || [...read.matchAll(spelled)].some(isOwn)) return 'phone';
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
		.filter(([name]) => !nobodysOwn.includes(name))
		.flatMap(([name, inner]) => personalDataAt(inner, `${path}/${name}`, depth + 1));
}
