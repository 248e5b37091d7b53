import { Type } from 'typebox';
import { Display, Message, Night, Site, Tour } from '#shared/model/display.ts';
import { holds } from '#shared/rules/wall-scenes.ts';
import type { TypedApp } from '../app-types.ts';
import { coveredFirst } from './displays.ts';
import { sendCode } from './reply.ts';

const Params = Type.Object({ id: Type.String({ pattern: '^site_[0-9a-z]{16}$' }) });
/** A site as those see it who work in the room: what may be told of its screens without managing them. */
const Walls = Type.Object({
	id: Type.String(),
	name: Type.String(),
	covered: Type.Boolean(),
	message: Type.Optional(Message),
	screens: Type.Array(Type.Pick(Display, ['id', 'name', 'profile', 'scene', 'pushed']))
});
const Changes = Type.Object(
	{
		visitors: Type.Optional(Type.Boolean()),
		tours: Type.Optional(Type.Array(Tour, { maxItems: 20 })),
		/** `null`: they are dimmed at no hour. */
		night: Type.Optional(Type.Union([Night, Type.Null()]))
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
				summary: 'Places with walls: which are covered, and what was put on which screen',
				response: { 200: Type.Array(Walls) }
			}
		},
		async () => {
			const [sites, all] = await Promise.all([displays.sites(), displays.all()]);
			const nowMs = app.clock.now();
			return sites.map(({ id, name, coveredAt, message }) => ({
				id,
				name,
				covered: coveredAt !== undefined,
				...(message && holds(message, nowMs) ? { message } : {}),
				screens: all
					.filter(({ siteId }) => siteId === id)
					.map(({ pushed, ...screen }) => ({
						...screen,
						...(pushed && holds(pushed, nowMs) ? { pushed } : {})
					}))
			}));
		}
	);

	shutterRoutes(app);

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
			const { night, ...fields } = body;
			return displays.change<Site>(site.id, {
				...fields,
				...(night === undefined ? {} : { night: night ?? undefined })
			});
		}
	);
}

function shutterRoutes(app: TypedApp): void {
	const { displays, audit } = app.access;
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
}
