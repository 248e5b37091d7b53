import type { Display, Site, WallMode } from '../model/display.ts';
import { isWithinHours } from './clock-hours.ts';

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
	return visitors || tours.some((tour) => isWithinHours(tour, nowMs));
}
