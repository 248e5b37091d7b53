import type { Reading } from './reading.ts';

/** Topics of the Health Atlas by its own keys. */
export const topics: Readonly<Record<string, string>> = {
	uninsured: 'UNS',
	low_food_access: 'LFA',
	poverty: 'POV',
	got_care: 'HCSNCP',
	feels_safe: 'HCSNSP'
};

/** Areas are the parts of the place 1714000, which is Chicago. */
const place = '1714000';

/**
 * A row for each topic, area and period, and for each group of people that the Atlas tells apart: only those of everybody are
 * counted, or groups and their whole would stand in one list. Which areas are too small for a survey has no value.
 */
export const healthAtlas: Reading = {
	columns: [
		{ name: 'a', type: 'text', also: ['topic'] },
		{ name: 'g', type: 'text', also: ['geoid', 'geography'] },
		{ name: 'd', type: 'text', also: ['period'] },
		{ name: 'p', type: 'text', also: ['population'], optional: true },
		{ name: 'v', type: 'number', also: ['value'] },
		{ name: 'se', type: 'number', also: ['standard_error', 'standarderror'], optional: true }
	],
	sql: `SELECT indicator, CASE WHEN g = '${place}' THEN 100 WHEN number BETWEEN 1 AND 77 THEN number ELSE -1 END AS area,
		coalesce(d, 'none') AS period, v AS value, se AS error
		FROM (SELECT *, try_cast(regexp_extract(g, '^${place}-(\\d+)$', 1) AS INTEGER) AS number FROM rows) JOIN (VALUES ${Object.entries(
			topics
		)
			.map(([indicator, topic]) => `('${topic}', '${indicator}')`)
			.join(', ')}) AS known(topic, indicator) ON a = topic
		WHERE p IS NULL`
};
