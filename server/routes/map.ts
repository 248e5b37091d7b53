import { gzipSync } from 'node:zlib';
import { Type } from 'typebox';
import { Boundaries } from '#shared/model/boundaries.ts';
import { MapGround } from '#shared/wire/map.ts';
import { BoundaryStore } from '../store/boundaries.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';

const Revision = Type.String({ pattern: '^[0-9a-f]{16}$', examples: ['9f86d081884c7d65'] });
const yearSeconds = 31_536_000;

/** What maps are drawn from: tiles by configuration, official boundaries by import. */
export function mapRoutes(app: TypedApp, { tiles }: { tiles: string | undefined }): void {
	const store = new BoundaryStore(app.store);
	const { audit } = app.access;

	app.get(
		'/api/map',
		{
			schema: {
				summary: 'What the map is drawn from: tiles, official boundaries, or neither',
				response: { 200: MapGround }
			}
		},
		async () => {
			const boundaries = await store.revision();
			return { ...(tiles ? { tiles } : {}), ...(boundaries ? { boundaries } : {}) };
		}
	);

	app.get(
		'/api/map/boundaries/:revision',
		{
			schema: {
				summary: 'Official outlines of community areas, by the name that the map was told',
				params: Type.Object({ revision: Revision })
			}
		},
		async ({ params }, reply) => {
			const doc = await store.read(params.revision);
			if (doc === undefined) return sendCode(reply, 'NOT_FOUND');
			return reply
				.headers({
					'content-type': 'application/json',
					'content-encoding': 'gzip',
					'cache-control': `private, max-age=${yearSeconds}, immutable`
				})
				.send(gzipSync(doc));
		}
	);

	app.put(
		'/api/map/boundaries',
		{
			schema: {
				summary:
					'Draw these outlines from now on; maps take them with the next return of their line',
				body: Boundaries,
				response: { 200: Type.Object({ revision: Revision }) }
			}
		},
		async ({ body, person }, reply) => {
			const numbers = new Set(body.areas.map(({ number }) => number));
			if (numbers.size !== body.areas.length) return sendCode(reply, 'INVALID_PAYLOAD');
			const entry = { actor: person?.id ?? 'nobody', act: 'boundaries_changed' } as const;
			await audit.write({ ...entry, what: `imported ${body.areas.length} areas` });
			return { revision: await store.write(body) };
		}
	);

	app.delete(
		'/api/map/boundaries',
		{ schema: { summary: 'Draw the approximate outlines of the code again' } },
		async ({ person }, reply) => {
			const entry = { actor: person?.id ?? 'nobody', act: 'boundaries_changed' } as const;
			await audit.write({ ...entry, what: 'removed' });
			await store.remove();
			return reply.code(204).send();
		}
	);
}
