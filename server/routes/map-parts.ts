import { Type } from 'typebox';
import { partNames, PartOutlines, partTypes } from '#shared/model/boundaries.ts';
import { BoundaryStore } from '../store/boundaries.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';

const Part = Type.Object({ part: Type.Enum(partTypes) });
/** Some four thousand outlines. */
const mostPartBytes = 8 * 1024 * 1024;

/** Outlines of police beats and block groups, by which places in focus are drawn. */
export function mapPartRoutes(app: TypedApp): void {
	const store = new BoundaryStore(app.store);
	const { audit } = app.access;

	app.put(
		'/api/map/parts/:part',
		{
			bodyLimit: mostPartBytes,
			schema: {
				summary: 'Draw places in focus of this kind by these outlines from now on',
				params: Part,
				body: PartOutlines,
				response: { 200: Type.Object({ parts: Type.Integer() }) }
			}
		},
		async ({ body: { parts }, params: { part }, person }, reply) => {
			const names = new Set(parts.map(({ name }) => name));
			const isName = new RegExp(partNames[part]);
			if (names.size !== parts.length || parts.some(({ name }) => !isName.test(name)))
				return sendCode(reply, 'INVALID_PAYLOAD');
			const entry = { actor: person?.id ?? 'nobody', act: 'boundaries_changed' } as const;
			await audit.write({ ...entry, what: `imported ${parts.length} of ${part}` });
			await store.writeParts(part, parts);
			return { parts: parts.length };
		}
	);

	app.delete(
		'/api/map/parts/:part',
		{ schema: { summary: 'Places in focus of this kind are a name again', params: Part } },
		async ({ params: { part }, person }, reply) => {
			const entry = { actor: person?.id ?? 'nobody', act: 'boundaries_changed' } as const;
			await audit.write({ ...entry, what: `removed ${part}` });
			await store.removeParts(part);
			return reply.code(204).send();
		}
	);
}
