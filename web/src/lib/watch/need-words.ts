import { toMs } from '#shared/kernel/clock.ts';
import { indicators, type Indicator, type IndicatorId } from '#shared/model/indicators.ts';
import { formatMonth, formatNumber, formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';
import type { SourceStanding, Stand, Value } from '#shared/wire/indicators.ts';

interface In {
	text: Texts;
	language: Language;
}

/** How a number of an indicator is written; in words where there is none. */
export function sayValue(value: Value, id: IndicatorId, { text, language }: In): string {
	if (value === null) return text.need.missing;
	if (value === 'hidden') return text.need.hidden;
	const { unit, digits }: Indicator = indicators[id];
	const number = formatNumber(value, language, digits);
	if (unit === 'percent') return `${number}%`;
	return unit === 'dollars' ? `$${number}` : number;
}

/** By what communities are compared: a count for as many people, where that is known. */
export function comparedOf({ value, rate }: Stand): Value {
	return rate === undefined ? value : rate;
}

export function sayCompared(stand: Stand, id: IndicatorId, within: In): string {
	const { rate } = stand;
	if (typeof rate !== 'number') return sayValue(comparedOf(stand), id, within);
	return `${formatNumber(rate, within.language, 1)} ${within.text.need.per10k}`;
}

/** Of when a number is: a year, years, months. */
export function sayPeriod(
	{ from, to }: Pick<Stand, 'from' | 'to'>,
	{ text, language }: In
): string {
	const said = (period: string) => {
		if (period === 'not stated') return text.need.noPeriod;
		return /^\d{4}-\d{2}$/.test(period)
			? formatMonth(period, language)
			: period.replace('-', '\u2013');
	};
	return text.need.ofMonths(said(from), said(to));
}

/** Until when a source tells. */
export function sayAsOf(
	{ occurredAt, publishedAt, receivedAt }: SourceStanding,
	{ text, language }: In
): string {
	const day = (at: string) => formatTime(toMs(at), 'date', language);
	const at = occurredAt ?? publishedAt;
	if (at !== undefined) return text.need.asOf(day(at));
	return receivedAt === undefined ? '' : text.need.takenIn(day(receivedAt));
}
