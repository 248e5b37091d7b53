import type { Report } from '#shared/model/report.ts';

/** What people write on a report. */
export type Written = Pick<Report, 'summary' | 'planned' | 'asks' | 'nextAt'>;
export type Part = keyof Written;
/** What is typed and not kept yet: of each part that was touched, what it was before and what it shall be. */
export type Typing = Partial<Record<Part, { was: string; is: string }>>;

const parts: readonly Part[] = ['summary', 'planned', 'asks', 'nextAt'];
const said = (value: string | undefined) => value ?? '';

export function typeIn(typing: Typing, report: Written, part: Part, is: string): Typing {
	return { ...typing, [part]: { was: typing[part]?.was ?? said(report[part]), is } };
}

/** A part as it stands on the page. */
export function shownIn(typing: Typing, report: Written, part: Part): string {
	return typing[part]?.is ?? said(report[part]);
}

/** Parts that are typed here and were changed by somebody else meanwhile. */
export function clashesIn(typing: Typing, report: Written): Part[] {
	return parts.filter((part) => {
		const typed = typing[part];
		const now = said(report[part]);
		return typed !== undefined && now !== typed.was && now !== typed.is.trim();
	});
}

/** What is sent: all of it, since what is not said is none. What was not touched is as it is now. */
export function wordsOf(typing: Typing, report: Written): Partial<Record<Part, string>> {
	const all = parts.map((part) => [part, shownIn(typing, report, part).trim()] as const);
	return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** What was typed on while it was sent. */
export function restOf(typing: Typing, sent: Typing): Typing {
	const rest = parts.flatMap((part) => {
		const [now, before] = [typing[part], sent[part]];
		if (now === undefined || now.is === before?.is) return [];
		return [[part, { was: before?.is.trim() ?? now.was, is: now.is }] as const];
	});
	return Object.fromEntries(rest);
}
