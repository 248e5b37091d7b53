import { learnParts } from '#lib/state/texts.ts';

/** The texts of these pages come with them. */
export const load = learnParts;
