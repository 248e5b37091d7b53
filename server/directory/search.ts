import type { Directory, Node } from './directory.ts';
import { owners } from './nested.ts';
import type { TableName } from './tables.ts';

/** What a list is asked for; all that is given has to fit. */
export interface Asked {
	search?: string;
	taxonomy_term_id?: string;
	taxonomy_id?: string;
	organization_id?: string;
	modified_after?: string;
	/** Terms without one above them. */
	top_only?: boolean;
	parent_id?: string;
}

/** The services of a list, by name. */
export function findServices(directory: Directory, asked: Asked): Node[] {
	const fits = serviceTest(directory, asked);
	return inOrder(directory.all('service').filter(fits));
}

/** Services at places: found by their service, or by the place's own name. */
export function findServicesAtLocations(
	directory: Directory,
	asked: Asked
): { node: Node; service: Node | undefined }[] {
	const { search, ...rest } = asked;
	const fits = serviceTest(directory, rest);
	const services = owners(directory, { table: 'service', key: 'service_at_locations' });
	const words = wordsOf(search);
	return directory
		.all('service_at_location')
		.map((node) => ({ node, service: services.get(node.id) }))
		.filter(({ node, service }) => {
			if (Object.keys(rest).length > 0 && !(service && fits(service))) return false;
			const [place] = (node.parts['location'] ?? []).map((id) => directory.get('location', id));
			return hasWords([node, service, place], words);
		});
}

/** Of the other tables: by their words, and for terms by where they stand. */
export function find(directory: Directory, table: TableName, asked: Asked): Node[] {
	const words = wordsOf(asked.search);
	return inOrder(
		directory.all(table).filter((node) => {
			const { parent_id: parent } = node.fields;
			if (asked.top_only && parent !== undefined) return false;
			if (asked.parent_id !== undefined && parent !== asked.parent_id.toLowerCase()) return false;
			if (asked.taxonomy_id !== undefined && !isOf(node, 'taxonomy_detail', asked.taxonomy_id)) {
				return false;
			}
			return hasWords([node], words);
		})
	);
}

function serviceTest(directory: Directory, asked: Asked): (service: Node) => boolean {
	const words = wordsOf(asked.search);
	const afterMs = asked.modified_after === undefined ? undefined : Date.parse(asked.modified_after);
	return (service) => {
		const { organization_id: organization } = asked;
		if (organization !== undefined && !isOf(service, 'organization', organization)) return false;
		if (
			afterMs !== undefined &&
			!(Date.parse(String(service.fields['last_modified'])) >= afterMs)
		) {
			return false;
		}
		const terms = termsOf(directory, service);
		const { taxonomy_term_id: term, taxonomy_id: taxonomy } = asked;
		if (term !== undefined && !terms.some(({ id }) => id === term.toLowerCase())) return false;
		if (taxonomy !== undefined && !terms.some((one) => isOf(one, 'taxonomy_detail', taxonomy))) {
			return false;
		}
		const organizations = (service.parts['organization'] ?? []).map((id) =>
			directory.get('organization', id)
		);
		return hasWords([service, ...organizations, ...terms], words);
	};
}

function termsOf(directory: Directory, service: Node): Node[] {
	return (service.parts['attributes'] ?? [])
		.flatMap((id) => directory.get('attribute', id)?.parts['taxonomy_term'] ?? [])
		.flatMap((id) => directory.get('taxonomy_term', id) ?? []);
}

const isOf = (node: Node, key: string, id: string) =>
	(node.parts[key] ?? []).includes(id.toLowerCase());

/** Without marks above and below letters, so that `consejeria` finds `consejería`. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replaceAll(/\p{Mn}/gu, '')
		.toLowerCase();
}

function wordsOf(search = ''): string[] {
	return plain(search).split(/\s+/).filter(Boolean);
}

function hasWords(nodes: readonly (Node | undefined)[], words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const all = nodes.flatMap((node) => [
		node?.fields['name'],
		node?.fields['alternate_name'],
		node?.fields['description']
	]);
	const text = plain(all.filter((one) => typeof one === 'string').join(' '));
	return words.every((word) => text.includes(word));
}

function inOrder(nodes: Node[]): Node[] {
	const name = (node: Node) => String(node.fields['name'] ?? '');
	return nodes.toSorted((a, b) => name(a).localeCompare(name(b), 'en') || (a.id < b.id ? -1 : 1));
}
