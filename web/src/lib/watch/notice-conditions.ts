import { minuteMs, toMs } from '#shared/kernel/clock.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import type { Freshness } from '#lib/state/clock.svelte.ts';
import type { NoticeCode, NoticeSettings } from './notice-settings.ts';
import type { Look } from './notices.ts';

/**
 * A thing that is so, with no more than its place, its count and its time: it may be read on a locked screen. The
 * text module has the words.
 */
export type Told =
	| { code: 'urgent_unowned'; id?: string; community?: string; dueMs: number }
	| { code: 'line_lost'; sinceMs: number }
	| { code: 'nobody_out'; community: string; area: number; out: number; planned: number }
	| { code: 'no_contact'; community: string; area: number; count: number }
	| { code: 'over_target'; count: number };

/** What is so now, by each rule that is on and of which something can be known. */
export function conditionsOf(
	view: Partial<WatchView>,
	from: {
		settings: NoticeSettings;
		freshness: Freshness;
		nowMs: number;
		lastHeardMs: number | undefined;
		/** Since when this page has looked without a pause: what it slept through it has not missed. */
		awakeSinceMs: number;
	}
): Look {
	const { settings, freshness, nowMs, lastHeardMs, awakeSinceMs } = from;
	// Until something was heard nothing can be said.
	if (freshness.kind === 'connecting' || lastHeardMs === undefined) {
		return { conditions: [], about: [] };
	}
	const isOld = freshness.kind === 'not_live';
	const seen: Partial<Record<NoticeCode, () => readonly { key: string; told: Told }[]>> = {
		line_lost: () => {
			const limitMs = settings.rules.line_lost.threshold * minuteMs;
			return isOld && nowMs - Math.max(lastHeardMs, awakeSinceMs) >= limitMs
				? [{ key: 'line_lost', told: { code: 'line_lost', sinceMs: lastHeardMs } }]
				: [];
		},
		...(isOld ? {} : rulesOf(view, { settings, nowMs }))
	};
	const about = (Object.keys(seen) as NoticeCode[]).filter((code) => settings.rules[code].on);
	const { headline, unowned } = view;
	return {
		conditions: about.flatMap((code) => seen[code]?.() ?? []),
		about,
		...(headline && !isOld
			? {
					summary: {
						open: headline.open,
						over: headline.overTarget,
						...(unowned ? { unowned: headline.urgentUnowned } : {})
					}
				}
			: {})
	};
}

/** The rules over the figures themselves; those whose section is not there yet are left out. */
function rulesOf(
	{ unowned, places, headline }: Partial<WatchView>,
	{ settings, nowMs }: { settings: NoticeSettings; nowMs: number }
) {
	const { urgent_unowned, nobody_out, no_contact, over_target } = settings.rules;
	return {
		...(unowned && {
			urgent_unowned: () =>
				unowned.flatMap(({ id, community, since, dueAt }) => {
					if (dueAt === undefined) return [];
					const dueMs = toMs(dueAt);
					if (nowMs - dueMs < urgent_unowned.threshold * minuteMs) return [];
					return {
						// By when it came in: restricted or not, it stays the same one.
						key: `urgent_unowned ${since}`,
						told: {
							code: 'urgent_unowned' as const,
							...(id ? { id } : {}),
							...(community ? { community } : {}),
							dueMs
						}
					};
				})
		}),
		...(places && {
			nobody_out: () =>
				places.flatMap(({ area, label: community, out: moving, onBreak, planned }) => {
					if (area === undefined || moving === null || planned === null) return [];
					// Who rests is there.
					const out = moving + (onBreak ?? 0);
					if (out >= planned || out > nobody_out.threshold) return [];
					return {
						key: `nobody_out ${area}`,
						told: { code: 'nobody_out' as const, community, area, out, planned }
					};
				}),
			no_contact: () =>
				places.flatMap(({ area, label: community, noContact: count }) => {
					if (area === undefined || count === null || count < no_contact.threshold) return [];
					return {
						key: `no_contact ${area}`,
						told: { code: 'no_contact' as const, community, area, count }
					};
				})
		}),
		...(headline && {
			over_target: () => {
				const { overTarget: count } = headline;
				return count >= over_target.threshold
					? [{ key: 'over_target', told: { code: 'over_target' as const, count } }]
					: [];
			}
		})
	};
}
