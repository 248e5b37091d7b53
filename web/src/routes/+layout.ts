import { learnFirst } from '#lib/state/texts.ts';

// Pages are drawn in the browser from live data: there is nothing to render ahead of time.
export const ssr = false;
export const prerender = false;

/** Before the first word is shown. */
export const load = learnFirst;
