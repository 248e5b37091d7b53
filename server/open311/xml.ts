import { xmlText } from '../xml-text.ts';

/** What an element of a list is called in XML; in JSON it has no name. */
const itemNames: Readonly<Record<string, string>> = {
	services: 'service',
	service_requests: 'request',
	service_request_updates: 'request_update',
	errors: 'error',
	attributes: 'attribute',
	values: 'value',
	endpoints: 'endpoint',
	formats: 'format',
	notes: 'note'
};

/** A value as GeoReport v2 writes it in XML: lists by the names of their elements, nothing as an empty element. */
export function xmlOf(root: string, value: unknown): string {
	return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: unknown): string {
	const inner = contentOf(name, value);
	return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function contentOf(name: string, value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) {
		const item = itemNames[name] ?? 'item';
		return value.map((one) => element(item, one)).join('');
	}
	if (typeof value === 'object') {
		return Object.entries(value)
			.map(([field, one]) => element(field, one))
			.join('');
	}
	return xmlText(String(value));
}
