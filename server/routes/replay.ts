import { Type } from 'typebox';
import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { hourMs, toMs } from '#shared/kernel/clock.ts';
import { refuseField } from '#shared/kernel/result.ts';
import { Instant } from '#shared/model/fields.ts';
import { audienceOf } from '#shared/wire/audiences.ts';
import {
	ReplayDay,
	ReplayDayName,
	ReplayPicture,
	ReplayProof,
	replayViews,
	type ReplayView
} from '#shared/wire/replay.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import type { ViewAudience } from '../feeds/view-feed.ts';
import { onceEach } from './once-each.ts';
import { sendCode, sendRefusal } from './reply.ts';

const Moment = Type.Object({ at: Instant }, { additionalProperties: false });

/**
 * The past of this person's own screens. Whoever is told of the wall by the minute, and not of single moments, cannot
 * look for moments here either.
 */
function screenOf(person: Person | null, view: ReplayView): ViewAudience | undefined {
	const audience = person ? audienceOf(person, view) : undefined;
	if (!audience || audience.feed === 'records') return undefined;
	return audience.feed === 'wall' && audience.mode !== 'room' ? undefined : audience;
}

/** What screens showed before: read from the log, and nothing of it can be changed. */
export function replayRoutes(app: TypedApp): void {
	const once = onceEach(hourMs);
	/** That somebody looked at a day is on record before they see anything of it. */
	const note: Note = (person, day) =>
		once(`${person.id} ${day}`, app.clock.now(), () =>
			app.access.audit.write({ actor: person.id, act: 'replayed', what: day })
		);
	dayRoute(app, note);
	pictureRoute(app, note);
	proofRoute(app, note);
}

type Note = (person: Person, day: string) => Promise<void>;

function dayRoute(app: TypedApp, note: Note): void {
	app.get(
		'/api/replay/days/:day',
		{
			schema: {
				summary: 'A day of the room: how much happened when, and when nobody was live',
				description:
					'`ready` is false while the day is read; ask again. The day is one of Chicago, today at the latest.',
				params: Type.Object({ day: ReplayDayName }),
				response: { 200: ReplayDay }
			}
		},
		async ({ person, params: { day } }, reply) => {
			if (!screenOf(person, 'wall') || !person) return sendCode(reply, 'NOT_ALLOWED');
			const nowMs = app.clock.now();
			const fromMs = dayBeginMs(day);
			if (Number.isNaN(fromMs) || fromMs > nowMs) {
				return sendRefusal(reply, refuseField('/day', 'period'));
			}
			const outline = await app.replay.day(day, nowMs);
			if (!outline) return sendCode(reply, 'UNAVAILABLE');
			if (outline.ready) await note(person, day);
			return outline;
		}
	);
}

function pictureRoute(app: TypedApp, note: Note): void {
	app.get(
		'/api/replay/picture',
		{
			schema: {
				summary: 'What the wall, or the watch, showed at a moment of a day that is ready',
				querystring: Type.Object(
					{
						at: Instant,
						view: Type.Enum(replayViews),
						/** After this entry of the log, whatever else was stamped by then. */
						position: Type.Optional(Type.Integer({ minimum: 0 }))
					},
					{ additionalProperties: false }
				),
				response: { 200: ReplayPicture }
			}
		},
		async ({ person, query: { at, view, position } }, reply) => {
			const audience = screenOf(person, view);
			if (!person || !audience || !screenOf(person, 'wall')) return sendCode(reply, 'NOT_ALLOWED');
			const atMs = toMs(at);
			if (!(atMs <= app.clock.now())) return sendRefusal(reply, refuseField('/at', 'period'));
			const day = chicagoDay(atMs);
			const picture = await app.replay.picture({ day, atMs, position, audience });
			if (!picture) return sendCode(reply, 'UNAVAILABLE');
			await note(person, day);
			return picture;
		}
	);
}

function proofRoute(app: TypedApp, note: Note): void {
	app.get(
		'/api/replay/proof',
		{
			schema: {
				summary: 'Whether what is drawn of a moment is what the walls were seen to show',
				description:
					'Every twenty seconds a mark of what the walls show is kept, for sixty days. This draws the last moment before `at` that has one, and compares.',
				querystring: Moment,
				response: { 200: ReplayProof }
			}
		},
		async ({ person, query: { at } }, reply) => {
			if (!person || !screenOf(person, 'wall')) return sendCode(reply, 'NOT_ALLOWED');
			const atMs = toMs(at);
			if (!(atMs <= app.clock.now())) return sendRefusal(reply, refuseField('/at', 'period'));
			const day = chicagoDay(atMs);
			const proof = await app.replay.prove(day, atMs);
			if (!proof) return sendCode(reply, 'UNAVAILABLE');
			await note(person, day);
			return proof;
		}
	);
}
