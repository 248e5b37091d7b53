import { enParts } from './en-parts.ts';
import { en } from './en.ts';
import { esParts } from './es-parts.ts';
import { es } from './es.ts';
import type { Language } from './language.ts';

export type { Language } from './language.ts';

/** What every page has, and what only the pages of a part have. */
export type CoreTexts = typeof en;
export type PartTexts = typeof enParts;

/** Every sentence that people read, in one shape for all languages: what is missing does not compile. */
export type Texts = CoreTexts & PartTexts;

const all: Readonly<Record<Language, Texts>> = {
	en: { ...en, ...enParts },
	es: { ...es, ...esParts }
};

/** All languages at once, where weight does not matter: a page takes its own alone (`web/src/lib/state/texts.ts`). */
export function texts(language: Language): Texts {
	return all[language];
}
