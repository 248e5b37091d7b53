import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

export const clientPath = join(import.meta.dirname, 'interface.ts');

/** What scripts ask; whoever needs more has it all at `/api/openapi.json`. */
const asked: Readonly<Record<string, readonly string[]>> = {
	'/api/session': ['post'],
	'/api/first-administrator': ['post'],
	'/api/people': ['post'],
	'/api/feed': ['get'],
	'/api/pairings': ['post'],
	'/api/pairings/claim': ['post'],
	'/api/displays': ['post'],
	'/api/map/boundaries': ['put'],
	'/api/map/parts/{part}': ['put'],
	'/api/map': ['get'],
	'/api/map/boundaries/{revision}': ['get'],
	'/api/directory/{source}': ['post'],
	'/api/sources': ['get'],
	'/api/sources/{source}': ['put'],
	'/api/sources/{source}/failures': ['post']
};

interface Document {
	paths: Record<string, Record<string, unknown>>;
	components: { schemas: Record<string, unknown> };
}

/** The interface as types: for each path and method what goes in and what comes out. */
export async function clientOf(described: object): Promise<string> {
	const document = described as Document;
	const paths = Object.entries(asked).map(([path, methods]) => {
		const operations = methods.map((method) => [method, document.paths[path]?.[method]]);
		return [path, Object.fromEntries(operations)];
	});
	const { Problem } = document.components.schemas;
	const part = {
		...document,
		paths: Object.fromEntries(paths),
		components: { ...document.components, schemas: { Problem } }
	};
	// Examples are for readers of the description.
	const lean = JSON.stringify(part, (key, value: unknown) =>
		/^examples?$/.test(key) ? undefined : value
	);
	const text = astToString(await openapiTS(lean));
	return `// Made from the room's description of its interface by npm run client; long because nobody writes it.\n\n${text}`;
}
