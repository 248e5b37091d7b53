import { en } from './en.ts';
import { es } from './es.ts';
import type { Language } from './language.ts';

export type { Language } from './language.ts';

/** Every sentence that people read, in one shape for all languages: what is missing does not compile. */
export type Texts = typeof en;

const all: Readonly<Record<Language, Texts>> = { en, es };

/** All languages at once, where weight does not matter: a page takes its own alone (`web/src/lib/state/texts.ts`). */
export function texts(language: Language): Texts {
	return all[language];
}
