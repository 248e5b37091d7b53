import { assert } from '#shared/kernel/assert.ts';
import { isLanguage, type Language } from '#shared/text/language.ts';
import type { Texts } from '#shared/text/text.ts';

const mark = 'cscc-language';
const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
	en: async () => (await import('#shared/text/en.ts')).en,
	es: async () => (await import('#shared/text/es.ts')).es
};
const known = new Map<Language, Texts>();

/** Brings the texts of a language: a page carries those that are read and no others. Fails without a line. */
export async function learn(language: Language): Promise<void> {
	if (!known.has(language)) known.set(language, await loaders[language]());
}

let first: Language = 'en';

/** Learns the language in which this page begins. */
export async function learnFirst(): Promise<void> {
	const language = rememberedLanguage();
	await learn(language);
	first = language;
}

/** The language that was learned first. */
export function firstLanguage(): Language {
	return first;
}

/** Texts that were learned. */
export function textsIn(language: Language): Texts {
	const texts = known.get(language);
	assert(texts !== undefined, 'a language is learned before it is read');
	return texts;
}

/** The language that was chosen in this browser, or the one that it speaks. */
function rememberedLanguage(): Language {
	const chosen = localStorage.getItem(mark);
	if (isLanguage(chosen)) return chosen;
	return navigator.language.startsWith('es') ? 'es' : 'en';
}

export function rememberLanguage(language: Language): void {
	localStorage.setItem(mark, language);
}
