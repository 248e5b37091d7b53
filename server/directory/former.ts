import type { Given } from './intake.ts';
import { tableOfFile, type TableName } from './tables.ts';

/** Rows of a file, as they are to be taken now. */
type Rows = readonly { table: TableName; row: Given }[];
type Reader = (row: Given) => Rows;

const days: ReadonlyMap<string, string> = new Map(
	['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].flatMap(
		(name, index) => {
			const code = name.slice(0, 2).toUpperCase();
			return [
				[name, code],
				[String(index + 1), code]
			] as const;
		}
	)
);

/** An address belongs to a place: where it is an organisation's own, the place is made of it. */
const address =
	(kind: 'postal' | 'physical'): Reader =>
	({ organization_id: owner, ...row }) => {
		const own = { ...row, address_type: kind };
		if (!owner || row['location_id']) return [{ table: 'address', row: own }];
		const place = `address of ${JSON.stringify(owner)}: ${JSON.stringify(row)}`;
		return [
			{ table: 'location', row: { id: place, organization_id: owner, location_type: kind } },
			{ table: 'address', row: { ...own, location_id: place } }
		];
	};

/** Files as version 1.1 of the specification had them. */
const former: Readonly<Record<string, Reader>> = {
	/** A day of the week, and from when to when; a day without hours says that there are none on it. */
	'regular_schedules.csv': ({ weekday, ...row }) => {
		const byday = days.get(String(weekday).trim().toLowerCase());
		const when = byday ? { freq: 'WEEKLY', byday } : { weekday };
		return [{ table: 'schedule', row: { ...row, ...when } }];
	},
	'postal_addresses.csv': address('postal'),
	'physical_addresses.csv': address('physical'),
	'services_taxonomy.csv': ({ service_id, taxonomy_id, taxonomy_detail, ...row }) => {
		const link = { link_id: service_id, link_entity: 'service' };
		const term = { taxonomy_term_id: taxonomy_id, value: taxonomy_detail };
		return [{ table: 'attribute', row: { ...row, ...link, ...term } }];
	}
};

/** How the rows of a file are read; none where it is no file of a directory. */
export function readerOf(path: string): Reader | undefined {
	const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
	if (Object.hasOwn(former, name)) return former[name];
	const table = tableOfFile(name);
	return table && ((row) => [{ table, row }]);
}
