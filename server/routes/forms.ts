import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import type { Board } from '#shared/fold/board.ts';
import { hourMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { FreeText, Id, Instant } from '#shared/model/fields.ts';
import type { AnyRecord, Kind } from '#shared/model/records.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { languages, type Language } from '#shared/text/language.ts';
import { texts } from '#shared/text/text.ts';
import { isCommandName } from '#shared/wire/commands.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { readHistory } from '../log/entries.ts';
import { entriesBetween } from '../log/position-at.ts';
import { activityLog, subjectOf, type Activity } from '../reports/forms/activity-log.ts';
import { afterAction } from '../reports/forms/after-action.ts';
import { checkInList } from '../reports/forms/check-in-list.ts';
import type { Filling, Known } from '../reports/forms/form.ts';
import { resourceRequest, type Ordered } from '../reports/forms/resource-request.ts';
import type { Printer } from '../reports/print.ts';
import { Desktop } from '../room/desktop.ts';
import { sendPaper } from './send-paper.ts';
import { sendCode } from './reply.ts';

const formats = ['html', 'pdf'] as const;
const Format = Type.Object({ format: Type.Enum(formats) });
const LanguageChoice = Type.Optional(Type.Enum(languages));
const strict = { additionalProperties: false };
const limit = { rateLimit: { max: 12, timeWindow: '1 minute' } };
/** More than a busy shift has; older ones are left off and counted. */
const mostActivities = 400;
/** A shift is no longer; one that nobody closed would be read for ever. */
const mostHours = 36;

/** Forms that other centres ask for, filled from the records that whoever asks may have whole. On record before they go out. */
export function formRoutes(app: TypedApp, printer: Printer): void {
	activityLogRoute(app, printer);
	checkInRoute(app, printer);
	orderRoute(app, printer);
	afterActionRoute(app, printer);
}

interface Going {
	app: TypedApp;
	printer: Printer;
	reply: FastifyReply;
	person: Person;
	format: (typeof formats)[number];
}

function fillingOf(app: TypedApp, person: Person, language: Language, drill: boolean): Filling {
	const nowMs = app.clock.now();
	const known = knownTo(person, app.follower.board);
	return { known, text: texts(language), language, nowMs, by: person.name, drill };
}

/** The board as somebody has it whole; what organisations and communities are called is no secret. */
function knownTo(person: Person, board: Board): Known {
	const isNamed = (kind: Kind) => kind === 'agency' || kind === 'community';
	const may = (record: AnyRecord) =>
		isNamed(record.kind) || levelOf(person, record, board) === 'whole';
	return {
		get: (kind, id) => {
			const record = board.get(kind, id);
			return record && may(record) ? record : undefined;
		},
		all: (kind) => [...board.all(kind)].filter(may)
	};
}

async function sendForm(going: Going, form: string, page: string, subject?: string) {
	const { app, person, format, reply, printer } = going;
	const what = `${form} ${format}`;
	const of = subject === undefined ? {} : { subject };
	await app.access.audit.write({ actor: person.id, act: 'exported', what, ...of });
	return sendPaper({ app, reply, printer }, { page, format, name: form });
}

/** The record, if it is of this kind and this person may have it whole. */
async function wholeOf<K extends AnyRecord['kind']>(
	app: TypedApp,
	person: Person,
	kind: K,
	id: string
) {
	const desktop = await Desktop.around(app.store, app.follower.board, [id]);
	const record = desktop.get(kind, id);
	return record && levelOf(person, record, desktop) === 'whole' ? record : undefined;
}

function activityLogRoute(app: TypedApp, printer: Printer): void {
	app.get(
		'/api/forms/activity-log.:format',
		{
			config: limit,
			schema: {
				summary:
					'ICS 214: what one person did in one shift; their own, or of anybody for a manager',
				params: Format,
				querystring: Type.Object({ shift: Id, language: LanguageChoice }, strict)
			}
		},
		async ({ person, params: { format }, query: { shift: id, language = 'en' } }, reply) => {
			const shift = person && (await wholeOf(app, person, 'shift', id));
			const isTheirs = person?.role === 'manager' || shift?.personId === person?.id;
			if (!person || !shift || !isTheirs) return sendCode(reply, 'NOT_FOUND');
			const beganMs = toMs(shift.openedAt ?? shift.plannedFrom);
			const endMs = shift.closedAt ? toMs(shift.closedAt) + 1 : app.clock.now();
			const fromMs = Math.max(beganMs, endMs - mostHours * hourMs);
			const span = { actor: shift.personId, fromMs, endMs, language };
			const { activities, more } = await activitiesOf(app, person, span);
			const lastHours = fromMs > beganMs ? mostHours : undefined;
			const filling = { ...fillingOf(app, person, language, shift.drill), more, lastHours };
			const page = activityLog(shift, activities, filling);
			return sendForm({ app, printer, reply, person, format }, 'ics-214', page, id);
		}
	);
}

/** What one person did, and how much of it is left off; words only of what is whole for whoever asks, then and now. */
async function activitiesOf(
	app: TypedApp,
	person: Person,
	span: { actor: string; fromMs: number; endMs: number; language: Language }
): Promise<{ activities: Activity[]; more: number }> {
	const { redis, keys, archive } = app.store;
	const { commands } = texts(span.language);
	const found: { at: string; command: string; record: AnyRecord | undefined }[] = [];
	let count = 0;
	const within = { fromMs: span.fromMs, toMs: span.endMs };
	for await (const { entry } of entriesBetween({ redis, keys, archive }, within)) {
		if (entry.actor !== span.actor) continue;
		const command = isCommandName(entry.command) ? commands[entry.command] : entry.command;
		found.push({ at: entry.at, command, record: entry.records[0] });
		count += 1;
		if (found.length > mostActivities) found.shift();
	}
	const ids = [...new Set(found.flatMap(({ record }) => record?.id ?? []))];
	const desktop = await Desktop.around(app.store, app.follower.board, ids);
	const isWhole = (record: AnyRecord | undefined) =>
		record !== undefined && levelOf(person, record, desktop) === 'whole';
	const activities = found.map(({ at, command, record }) => {
		const now = record && desktop.get(record.kind, record.id);
		// A past in the open opens nothing now.
		const isTold = record !== undefined && isWhole(record) && isWhole(now);
		return { at, command, subject: isTold ? subjectOf(record) : '' };
	});
	return { activities, more: count - found.length };
}

function checkInRoute(app: TypedApp, printer: Printer): void {
	app.get(
		'/api/forms/check-in.:format',
		{
			config: limit,
			schema: {
				summary: 'ICS 211: teams that checked in within so many hours',
				params: Format,
				querystring: Type.Object(
					{
						hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 168 })),
						language: LanguageChoice
					},
					strict
				)
			}
		},
		async ({ person, params: { format }, query: { hours = 24, language = 'en' } }, reply) => {
			if (!person) return sendCode(reply, 'NOT_FOUND');
			const { board } = app.follower;
			const toMsNow = app.clock.now();
			const span = { from: toInstant(toMsNow - hours * hourMs), to: toInstant(toMsNow) };
			const teams = [...board.all('deployment')].filter(
				(team) =>
					team.checkedInAt !== undefined &&
					team.checkedInAt >= span.from &&
					levelOf(person, team, board) === 'whole'
			);
			const drill = teams.some((team) => team.drill);
			const page = checkInList(teams, span, fillingOf(app, person, language, drill));
			return sendForm({ app, printer, reply, person, format }, 'ics-211', page);
		}
	);
}

function orderRoute(app: TypedApp, printer: Printer): void {
	app.get(
		'/api/forms/resource-request.:format',
		{
			config: limit,
			schema: {
				summary: 'ICS 213 RR: a team that was asked for, and what is lent to it, as an order',
				params: Format,
				querystring: Type.Object({ team: Id, language: LanguageChoice }, strict)
			}
		},
		async ({ person, params: { format }, query: { team: id, language = 'en' } }, reply) => {
			const team = person && (await wholeOf(app, person, 'deployment', id));
			if (!person || !team) return sendCode(reply, 'NOT_FOUND');
			const filling = fillingOf(app, person, language, team.drill);
			const page = resourceRequest(team, await orderedOf(app, id, filling), filling);
			return sendForm({ app, printer, reply, person, format }, 'ics-213rr', page, id);
		}
	);
}

/** Who asked for a team and who approved it: by name where their place on the roster is whole for whoever asks, else by role. */
async function orderedOf(app: TypedApp, id: string, filling: Filling): Promise<Ordered> {
	const { redis, keys, archive } = app.store;
	const historyKey = keys.history('deployment', id);
	const entries = await readHistory({ redis, keys, archive }, { historyKey, count: 500 });
	const found = (...commands: string[]) =>
		entries.find(({ entry }) => commands.includes(entry.command))?.entry;
	const asked = found('deployment.request');
	const approved = found('deployment.approve', 'deployment.take_offer');
	const position = async (actor: string | undefined) => {
		const one = actor === undefined ? undefined : await app.access.people.find(actor);
		if (!one) return undefined;
		const role = filling.text.roles[one.role];
		const staff = filling.known.all('staff').find(({ personId }) => personId === one.id);
		return staff ? `${staff.name}, ${role}` : role;
	};
	return {
		askedAt: asked?.at,
		askedBy: await position(asked?.actor),
		approvedAt: approved?.at,
		approvedBy: await position(approved?.actor)
	};
}

const Bookmarks = Type.Array(Type.Object({ at: Instant, text: FreeText }, strict), {
	maxItems: 200
});

function afterActionRoute(app: TypedApp, printer: Printer): void {
	app.post(
		'/api/forms/after-action.:format',
		{
			config: limit,
			schema: {
				summary: 'After-action report and improvement plan of a presence or an incident notice',
				description:
					'Bookmarks are notes from a replay, which are kept in the browser: they go into this copy and are not kept.',
				params: Format,
				body: Type.Object({ subject: Id, bookmarks: Bookmarks, language: LanguageChoice }, strict)
			}
		},
		async ({ person, params: { format }, body }, reply) => {
			const { subject: id, bookmarks, language = 'en' } = body;
			const subject =
				person &&
				((await wholeOf(app, person, 'activation', id)) ??
					(await wholeOf(app, person, 'incident', id)));
			if (!person || !subject) return sendCode(reply, 'NOT_FOUND');
			const { board } = app.follower;
			const isOfIt = (one: { activationId?: string; incidentId?: string }) =>
				one.activationId === id || one.incidentId === id;
			const tasks = board.tasksOf(id);
			const lessons = [...board.all('lesson')].filter(
				(one) => isOfIt(one) && one.state !== 'rejected'
			);
			const filling = fillingOf(app, person, language, subject.drill);
			const had = {
				tasks: tasks.filter((one) => filling.known.get('task', one.id)),
				lessons: lessons.filter((one) => filling.known.get('lesson', one.id))
			};
			const leftOut = had.tasks.length < tasks.length || had.lessons.length < lessons.length;
			const page = afterAction(subject, { ...had, bookmarks, leftOut }, filling);
			return sendForm({ app, printer, reply, person, format }, 'after-action', page, id);
		}
	);
}
