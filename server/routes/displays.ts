import { Type } from 'typebox';
import { DisplayName, manner, Profile, Site, type Display } from '#shared/model/display.ts';
import { sceneProblem } from '#shared/rules/wall-scenes.ts';
import { DisplayReport, FleetDisplay } from '#shared/wire/displays.ts';
import type { Access } from '../access/access.ts';
import type { Heard } from '../access/displays.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';

const Params = Type.Object({ id: Type.String({ pattern: '^display_[0-9a-z]{16}$' }) });
const Changes = Type.Object(
	{
		name: Type.Optional(DisplayName),
		site: Type.Optional(DisplayName),
		profile: Type.Optional(Profile),
		visitors: Type.Optional(Type.Boolean()),
		...Type.Partial(Type.Object(manner)).properties
	},
	{ additionalProperties: false, minProperties: 1 }
);

/** A display with what it should show, and with what it says it does. */
export function fleetDisplay(
	display: Display,
	{ walls }: Pick<Access, 'walls'>,
	reports: ReadonlyMap<string, Heard>
): FleetDisplay {
	const report = reports.get(display.id);
	return { ...display, mode: walls.modeOf(display.id), ...(report ? { report } : {}) };
}

/** The room's wall screens. */
export function displayRoutes(app: TypedApp): void {
	const { displays, audit, walls } = app.access;

	app.get(
		'/api/displays',
		{
			schema: {
				summary: 'All wall screens, what each should show and what it says of itself',
				response: {
					200: Type.Object({
						now: Type.Number(),
						sites: Type.Array(Site),
						displays: Type.Array(FleetDisplay)
					})
				}
			}
		},
		async () => {
			await walls.load();
			const [sites, all, reports] = await Promise.all([
				displays.sites(),
				displays.all(),
				displays.reports()
			]);
			const fleet = all.map((display) => fleetDisplay(display, app.access, reports));
			return { now: app.clock.now(), sites, displays: fleet };
		}
	);

	app.patch(
		'/api/displays/:id',
		{
			schema: {
				summary: 'Rename a screen, move it, say who stands before it and what it shows',
				params: Params,
				body: Changes,
				response: { 200: FleetDisplay }
			}
		},
		async ({ params, body, person }, reply) => {
			const display = await displays.find(params.id);
			if (!display) return sendCode(reply, 'NOT_FOUND');
			const { site, ...fields } = body;
			const { scene, profile = display.profile } = body;
			if (scene && sceneProblem(scene, profile)) return sendCode(reply, 'NOT_LEGIBLE');
			const what = Object.keys(body).join(' ');
			const actor = person?.id ?? 'nobody';
			await audit.write({ actor, act: 'display_changed', subject: display.id, what });
			const moved = site === undefined ? {} : { siteId: (await displays.siteNamed(site)).id };
			const changed = await displays.change<Display>(display.id, { ...fields, ...moved });
			await walls.load();
			return fleetDisplay(changed, app.access, await displays.reports());
		}
	);

	endRoutes(app);
	actRoutes(app);
}

/** It is let in no more; and what it says when its page cannot. */
function endRoutes(app: TypedApp): void {
	const { displays, sessions, audit } = app.access;

	app.delete(
		'/api/displays/:id',
		{ schema: { summary: 'Revoke a screen: its token opens nothing any more', params: Params } },
		async ({ params, person }, reply) => {
			if (!(await displays.find(params.id))) return sendCode(reply, 'NOT_FOUND');
			const actor = person?.id ?? 'nobody';
			await audit.write({ actor, act: 'display_revoked', subject: params.id });
			await sessions.endAll(params.id);
			await displays.remove(params.id);
			return reply.code(204).send();
		}
	);

	app.post(
		'/api/displays/own/report',
		{
			schema: {
				summary: 'A screen without a socket says what it shows and how it is',
				body: DisplayReport
			}
		},
		async ({ person, body }, reply) => {
			if (person) await displays.hear(person.id, body);
			return reply.code(204).send();
		}
	);

	app.post(
		'/api/displays/own/frozen',
		{ schema: { summary: 'A screen’s watchdog says that its page stands still' } },
		async ({ person }, reply) => {
			if (person) await displays.hearFrozen(person.id);
			return reply.code(204).send();
		}
	);
}

/** Nobody waits in front of a wall for its being written down; and it is, also where covering was not sure. */
export async function coveredFirst(
	cover: () => Promise<void>,
	audit: Access['audit'],
	entry: Parameters<Access['audit']['write']>[0]
): Promise<void> {
	try {
		await cover();
	} finally {
		await audit.write(entry);
	}
}

const acts = {
	identify: 'Have a screen say in large letters which one it is',
	reload: 'Have a screen load its page anew',
	cover: 'Make one screen blank',
	uncover: 'Have it show again what it may'
} as const;

function actRoutes(app: TypedApp): void {
	const { displays, audit } = app.access;
	for (const act of ['identify', 'reload', 'cover', 'uncover'] as const) {
		app.post(
			`/api/displays/:id/${act}`,
			{ schema: { summary: acts[act], params: Params } },
			async ({ params, person }, reply) => {
				const { id } = params;
				if (!(await displays.find(id))) return sendCode(reply, 'NOT_FOUND');
				if (act === 'identify' || act === 'reload') {
					await displays.tell(`display.${act}`, id);
				} else {
					const entry = { actor: person?.id ?? 'nobody', act: 'display_changed' } as const;
					const written = { ...entry, subject: id, what: act };
					if (act === 'cover') await coveredFirst(() => displays.cover(id, true), audit, written);
					else {
						await audit.write(written);
						await displays.cover(id, false);
					}
				}
				return reply.code(204).send();
			}
		);
	}
}
