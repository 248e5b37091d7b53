/** What a rule counts, and how it can be set: `min` to `max`, `usual` unless somebody chose. */
interface NoticeRule {
	/** Told unless somebody switches it off. */
	on: boolean;
	/** In the unit of its sentence: minutes, people or requests. */
	threshold: { usual: number; min: number; max: number };
	/** So long it has to be so before it is told, minutes. */
	holdMinutes: number;
}

export const noticeCodes = [
	'urgent_unowned',
	'line_lost',
	'nobody_out',
	'no_contact',
	'over_target'
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** All that can be told. Only what cannot wait is told by itself. */
export const noticeRules: Readonly<Record<NoticeCode, NoticeRule>> = {
	/** Minutes past the time that was promised. */
	urgent_unowned: { on: true, threshold: { usual: 0, min: 0, max: 60 }, holdMinutes: 0 },
	/** Minutes without live data. */
	line_lost: { on: true, threshold: { usual: 5, min: 1, max: 60 }, holdMinutes: 0 },
	/** People out, at most, where some are planned. */
	nobody_out: { on: true, threshold: { usual: 0, min: 0, max: 5 }, holdMinutes: 10 },
	/** People who do not answer, at least, in one community. */
	no_contact: { on: false, threshold: { usual: 1, min: 1, max: 10 }, holdMinutes: 5 },
	/** Open requests past their time, at least. */
	over_target: { on: false, threshold: { usual: 10, min: 1, max: 500 }, holdMinutes: 15 }
};

export const mostHoldMinutes = 120;
export const mostCalls = 100;

export interface NoticeSettings {
	rules: Readonly<Record<NoticeCode, { on: boolean; threshold: number; holdMinutes: number }>>;
	/** Hours of Chicago in which nothing is called out, as `22:30`. */
	quiet: { on: boolean; from: string; to: string };
	/** Calls of one day, at most. */
	cap: number;
	/** One summary a day, at the end of somebody's shift. */
	digest: { on: boolean; at: string };
	/** Also outside of the page, as this device tells things. */
	outside: boolean;
}

export const usualSettings: NoticeSettings = {
	rules: Object.fromEntries(
		noticeCodes.map((code) => {
			const { on, threshold, holdMinutes } = noticeRules[code];
			return [code, { on, threshold: threshold.usual, holdMinutes }];
		})
	) as NoticeSettings['rules'],
	quiet: { on: false, from: '22:00', to: '06:00' },
	cap: 20,
	digest: { on: false, at: '15:00' },
	outside: false
};

/** What was kept, if it is what settings are now; by hand, so that the page need not bring a library for it. */
export function settingsFrom(kept: unknown): NoticeSettings {
	return isSettings(kept) ? kept : usualSettings;
}

type Loose<T> = { [Field in keyof T]?: T[Field] extends object ? Loose<T[Field]> : unknown };

function isSettings(kept: unknown): kept is NoticeSettings {
	if (typeof kept !== 'object' || kept === null) return false;
	const { rules, quiet, cap, digest, outside } = kept as Loose<NoticeSettings>;
	const areRules = noticeCodes.every((code) => {
		const { on, threshold, holdMinutes } = rules?.[code] ?? {};
		const { min, max } = noticeRules[code].threshold;
		return isFlag(on) && isCount(threshold, min, max) && isCount(holdMinutes, 0, mostHoldMinutes);
	});
	return (
		areRules &&
		isFlag(quiet?.on) &&
		isTime(quiet?.from) &&
		isTime(quiet?.to) &&
		isCount(cap, 1, mostCalls) &&
		isFlag(digest?.on) &&
		isTime(digest?.at) &&
		isFlag(outside)
	);
}

const isFlag = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown, min: number, max: number) =>
	Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
const isTime = (value: unknown) =>
	typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
