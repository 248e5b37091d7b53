import { helpTexts as en, type HelpTexts } from './en-help.ts';
import { helpTexts as es } from './es-help.ts';
import type { Language } from './language.ts';

export type { HelpFault, HelpTexts } from './en-help.ts';

const all: Readonly<Record<Language, HelpTexts>> = { en, es };

/** What people read at the community's door: apart from the room's own texts, so that no page of the room carries it. */
export function helpTexts(language: Language): HelpTexts {
	return all[language];
}
