/** What a spreadsheet would take for a formula, at the beginning of a cell. */
const formula = /^[=+\-@\t\r\0]/;

/**
 * A table as RFC 4180 tells it, and safe to open: a text that a spreadsheet would take for a formula has an apostrophe
 * before it (ASVS 5.0, 1.2.10).
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const safe = formula.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
