import { Type } from 'typebox';
import { Site, Tour } from '#shared/model/display.ts';
import type { TypedApp } from '../app-types.ts';
import { coveredFirst } from './displays.ts';
import { sendCode } from './reply.ts';

const Params = Type.Object({ id: Type.String({ pattern: '^site_[0-9a-z]{16}$' }) });
const Covered = Type.Object({ id: Type.String(), name: Type.String(), covered: Type.Boolean() });
const Changes = Type.Object(
	{
		visitors: Type.Optional(Type.Boolean()),
		tours: Type.Optional(Type.Array(Tour, { maxItems: 20 }))
	},
	{ additionalProperties: false, minProperties: 1 }
);

/** Places with walls: the privacy shutter, and visitors. */
export function siteRoutes(app: TypedApp): void {
	const { displays, audit } = app.access;

	app.get(
		'/api/sites',
		{
			schema: {
				summary: 'Places with walls, and which of them are covered',
				response: { 200: Type.Array(Covered) }
			}
		},
		async () =>
			(await displays.sites()).map(({ id, name, coveredAt }) => ({
				id,
				name,
				covered: coveredAt !== undefined
			}))
	);

	for (const act of ['cover', 'uncover'] as const) {
		app.post(
			`/api/sites/:id/${act}`,
			{
				schema: {
					summary:
						act === 'cover'
							? 'Close the shutter: every wall of this site goes blank at once'
							: 'Open the shutter',
					params: Params
				}
			},
			async ({ params, person }, reply) => {
				const site = await displays.findSite(params.id);
				if (!site) return sendCode(reply, 'NOT_FOUND');
				const entry = { actor: person?.id ?? 'nobody', subject: site.id };
				if (act === 'cover') {
					const written = { ...entry, act: 'shutter_closed' } as const;
					await coveredFirst(() => displays.cover(site.id, true), audit, written);
				} else {
					await audit.write({ ...entry, act: 'shutter_opened' });
					await displays.cover(site.id, false);
				}
				return reply.code(204).send();
			}
		);
	}

	app.patch(
		'/api/sites/:id',
		{
			schema: {
				summary: 'Let visitors in, or say when they come',
				params: Params,
				body: Changes,
				response: { 200: Site }
			}
		},
		async ({ params, body, person }, reply) => {
			const site = await displays.findSite(params.id);
			if (!site) return sendCode(reply, 'NOT_FOUND');
			const what = Object.keys(body).join(' ');
			const actor = person?.id ?? 'nobody';
			await audit.write({ actor, act: 'site_changed', subject: site.id, what });
			return displays.change<Site>(site.id, body);
		}
	);
}
