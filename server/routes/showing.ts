import { Type } from 'typebox';
import { minuteMs, toInstant } from '#shared/kernel/clock.ts';
import { AreaNumber } from '#shared/model/fields.ts';
import { MessageText, scenes, type Display, type Site, type Voice } from '#shared/model/display.ts';
import { desks } from '#shared/model/terms.ts';
import { personalDataAt } from '#shared/rules/personal-data.ts';
import { sceneProblem } from '#shared/rules/wall-scenes.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode, sendRefusal } from './reply.ts';

const DisplayParams = Type.Object({ id: Type.String({ pattern: '^display_[0-9a-z]{16}$' }) });
const SiteParams = Type.Object({ id: Type.String({ pattern: '^site_[0-9a-z]{16}$' }) });
/** As long as a shift; what shall stay longer is pinned, or is what the screen shows anyway. */
const Minutes = Type.Integer({ minimum: 1, maximum: 12 * 60 });

/** Whose wish it is, as a wall may say it. */
function voiceOf(person: Person | null): Voice {
	const desk = desks.find((one) => person?.deskIds.includes(one));
	return { role: person?.role ?? 'desk', ...(desk ? { desk } : {}) };
}

/** What the room looks at: a picture on one screen, a line on all of a site. */
export function showingRoutes(app: TypedApp): void {
	pictureRoutes(app);
	messageRoutes(app);
}

const inMinutes = (app: TypedApp, minutes: number) =>
	toInstant(app.clock.now() + minutes * minuteMs);

function pictureRoutes(app: TypedApp): void {
	const { displays, audit } = app.access;

	app.put(
		'/api/displays/:id/pushed',
		{
			schema: {
				summary: 'Have a screen show a picture, for some minutes or until somebody changes it',
				params: DisplayParams,
				body: Type.Object(
					{
						scene: Type.Enum(scenes),
						community: Type.Optional(AreaNumber),
						minutes: Type.Optional(Minutes)
					},
					{ additionalProperties: false }
				)
			}
		},
		async ({ params, body, person }, reply) => {
			const display = await displays.find(params.id);
			if (!display) return sendCode(reply, 'NOT_FOUND');
			const { scene, community, minutes } = body;
			if ((scene === 'community') !== (community !== undefined)) {
				return sendRefusal(reply, refuseField('/community', 'required'));
			}
			if (sceneProblem(scene, display.profile)) return sendCode(reply, 'NOT_LEGIBLE');
			await audit.write({
				actor: person?.id ?? 'nobody',
				act: 'display_changed',
				subject: display.id,
				what: `push ${scene}`
			});
			await displays.change<Display>(display.id, {
				pushed: {
					scene,
					by: voiceOf(person),
					...(community === undefined ? {} : { community }),
					...(minutes === undefined ? {} : { until: inMinutes(app, minutes) })
				}
			});
			return reply.code(204).send();
		}
	);

	app.delete(
		'/api/displays/:id/pushed',
		{ schema: { summary: 'Let a screen show its own picture again', params: DisplayParams } },
		async ({ params: { id }, person }, reply) => {
			if (!(await displays.find(id))) return sendCode(reply, 'NOT_FOUND');
			const entry = { actor: person?.id ?? 'nobody', act: 'display_changed' } as const;
			await audit.write({ ...entry, subject: id, what: 'push nothing' });
			await displays.change<Display>(id, { pushed: undefined });
			return reply.code(204).send();
		}
	);
}

function messageRoutes(app: TypedApp): void {
	const { displays, audit } = app.access;

	app.put(
		'/api/sites/:id/message',
		{
			schema: {
				summary: 'A line for everybody in front of the walls of a site',
				params: SiteParams,
				body: Type.Object({ text: MessageText, minutes: Minutes }, { additionalProperties: false })
			}
		},
		async ({ params: { id }, body: { text, minutes }, person }, reply) => {
			if (!(await displays.findSite(id))) return sendCode(reply, 'NOT_FOUND');
			// A wall may be photographed: nothing on it leads to anybody.
			const fields = personalDataAt({ text });
			if (fields.length > 0) return sendRefusal(reply, refuse('PERSONAL_DATA', { fields }));
			const actor = person?.id ?? 'nobody';
			await audit.write({ actor, act: 'site_changed', subject: id, what: 'message' });
			const message = { text: text.trim(), by: voiceOf(person), until: inMinutes(app, minutes) };
			await displays.change<Site>(id, { message });
			return reply.code(204).send();
		}
	);

	app.delete(
		'/api/sites/:id/message',
		{ schema: { summary: 'Take the line away', params: SiteParams } },
		async ({ params: { id }, person }, reply) => {
			if (!(await displays.findSite(id))) return sendCode(reply, 'NOT_FOUND');
			const actor = person?.id ?? 'nobody';
			await audit.write({ actor, act: 'site_changed', subject: id, what: 'message away' });
			await displays.change<Site>(id, { message: undefined });
			return reply.code(204).send();
		}
	);
}
