import { Type } from 'typebox';
import { hourMs, toMs } from '#shared/kernel/clock.ts';
import { Id } from '#shared/model/fields.ts';
import type { Report } from '#shared/model/report.ts';
import { sources } from '#shared/model/sources.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { languages, type Language } from '#shared/text/language.ts';
import { texts } from '#shared/text/text.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { csvOf } from '../csv.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import { gapsIn, readShown } from '../replay/shown.ts';
import type { Printer } from '../reports/print.ts';
import { reportTable } from '../reports/report-table.ts';
import { situationReport, type Copy } from '../reports/situation-report.ts';
import { Desktop } from '../room/desktop.ts';
import { PublicationStore } from '../store/publications.ts';
import { onceEach } from './once-each.ts';
import { sendCode } from './reply.ts';
import { sendPaper } from './send-paper.ts';

const formats = ['html', 'pdf', 'csv'] as const;

/** Situation reports as they leave the room: a page, the same page as a PDF, and its tables. On record before they do. */
export function reportRoutes(app: TypedApp, printer: Printer): void {
	const knowledge = new Knowledge(new PublicationStore(app.store), app.follower.board);
	const once = onceEach(hourMs);
	app.get(
		'/api/reports/:id/paper.:format',
		{
			config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
			schema: {
				summary:
					'A situation report: a page, the same as a PDF for sheets of Letter, or its tables',
				description:
					'Counts that are small, and those that would give one away, are in none of them.',
				params: Type.Object({ id: Id, format: Type.Enum(formats) }),
				querystring: Type.Object(
					{ language: Type.Optional(Type.Enum(languages)) },
					{ additionalProperties: false }
				)
			}
		},
		async ({ person, params: { id, format }, query }, reply) => {
			const report = await readReport(app, person, id);
			if (!report || !person) return sendCode(reply, 'NOT_FOUND');
			const nowMs = app.clock.now();
			const language = query.language ?? report.language;
			const what = `report ${report.number} ${format}`;
			const entry = { actor: person.id, act: 'exported', what, subject: id } as const;
			const record = () => app.access.audit.write(entry);
			// A page that is looked at while it is written is asked for again and again.
			if (format !== 'html') await record();
			else await once(`${person.id} ${id} ${report.state} ${language}`, nowMs, record);
			const copy = await copyOf(app, knowledge, report, language);
			const name = `report-${report.number}-${report.edition}`;
			if (format !== 'csv') {
				return sendPaper(
					{ app, reply, printer },
					{ page: situationReport(report, copy), format, name }
				);
			}
			return reply
				.type('text/csv; charset=utf-8')
				.header('content-disposition', `attachment; filename="${name}.csv"`)
				.header('cache-control', 'no-store')
				.send(csvOf(reportTable(report, copy)));
		}
	);
}

/** From the board, or from behind it; none that this person may not have. */
async function readReport(
	app: TypedApp,
	person: Person | null,
	id: string
): Promise<Report | undefined> {
	const desktop = await Desktop.around(app.store, app.follower.board, [id]);
	const report = desktop.get('report', id);
	const isTheirs = person && report && levelOf(person, report, desktop) === 'whole';
	return isTheirs && report.state !== 'discarded' ? report : undefined;
}

/** What a copy says besides the report itself: names, and how whole the live picture and its sources are. */
async function copyOf(
	app: TypedApp,
	knowledge: Knowledge,
	report: Report,
	language: Language
): Promise<Copy> {
	const { board } = app.follower;
	const nowMs = app.clock.now();
	const span = { fromMs: toMs(report.fromAt), toMs: toMs(report.figures.asOf) };
	const ids = [report.createdBy, ...(report.signedBy === undefined ? [] : [report.signedBy])];
	const [shown, standings, ...people] = await Promise.all([
		readShown(app.store, span),
		knowledge.standings(nowMs),
		...ids.map((id) => app.access.people.find(id))
	]);
	const names = new Map(people.map((one, at) => [ids[at], one?.name]));
	const places = new Map([...board.all('community')].map((one) => [one.number, one.displayName]));
	return {
		text: texts(language),
		language,
		placeOf: (area) => places.get(area) ?? String(area),
		agencyOf: (id) => board.get('agency', id)?.name,
		personOf: (id) => names.get(id) ?? texts(language).work.somebody,
		gaps: shown.length > 0 ? gapsIn(shown, span) : undefined,
		late: standings
			.filter(({ state }) => state === 'stale' || state === 'failed')
			.map(({ id }) => sources[id].title),
		notLiveAtMs: app.follower.healthy ? undefined : nowMs
	};
}
