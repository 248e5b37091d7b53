import { chicagoParts } from '../kernel/chicago-time.ts';
import type { Display, Site, Tour, WallMode } from '../model/display.ts';

/** What a display shows now. One that nobody knows shows nothing: a doubt is no reason to show more. */
export function wallModeOf(
	display: Pick<Display, 'coveredAt' | 'visitors'> | undefined,
	site: Site | undefined,
	nowMs: number
): WallMode {
	if (!display || !site) return 'covered';
	if (display.coveredAt !== undefined || site.coveredAt !== undefined) return 'covered';
	return display.visitors || hasVisitors(site, nowMs) ? 'visitors' : 'room';
}

/** Visitors are here, or are to be here at this time. */
export function hasVisitors({ visitors, tours }: Site, nowMs: number): boolean {
	return visitors || tours.some((tour) => isDuring(tour, nowMs));
}

/** A tour that ends before it begins goes on after midnight, as part of the day on which it began. */
function isDuring({ days, from, to }: Tour, nowMs: number): boolean {
	const { weekday, hour, minute } = chicagoParts(nowMs);
	const now = hour * 60 + minute;
	const [begin, end] = [minutesOf(from), minutesOf(to)];
	if (begin < end) return days.includes(weekday) && now >= begin && now < end;
	const yesterday = (weekday + 6) % 7;
	return (days.includes(weekday) && now >= begin) || (days.includes(yesterday) && now < end);
}

function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}
