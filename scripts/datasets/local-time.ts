import { chicagoToMs } from '#shared/kernel/chicago-time.ts';

/** A time as the City publishes it, Chicago's own without an offset (`2024-05-01 14:05:00`), in milliseconds. */
export function localToMs(text: string): number {
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
		text.match(/\d+/g) ?? []
	).map(Number);
	return chicagoToMs({ year, month, day, hour, minute, second });
}
