import { communityAreas } from '#shared/geo/community-areas.ts';
import { toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Alert } from '#shared/model/alert.ts';
import type { AlertAbout } from '#shared/model/terms.ts';
import { texts } from '#shared/text/text.ts';
import type { Language } from '#shared/text/language.ts';
import { xmlText } from '../xml-text.ts';

/** Who speaks, and where more is to be read. */
export interface Speaker {
	/** As CAP names a sender: without spaces and commas. */
	sender: string;
	/** The room's own address; empty where it has none. */
	origin: string;
}

/** Cook County, as FIPS and the alerting systems number it. */
const cookCounty = '017031';
const categoryOf: Readonly<Record<AlertAbout, string>> = {
	heat: 'Met',
	cold: 'Met',
	storm: 'Met',
	flood: 'Met',
	air: 'Env',
	power: 'Infra',
	water: 'Infra',
	transport: 'Transport',
	fire: 'Fire',
	health: 'Health',
	safety: 'Safety',
	other: 'Other'
};
const tags: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** What an alert of the centre's own is called in the public feed; its end is another message, about the first. */
export function identifierOf({ id }: Pick<Alert, 'id'>, isEnd = false): string {
	return `${id.replace('_', '-')}${isEnd ? '-cancel' : ''}`;
}

/** A signed alert as a CAP 1.2 message in two languages; with `isEnd`, the message that cancels it. */
export function capOf(alert: Alert, { sender, origin }: Speaker, isEnd = false): string {
	const issuedAt = alert.issuedAt ?? alert.changedAt;
	const sentAt = isEnd ? (alert.endedAt ?? alert.changedAt) : issuedAt;
	const languages: readonly Language[] = alert.headline?.es === undefined ? ['en'] : ['en', 'es'];
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
		...elements({
			identifier: identifierOf(alert, isEnd),
			sender,
			sent: capTime(sentAt),
			status: alert.drill ? 'Exercise' : 'Actual',
			msgType: isEnd ? 'Cancel' : 'Alert',
			scope: 'Public',
			...(isEnd ? { references: `${sender},${identifierOf(alert)},${capTime(issuedAt)}` } : {})
		}),
		...languages.flatMap((language) => infoOf(alert, { language, origin })),
		'</alert>',
		''
	].join('\n');
}

function infoOf(
	alert: Alert,
	{ language, origin }: { language: Language; origin: string }
): string[] {
	const { choices, alerts } = texts(language);
	const said = (both: Alert['headline']) => (language === 'es' ? both?.es : both?.en);
	const names = alert.areas.map((number) => communityAreas[number - 1]?.displayName ?? '');
	const [headline, instruction] = [said(alert.headline), said(alert.instruction)];
	return [
		'<info>',
		...elements({
			language: tags[language],
			category: categoryOf[alert.about],
			event: choices[alert.about] ?? alert.about,
			urgency: capWord(alert.urgency),
			severity: capWord(alert.severity),
			certainty: capWord(alert.certainty),
			effective: capTime(alert.issuedAt ?? alert.changedAt),
			expires: capTime(alert.expiresAt),
			senderName: texts(language).common.fullName,
			...(headline ? { headline } : {}),
			...(instruction ? { instruction } : {}),
			...(origin ? { web: `${origin}/help` } : {})
		}),
		'<area>',
		...elements({ areaDesc: names.length > 0 ? `Chicago: ${names.join(', ')}` : alerts.city }),
		...(names.length > 0
			? alert.areas.flatMap((number) => geocode('ChicagoCommunityArea', String(number)))
			: geocode('SAME', cookCounty)),
		'</area>',
		'</info>'
	];
}

function geocode(valueName: string, value: string): string[] {
	return ['<geocode>', ...elements({ valueName, value }), '</geocode>'];
}

function elements(fields: Readonly<Record<string, string>>): string[] {
	return Object.entries(fields).map(([name, text]) => `<${name}>${xmlText(text)}</${name}>`);
}

/** Without parts of a second, and with the zone in figures: the standard knows no Z. */
export function capTime(instant: string): string {
	return toInstant(toMs(instant)).replace(/\.\d{3}Z$/, '-00:00');
}

/** `moderate` as `Moderate`. */
function capWord(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
