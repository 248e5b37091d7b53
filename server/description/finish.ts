import { sample } from 'openapi-sampler';

interface Media {
	schema?: object;
	example?: unknown;
}
interface Answer {
	description?: string;
	content?: Record<string, Media>;
	$ref?: string;
}
interface Operation {
	requestBody?: { content: Record<string, Media> };
	responses?: Record<string, Answer>;
}
interface Document {
	paths?: Record<string, Record<string, Operation>>;
	components?: { responses?: Record<string, Answer> };
}

/** What the document needs once it is whole: lists as this version writes them, refusals by name, examples. */
export function finish<D extends object>(given: D): D {
	withNewTuples(given);
	const document = given as Document;
	const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));
	for (const operation of operations) withExamples(operation, given);
	nameRefusals(document, operations);
	return given;
}

/** Lists of fixed length as OpenAPI 3.1 (JSON Schema 2020-12) writes them: validators here read an older draft. */
function withNewTuples(node: unknown): void {
	if (typeof node !== 'object' || node === null) return;
	const schema = node as { items?: unknown; prefixItems?: unknown; additionalItems?: unknown };
	if (Array.isArray(schema.items)) {
		schema.prefixItems = schema.items;
		schema.items = schema.additionalItems ?? true;
		delete schema.additionalItems;
	}
	for (const value of Object.values(node)) withNewTuples(value);
}

/** Gives every JSON that is asked for or answered an example, made of what its fields say. */
function withExamples({ requestBody, responses = {} }: Operation, document: object): void {
	const contents = [
		requestBody?.content,
		...Object.values(responses).map(({ content }) => content)
	];
	for (const [type, media] of contents.flatMap((content) => Object.entries(content ?? {}))) {
		if (!media.schema || !/json|form/.test(type) || type.includes('problem')) continue;
		media.example = sample(media.schema, { quiet: true }, document);
	}
}

/** A hundred routes refuse alike: each refusal stands in the document once. */
function nameRefusals(document: Document, operations: readonly Operation[]): void {
	const named: Record<string, Answer> = {};
	for (const { responses = {} } of operations) {
		for (const [status, answer] of Object.entries(responses)) {
			if (!answer.content || (status !== 'default' && Number(status) < 400)) continue;
			const isProblem = 'application/problem+json' in answer.content;
			const name = `${isProblem ? 'Refusal' : 'Fault'}_${status}`;
			const isAlike = JSON.stringify((named[name] ??= answer)) === JSON.stringify(answer);
			if (isAlike) responses[status] = { $ref: `#/components/responses/${name}` };
		}
	}
	document.components = { ...document.components, responses: named };
}
