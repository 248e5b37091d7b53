/** A piece of a page. Text becomes one only through `html`, so that nobody's words are ever taken for markup. */
export class Html {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** Text with parts between it: pieces stay as they are, words are escaped, nothing is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
	const woven = strings.map((text, index) => text + textOf(parts[index]));
	return new Html(woven.join(''));
}

function textOf(part: Part): string {
	if (part === undefined || part === false) return '';
	if (part instanceof Html) return part.text;
	if (typeof part === 'object') return part.map(textOf).join('');
	return String(part).replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
