/** What a value has to be; a list: one of these. */
export type ValueType =
	'number' | 'uri' | 'email' | 'date' | 'time' | 'instant' | readonly string[];

/** Where the parts of a node hang: under which key of it, of which table, and by which column of a flat file. */
export interface Part {
	key: string;
	table: TableName;
	/** One object instead of a list. */
	single?: true;
	/** The column that names one in a flat file: of the part's row, or (for a single one) of the node's own. */
	column: string;
}

export interface Table {
	/** Its file in a tabular package. */
	file: string;
	/** Other names that its file had in older versions. */
	formerFiles?: readonly string[];
	required: readonly string[];
	types: Readonly<Record<string, ValueType>>;
	/** Columns that older versions named otherwise. */
	formerColumns?: Readonly<Record<string, string>>;
	/** Columns with the id of a node to which no part hangs: mapped as ids, and nothing else. */
	ids?: Readonly<Record<string, TableName>>;
	parts: readonly Part[];
	/** Keys under which the interface nests what a node hangs at. */
	above?: Readonly<Record<string, TableName>>;
}

const tableNames = [
	...(['organization', 'service', 'location', 'service_at_location', 'program'] as const),
	...(['contact', 'phone', 'address', 'schedule', 'service_area', 'language'] as const),
	...(['accessibility', 'funding', 'cost_option', 'required_document', 'url'] as const),
	...(['service_capacity', 'unit', 'organization_identifier', 'taxonomy'] as const),
	...(['taxonomy_term', 'attribute', 'metadata', 'meta_table_description'] as const)
] as const;
export type TableName = (typeof tableNames)[number];

const many = (key: string, table: TableName, column: string): Part => ({ key, table, column });
const one = (key: string, table: TableName, column: string): Part => ({
	key,
	table,
	column,
	single: true
});
/** What everything may carry: terms of a taxonomy, and what was changed of it when. */
const common = [
	many('attributes', 'attribute', 'link_id'),
	many('metadata', 'metadata', 'resource_id')
];
const places = ['physical', 'postal', 'virtual'] as const;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The objects of the Human Services Data Specification 3.0, with those that 3.1 adds: what each must have, what its
 * values are, and how they hang together (docs.openreferral.org). What is not named here is kept as it came.
 */
export const tables: Readonly<Record<TableName, Table>> = {
	organization: {
		file: 'organizations.csv',
		required: ['name', 'description'],
		types: { email: 'email', website: 'uri', uri: 'uri', year_incorporated: 'number' },
		formerColumns: { url: 'website' },
		ids: { parent_organization_id: 'organization' },
		parts: [
			many('additional_websites', 'url', 'organization_id'),
			many('funding', 'funding', 'organization_id'),
			many('contacts', 'contact', 'organization_id'),
			many('phones', 'phone', 'organization_id'),
			many('locations', 'location', 'organization_id'),
			many('programs', 'program', 'organization_id'),
			many('organization_identifiers', 'organization_identifier', 'organization_id'),
			...common
		]
	},
	service: {
		file: 'services.csv',
		required: ['name', 'status'],
		types: {
			status: ['active', 'inactive', 'defunct', 'temporarily closed'],
			url: 'uri',
			email: 'email',
			assurer_email: 'email',
			minimum_age: 'number',
			maximum_age: 'number',
			assured_date: 'date',
			last_modified: 'instant'
		},
		parts: [
			one('organization', 'organization', 'organization_id'),
			one('program', 'program', 'program_id'),
			many('additional_urls', 'url', 'service_id'),
			many('phones', 'phone', 'service_id'),
			many('schedules', 'schedule', 'service_id'),
			many('service_areas', 'service_area', 'service_id'),
			many('service_at_locations', 'service_at_location', 'service_id'),
			many('languages', 'language', 'service_id'),
			many('funding', 'funding', 'service_id'),
			many('cost_options', 'cost_option', 'service_id'),
			many('required_documents', 'required_document', 'service_id'),
			many('contacts', 'contact', 'service_id'),
			many('capacities', 'service_capacity', 'service_id'),
			...common
		]
	},
	location: {
		file: 'locations.csv',
		required: ['location_type'],
		types: { location_type: places, url: 'uri', latitude: 'number', longitude: 'number' },
		parts: [
			many('languages', 'language', 'location_id'),
			many('addresses', 'address', 'location_id'),
			many('contacts', 'contact', 'location_id'),
			many('accessibility', 'accessibility', 'location_id'),
			many('phones', 'phone', 'location_id'),
			many('schedules', 'schedule', 'location_id'),
			...common
		]
	},
	service_at_location: {
		file: 'service_at_location.csv',
		formerFiles: ['services_at_location.csv', 'service_at_locations.csv'],
		required: [],
		types: {},
		above: { service: 'service' },
		parts: [
			one('location', 'location', 'location_id'),
			many('service_areas', 'service_area', 'service_at_location_id'),
			many('contacts', 'contact', 'service_at_location_id'),
			many('phones', 'phone', 'service_at_location_id'),
			many('schedules', 'schedule', 'service_at_location_id'),
			...common
		]
	},
	program: {
		file: 'programs.csv',
		required: ['name', 'description'],
		types: {},
		parts: common
	},
	contact: {
		file: 'contacts.csv',
		required: [],
		types: { email: 'email' },
		parts: [many('phones', 'phone', 'contact_id'), ...common]
	},
	phone: {
		file: 'phones.csv',
		required: ['number'],
		types: { extension: 'number' },
		parts: [many('languages', 'language', 'phone_id'), ...common]
	},
	address: {
		file: 'addresses.csv',
		required: ['address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
		types: { address_type: places },
		parts: common
	},
	schedule: {
		file: 'schedules.csv',
		required: [],
		types: {
			freq: ['WEEKLY', 'MONTHLY'],
			wkst: weekdays,
			timezone: 'number',
			count: 'number',
			interval: 'number',
			schedule_link: 'uri',
			valid_from: 'date',
			valid_to: 'date',
			dtstart: 'date',
			until: 'date',
			opens_at: 'time',
			closes_at: 'time'
		},
		parts: common
	},
	service_area: { file: 'service_areas.csv', required: [], types: {}, parts: common },
	language: { file: 'languages.csv', required: [], types: {}, parts: common },
	accessibility: { file: 'accessibility.csv', required: [], types: { url: 'uri' }, parts: common },
	funding: { file: 'funding.csv', required: [], types: {}, parts: common },
	cost_option: {
		file: 'cost_options.csv',
		required: [],
		types: { amount: 'number', valid_from: 'date', valid_to: 'date' },
		parts: common
	},
	required_document: {
		file: 'required_documents.csv',
		required: [],
		types: { uri: 'uri' },
		parts: common
	},
	url: { file: 'url.csv', required: ['url'], types: { url: 'uri' }, parts: common },
	service_capacity: {
		file: 'service_capacity.csv',
		required: ['available', 'updated'],
		types: { available: 'number', maximum: 'number', updated: 'instant' },
		parts: [one('unit', 'unit', 'unit_id'), ...common]
	},
	unit: { file: 'units.csv', required: ['name'], types: { uri: 'uri' }, parts: common },
	organization_identifier: {
		file: 'organization_identifiers.csv',
		required: ['identifier_type', 'identifier'],
		types: {},
		parts: common
	},
	taxonomy: {
		file: 'taxonomies.csv',
		required: ['name', 'description'],
		types: { uri: 'uri' },
		parts: [many('metadata', 'metadata', 'resource_id')]
	},
	taxonomy_term: {
		file: 'taxonomy_terms.csv',
		formerFiles: ['taxonomy.csv'],
		required: ['name', 'description'],
		types: { term_uri: 'uri' },
		ids: { parent_id: 'taxonomy_term' },
		parts: [one('taxonomy_detail', 'taxonomy', 'taxonomy_id'), ...common]
	},
	attribute: {
		file: 'attributes.csv',
		required: [],
		types: {},
		parts: [
			one('taxonomy_term', 'taxonomy_term', 'taxonomy_term_id'),
			many('metadata', 'metadata', 'resource_id')
		]
	},
	metadata: {
		file: 'metadata.csv',
		required: [
			'last_action_date',
			'last_action_type',
			'field_name',
			'previous_value',
			'replacement_value',
			'updated_by'
		],
		types: {},
		parts: []
	},
	meta_table_description: {
		file: 'meta_table_descriptions.csv',
		required: [],
		types: {},
		parts: common
	}
};

export const allTables = Object.keys(tables) as TableName[];

/** The table of a file by its name, with or without folders; none where it is another file. */
export function tableOfFile(path: string): TableName | undefined {
	const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
	return allTables.find((table) => {
		const { file, formerFiles = [] } = tables[table];
		return file === name || formerFiles.includes(name);
	});
}
