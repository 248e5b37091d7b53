import { Type } from 'typebox';
import { communityArea } from '#shared/geo/community-areas.ts';
import { toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { isLanguage, type Language } from '#shared/text/language.ts';
import { texts } from '#shared/text/text.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { calendarText, type CalendarEvent } from '../calendar/ics.ts';
import { sendCode } from './reply.ts';

/** A calendar of one's own shifts and activations, to subscribe to from any program. */
export function calendarRoutes(app: TypedApp): void {
	const { calendars, people } = app.access;

	app.get(
		'/api/calendar',
		{
			schema: {
				summary: 'Whether there is an address of one’s own calendar',
				response: { 200: Type.Object({ exists: Type.Boolean() }) }
			}
		},
		async ({ person }) => ({ exists: await calendars.has(person?.id ?? '') })
	);

	app.post(
		'/api/calendar',
		{
			schema: {
				summary: 'A new address of one’s own calendar; the one before it ends',
				response: { 200: Type.Object({ path: Type.String() }) }
			}
		},
		async ({ person }, reply) => {
			if (!person) return sendCode(reply, 'NOT_SIGNED_IN');
			return { path: `/api/calendar/${await calendars.make(person.id)}.ics` };
		}
	);

	app.delete(
		'/api/calendar',
		{ schema: { summary: 'End the address of one’s own calendar' } },
		async ({ person }, reply) => {
			await calendars.end(person?.id ?? '');
			return reply.code(204).send();
		}
	);

	app.get(
		'/api/calendar/:token.ics',
		{
			schema: {
				summary: 'Shifts and activations of one person (RFC 5545)',
				params: Type.Object({ token: Type.String({ maxLength: 80 }) }),
				querystring: Type.Object({ language: Type.Optional(Type.String({ maxLength: 5 })) })
			}
		},
		async ({ params, query }, reply) => {
			const id = await calendars.ownerOf(params.token);
			// Whoever may not sign in any more has no calendar here either.
			const person = id === undefined ? undefined : await people.findActive(id);
			if (!person) return sendCode(reply, 'NOT_FOUND');
			const language = isLanguage(query.language) ? query.language : 'en';
			const events = eventsOf(person, app.follower.board, language);
			return reply
				.type('text/calendar; charset=utf-8; method=PUBLISH')
				.header('cache-control', 'no-store')
				.send(calendarText(texts(language).access.calendar.name, events));
		}
	);
}

/** Of an activation its community and site: never a title, which may say for whom it is. */
function eventsOf(person: Person, board: Board, language: Language): CalendarEvent[] {
	const text = texts(language);
	const shifts = [...board.all('shift')]
		.filter(({ personId }) => personId === person.id)
		.map((shift) => ({
			...stampsOf(shift),
			fromMs: toMs(shift.plannedFrom),
			toMs: toMs(shift.plannedTo),
			summary: text.access.calendar.shift(text.desks[shift.deskId]),
			cancelled: false
		}));
	const activations = [...board.all('activation')]
		.filter((one) => levelOf(person, one, board) === 'whole')
		.filter(
			({ deskId, providers }) =>
				person.deskIds.includes(deskId) ||
				providers.some(
					({ agencyId, answer }) => agencyId === person.agencyId && answer !== 'declined'
				)
		)
		.map((one) => ({
			...stampsOf(one),
			fromMs: toMs(one.opensAt),
			toMs: toMs(one.closesAt),
			summary: text.access.calendar.activation(communityArea(one.communityArea).displayName),
			location: one.site,
			cancelled: one.state === 'cancelled'
		}));
	return [...shifts, ...activations].toSorted((a, b) => a.fromMs - b.fromMs);
}

function stampsOf({ id, version, changedAt }: { id: string; version: number; changedAt: string }) {
	return { uid: `${id}@cscc`, sequence: version - 1, changedMs: toMs(changedAt) };
}
