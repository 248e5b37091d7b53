import { communityAreas } from '../geo/community-areas.ts';
import type { Alert, BothLanguages } from '../model/alert.ts';
import type { Language, Texts } from './text.ts';

/** Communities named before the rest are counted. */
const mostNamed = 2;

/** For whom an alert is. */
export function alertWhere(
	{ reach, areas }: Pick<Alert, 'reach' | 'areas'>,
	text: Texts,
	atMost = mostNamed
): string {
	if (reach === 'city') return text.alerts.city;
	if (reach === 'part' && areas.length === 0) return text.alerts.part;
	const names = areas.map((number) => communityAreas[number - 1]?.displayName ?? '');
	const rest = names.length - atMost;
	const named = names.slice(0, atMost).join(', ');
	const all = rest > 0 ? `${named} ${text.alerts.more(rest)}` : named;
	return reach === 'part' ? text.alerts.partWith(all) : all;
}

/** In the reader's language where it was said in it; and in which it is. */
export function saidIn(
	both: BothLanguages | undefined,
	language: Language
): { words: string; lang: Language } | undefined {
	if (!both) return undefined;
	const own = both[language];
	return own ? { words: own, lang: language } : { words: both.en, lang: 'en' };
}

/** What an alert is called: the line that was signed here, or what it is called where it comes from. */
export function alertTitle(
	alert: Pick<Alert, 'source' | 'event' | 'headline' | 'about'>,
	language: Language
): { words: string; lang: Language } {
	const both = alert.source ? alert.event : alert.headline;
	return saidIn(both, language) ?? { words: alert.about, lang: 'en' };
}
