import { chicagoParts } from '../kernel/chicago-time.ts';
import { dayMs, toMs } from '../kernel/clock.ts';
import type { Agency } from '../model/agency.ts';
import type { Capability } from '../model/capability.ts';
import type { Category } from '../model/terms.ts';

/** After so many days a word is half as sure; below these two it is doubtful, and no longer relied on. */
const halfLifeDays = 45;
export const reliedOnDays = 90;
const doubtfulBelow = 0.5;

/**
 * How sure it still is that somebody does this, 0 to 1: 1 on the day they were asked, half of that every 45 days. Nothing where
 * nobody ever asked, and halved by each doubt since.
 */
export function confidenceOf(
	{ confirmedAt, doubts }: Pick<Capability, 'confirmedAt' | 'doubts'>,
	nowMs: number
): number {
	if (confirmedAt === undefined) return 0;
	const days = Math.max(0, (nowMs - toMs(confirmedAt)) / dayMs);
	return 0.5 ** (days / halfLifeDays) * 0.5 ** doubts.length;
}

export type Standing = 'sure' | 'fading' | 'not_relied_on';

/** In words: sure for 45 days, fading to the ninetieth, and then not relied on; nor is what somebody doubts twice. */
export function standingOf(capability: Capability, nowMs: number): Standing {
	const confidence = confidenceOf(capability, nowMs);
	if (confidence > doubtfulBelow) return 'sure';
	return confidence >= 0.5 ** (reliedOnDays / halfLifeDays) ? 'fading' : 'not_relied_on';
}

/** Whom to call next: what is doubted, then what is least sure; what is over is not asked about. */
export function callNext(capabilities: Iterable<Capability>, nowMs: number): Capability[] {
	return [...capabilities]
		.filter(({ state }) => state !== 'defunct' && state !== 'inactive')
		.filter((one) => one.doubts.length > 0 || standingOf(one, nowMs) !== 'sure')
		.toSorted(
			(a, b) =>
				Number(b.doubts.length > 0) - Number(a.doubts.length > 0) ||
				confidenceOf(a, nowMs) - confidenceOf(b, nowMs) ||
				(a.id < b.id ? -1 : 1)
		);
}

/** Open at a moment by its hours; unknown where it says none. */
export function isOpenAt({ hours }: Pick<Capability, 'hours'>, atMs: number): boolean | undefined {
	if (hours.length === 0) return undefined;
	const { weekday, hour, minute } = chicagoParts(atMs);
	const now = hour * 60 + minute;
	return hours.some((one) => one.weekday === weekday && one.from <= now && now < one.to);
}

export interface Asked {
	category?: Category | undefined;
	communityArea?: number | undefined;
	language?: string | undefined;
	age?: number | undefined;
	/** Open then. */
	atMs?: number | undefined;
}

/** Why something that fits is not offered: told beside it, and never left out unseen. */
export type Against =
	| 'temporarily_closed'
	| 'full'
	| 'closed_then'
	| 'not_relied_on'
	| 'hours_not_known'
	| 'languages_not_known';

export interface Found {
	capability: Capability;
	against: Against[];
}

/**
 * What answers a need for somebody: by kind, place, language and age all have to fit; what is closed, full or not sure any
 * more is below, with the reason. Of organisations that are not active nothing is found.
 */
export function findCapabilities(
	from: { capabilities: Iterable<Capability>; agencies: Iterable<Agency> },
	asked: Asked,
	nowMs: number
): Found[] {
	const active = new Set(
		[...from.agencies].filter(({ state }) => state === 'active').map(({ id }) => id)
	);
	return [...from.capabilities]
		.filter((one) => active.has(one.agencyId) && fits(one, asked))
		.map((capability) => ({ capability, against: againstOf(capability, asked, nowMs) }))
		.toSorted(
			(a, b) =>
				a.against.length - b.against.length ||
				confidenceOf(b.capability, nowMs) - confidenceOf(a.capability, nowMs) ||
				(a.capability.id < b.capability.id ? -1 : 1)
		);
}

function fits(one: Capability, { category, communityArea, language, age }: Asked): boolean {
	if (one.state === 'inactive' || one.state === 'defunct') return false;
	if (category !== undefined && one.category !== category) return false;
	const serves = one.areas.length === 0 || communityArea === undefined;
	if (!serves && !one.areas.includes(communityArea)) return false;
	const isSaid = language !== undefined && one.languages.length > 0;
	if (isSaid && !one.languages.includes(language)) return false;
	if (age === undefined) return true;
	return age >= (one.minAge ?? 0) && age <= (one.maxAge ?? 120);
}

function againstOf(one: Capability, { atMs, language }: Asked, nowMs: number): Against[] {
	const isOpen = atMs === undefined ? true : isOpenAt(one, atMs);
	const all: (Against | false)[] = [
		one.state === 'temporarily_closed' && 'temporarily_closed',
		one.capacity === 'full' && 'full',
		isOpen === false && 'closed_then',
		isOpen === undefined && 'hours_not_known',
		language !== undefined && one.languages.length === 0 && 'languages_not_known',
		standingOf(one, nowMs) === 'not_relied_on' && 'not_relied_on'
	];
	return all.filter((against) => against !== false);
}
