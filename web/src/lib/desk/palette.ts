/** Where the words that somebody types stand in a name: before, the match, after. */
export type Marked = readonly [before: string, match: string, after: string];

/** Each word that is typed begins somewhere in the name; the first one found is marked. Nothing: it does not fit. */
export function fitWords(name: string, typed: string): Marked | undefined {
	const words = fold(typed).split(/\s+/).filter(Boolean);
	const [first] = words;
	if (first === undefined) return [name, '', ''];
	const folded = fold(name);
	if (!words.every((word) => folded.includes(word))) return undefined;
	const at = folded.indexOf(first);
	return [name.slice(0, at), name.slice(at, at + first.length), name.slice(at + first.length)];
}

/** How well it fits, lower is better: at the beginning, at the beginning of a word, within one. */
export function rankOf([before, match]: Marked): number {
	if (match === '' || before === '') return 0;
	return /[\s,(“"]$/.test(before) ? 1 : 2;
}

/** Letters without their accents, one for one, so that places in the text stay the same. */
function fold(text: string): string {
	return [...text.toLowerCase()].map((letter) => letter.normalize('NFD')[0] ?? letter).join('');
}
