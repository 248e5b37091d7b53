import { assert } from '#shared/kernel/assert.ts';
import { isLanguage, type Language } from '#shared/text/language.ts';
import type { CoreTexts, PartTexts, Texts } from '#shared/text/text.ts';

const mark = 'cscc-language';
const loaders: Readonly<Record<Language, () => Promise<CoreTexts>>> = {
	en: async () => (await import('#shared/text/en.ts')).en,
	es: async () => (await import('#shared/text/es.ts')).es
};
const partLoaders: Readonly<Record<Language, () => Promise<PartTexts>>> = {
	en: async () => (await import('#shared/text/en-parts.ts')).enParts,
	es: async () => (await import('#shared/text/es-parts.ts')).esParts
};
const known = new Map<Language, CoreTexts & Partial<PartTexts>>();
/** This page is one that has the texts of parts: whatever language it is read in. */
let hasParts = false;

/** Brings the texts of a language: a page carries those that are read and no others. Fails without a line. */
export async function learn(language: Language): Promise<void> {
	const [core, parts] = await Promise.all([
		known.get(language) ?? loaders[language](),
		hasParts ? partLoaders[language]() : {}
	]);
	// Both may be under way at once: neither takes away what the other brought.
	known.set(language, { ...known.get(language), ...core, ...parts });
}

/** Brings the texts of parts, for the pages that are some: before anything of them is drawn. */
export async function learnParts(): Promise<void> {
	hasParts = true;
	await Promise.all([...new Set([...known.keys(), rememberedLanguage()])].map(learn));
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
	// What a page's own load function has not brought is not read on it.
	return texts as Texts;
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
