import { minuteMs, toMs } from '#shared/kernel/clock.ts';
import type { WatchException } from '#shared/fold/watch-exceptions.ts';
import { onTimeTarget } from '#shared/fold/wall-view.ts';
import { formatDue, formatShare, formatSpanInFull, formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';

export interface ExceptionWords {
	title: string;
	note: string;
	/** The page on which it is seen in full. */
	href: string;
	/** Glyph beside it: a priority, or people. */
	glyph: { priority: number } | 'people';
}

/** The same words for a thing to know on laptop and phone. */
export function exceptionWords(
	exception: WatchException,
	from: { nowMs: number; text: Texts; language: Language }
): ExceptionWords {
	const { nowMs, text, language } = from;
	switch (exception.code) {
		case 'urgent_unowned': {
			const where = exception.community ?? text.cityWide;
			const span = formatSpanInFull(Math.max(minuteMs, nowMs - toMs(exception.since)));
			const due = exception.dueAt ? formatDue(toMs(exception.dueAt), nowMs, language) : '';
			return {
				title: text.watch.unownedTitle(text.categories[exception.category].toLowerCase(), where),
				note: text.watch.unownedNote(span, due),
				href: exception.id ? `/watch/requests/${exception.id}` : '/desk',
				glyph: { priority: 1 }
			};
		}
		case 'no_contact': {
			const { community, count, planned, since } = exception;
			const sinceMs = toMs(since ?? '');
			return {
				title: text.watch.noContactTitle(community, count, planned),
				note: since
					? text.watch.noContactNote(
							formatTime(sinceMs, 'time', language),
							formatSpanInFull(nowMs - sinceMs)
						)
					: '',
				href: `/watch/places/${exception.area}`,
				glyph: 'people'
			};
		}
		case 'below_target': {
			const { priority, kept, promised, stage } = exception;
			return {
				title: text.watch.belowTitle(
					priority,
					formatShare(kept, promised),
					formatShare(onTimeTarget, 1)
				),
				note: text.watch.belowNote(kept, promised, stage ? text.stages[stage].toLowerCase() : ''),
				href: `/watch/times${stage ? `?stage=${stage}` : ''}`,
				glyph: { priority }
			};
		}
		case 'short':
			return {
				title: text.watch.shortTitle(exception.community, exception.out, exception.planned),
				note: text.watch.shortNote,
				href: `/watch/places/${exception.area}`,
				glyph: 'people'
			};
	}
}
