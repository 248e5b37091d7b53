import type { Board } from '#shared/fold/board.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import type { Agency } from '#shared/model/agency.ts';
import { texts } from '#shared/text/text.ts';
import { Directory, hang, partOf, type Node } from './directory.ts';
import type { TableName } from './tables.ts';
import { idFrom } from './values.ts';

const own = 'cscc-room';
/** Whom the room only thinks of working with is nobody else's matter. */
const told: readonly Agency['state'][] = ['active', 'suspended'];

/**
 * The organisations that take on work in the room, as the specification has them: each with what it does for the room as
 * a service, the communities it serves, the kinds of work it leads, and how much room it last said it has.
 */
export function roomDirectory(board: Board): Directory {
	const directory = new Directory();
	for (const agency of board.all('agency'))
		if (!agency.drill && told.includes(agency.state)) addAgency(directory, agency);
	return directory;
}

function addAgency(directory: Directory, agency: Agency): void {
	const { categories, choices } = texts('en');
	const description = wordsOf(agency.type);
	const organization = directory.node('organization', idFrom(own, 'organization', agency.id));
	organization.fields = { name: agency.name, description };
	const service = directory.node('service', idFrom(own, 'service', agency.id));
	service.fields = {
		name: `${agency.name}: work with the Community Safety Coordination Center`,
		description,
		status: agency.state === 'active' ? 'active' : 'inactive',
		last_modified: agency.changedAt,
		...(agency.capacityAsOf ? { assured_date: agency.capacityAsOf.slice(0, 10) } : {})
	};
	attach(service, 'service', { key: 'organization', id: organization.id });
	for (const number of agency.areas) {
		const area = directory.node('service_area', idFrom(own, 'area', agency.id, String(number)));
		area.fields = { name: communityAreas[number - 1]?.displayName ?? String(number) };
		attach(service, 'service', { key: 'service_areas', id: area.id });
	}
	const terms = [
		...agency.leads.map((code) => ['Kinds of work', code, categories[code]] as const),
		...(agency.capacityAsOf
			? [
					[
						'Room for more work',
						agency.capacity,
						choices[agency.capacity] ?? agency.capacity
					] as const
				]
			: [])
	];
	for (const [taxonomy, code, name] of terms) {
		const id = idFrom(own, 'attribute', agency.id, taxonomy, code);
		const attribute = directory.node('attribute', id);
		attribute.fields = { link_entity: 'service' };
		const term = termOf(directory, { taxonomy, code, name });
		attach(attribute, 'attribute', { key: 'taxonomy_term', id: term.id });
		attach(service, 'service', { key: 'attributes', id });
	}
}

function termOf(
	directory: Directory,
	{ taxonomy, code, name }: { taxonomy: string; code: string; name: string }
): Node {
	const list = directory.node('taxonomy', idFrom(own, 'taxonomy', taxonomy));
	list.fields = { name: taxonomy, description: `${taxonomy}, as this room calls them` };
	const term = directory.node('taxonomy_term', idFrom(own, 'term', taxonomy, code));
	term.fields = { code, name, description: name, taxonomy };
	attach(term, 'taxonomy_term', { key: 'taxonomy_detail', id: list.id });
	return term;
}

function attach(node: Node, table: TableName, { key, id }: { key: string; id: string }): void {
	const part = partOf(table, key);
	if (part) hang(node, part, id);
}

/** `mental_health` as people write it. */
function wordsOf(code: string): string {
	const words = code.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
