import { minuteMs } from '#shared/kernel/clock.ts';
import { formatSpanInFull } from '#shared/text/format.ts';
import type { Texts } from '#shared/text/text.ts';
import type { Notice } from './notices.ts';

export interface NoticeWords {
	title: string;
	/** What to do about it. */
	what: string;
	/** The page that shows it. */
	href: string;
}

/** What a notice says, as things were when it was told. */
export function noticeWords({ told, atMs, last }: Notice, text: Texts): NoticeWords {
	const { words, what, where, last: lastWords } = text.notices;
	const spanSince = (fromMs: number) => formatSpanInFull(Math.max(minuteMs, atMs - fromMs));
	const said = (): NoticeWords => {
		switch (told.code) {
			case 'urgent_unowned':
				return {
					title: words.urgent_unowned(told.community ?? where, spanSince(told.dueMs)),
					what: what.urgent_unowned,
					href: told.id ? `/watch/requests/${told.id}` : '/watch'
				};
			case 'line_lost':
				return {
					title: words.line_lost(spanSince(told.sinceMs)),
					what: what.line_lost,
					href: '/watch'
				};
			case 'nobody_out':
				return {
					title: words.nobody_out(told.community, told.out, told.planned),
					what: what.nobody_out,
					href: `/watch/places/${told.area}`
				};
			case 'no_contact':
				return {
					title: words.no_contact(told.community, told.count),
					what: what.no_contact,
					href: `/watch/places/${told.area}`
				};
			case 'over_target':
				return {
					title: words.over_target(told.count),
					what: what.over_target,
					href: '/watch/times'
				};
			case 'several':
				return {
					title: told.quiet ? words.afterQuiet(told.count) : words.several(told.count),
					what: what.several,
					href: '/watch'
				};
			case 'digest':
				return {
					title: words.digest(told.open, told.over),
					what: what.digest(told.told, told.unowned),
					href: '/watch'
				};
		}
	};
	const one = said();
	return last ? { ...one, what: `${one.what} ${lastWords}` } : one;
}
