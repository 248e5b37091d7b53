import type { SourceId } from '#shared/model/sources.ts';
import { text, time, type Reading } from './reading.ts';

/**
 * What microphones took for shots until they were switched off: never shootings. They were put up in one community after the other, so
 * before its first alert nobody listened there; nor was the whole city ever listened to.
 */
const shotspotter: Reading = {
	columns: [text('unique_id'), time('date'), text('community_area')],
	key: 'unique_id',
	occurred: 'date',
	sql: `WITH counted AS (
			SELECT coalesce(try_cast(community_area AS INTEGER), area_named(community_area), 0) AS area, date_trunc('month', date) AS month, count(*) AS n
			FROM rows GROUP BY ALL
		), listened AS (SELECT area, min(month) AS since FROM counted GROUP BY ALL),
		months AS (SELECT DISTINCT month FROM counted)
		SELECT 'shotspotter_alerts' AS indicator, number AS area, strftime(month, '%Y-%m') AS period,
			if(month >= since, coalesce(n, 0), NULL)::DOUBLE AS value, NULL::DOUBLE AS error
		FROM months CROSS JOIN (SELECT unnest(range(0, 78)) AS number)
			LEFT JOIN listened ON listened.area = number LEFT JOIN counted USING (area, month)`
};

export const alerts = { shotspotter_alerts: shotspotter } as const satisfies Partial<
	Record<SourceId, Reading>
>;
