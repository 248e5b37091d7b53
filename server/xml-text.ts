/** Characters that no XML 1.0 document may have, in whatever spelling. */
const unfit = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as it stands between two tags. */
export function xmlText(text: string): string {
	return text.replace(unfit, '').replace(/[&<>]/g, (letter) => marks[letter] ?? letter);
}
