import { en } from './en.ts';
import { es } from './es.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Every sentence that people read, in one shape for all languages: what is missing does not compile. */
export type Texts = typeof en;

const all: Readonly<Record<Language, Texts>> = { en, es };

export function texts(language: Language): Texts {
	return all[language];
}

export function isLanguage(value: unknown): value is Language {
	return languages.some((language) => language === value);
}
