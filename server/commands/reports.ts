import { assert } from '#shared/kernel/assert.ts';
import { dayMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { refuse } from '#shared/kernel/result.ts';
import { reportFigures } from '#shared/fold/report-figures.ts';
import type { Report } from '#shared/model/report.ts';
import {
	lastSigned,
	latestBegun,
	newestOf,
	reportMoves,
	type ReportMoveCommand
} from '#shared/rules/report-moves.ts';
import { reportSummary } from '#shared/text/report-summary.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import {
	change,
	type Change,
	type Context,
	type Decide,
	type Draft,
	type Reading
} from './decide.ts';
import { decideMoves, given } from './move.ts';

/** Further back nothing is told as new: the board does not hold it. */
const longestMs = dayMs;

const moves = decideMoves<'report', ReportMoveCommand>({
	kind: 'report',
	table: reportMoves,
	effects: {
		'report.write': (_, { payload }) => {
			const { summary, planned, asks, nextAt } = payload;
			return given({ summary, planned, asks, nextAt });
		},
		'report.refresh': (report, { board, nowMs }) => {
			// What puts an earlier one right is of the same moment.
			if (report.corrects !== undefined) return refuse('MOVE_NOT_PERMITTED', { current: report });
			// Further back the board holds less and less.
			const fromAt = toInstant(Math.max(toMs(report.fromAt), nowMs - longestMs));
			const about = { ...report, fromAt };
			const figures = figuresOf(about, board, nowMs);
			// What somebody wrote is theirs; what only repeats figures goes with them.
			const isOurs = report.summary === reportSummary(report.figures, report);
			return { fromAt, figures, ...(isOurs ? { summary: reportSummary(figures, about) } : {}) };
		},
		'report.sign': (_, { actor, at }) => ({ signedBy: actor.id, signedAt: at }),
		'report.correct': () => ({}),
		'report.discard': (_, { payload }) => ({ reason: payload.reason })
	},
	forgotten: { 'report.write': ['planned', 'asks', 'nextAt'] },
	along: (report, name, context) => {
		if (name === 'report.correct') return correctionOf(report, context);
		if (name !== 'report.sign' || report.corrects === undefined) return [];
		const corrected = context.board.get('report', report.corrects);
		if (corrected?.state !== 'signed') return refuse('CHANGED', { current: corrected });
		return [{ ...corrected, state: 'corrected' }];
	}
});

/** What is told as new begins where the report before this one ended. */
function figuresOf(
	{ fromAt, number }: Pick<Report, 'fromAt' | 'number'>,
	board: Reading,
	nowMs: number
) {
	const earlier = [...board.all('report')].filter((one) => one.number < number);
	return reportFigures(board, { fromMs: toMs(fromAt), nowMs, before: lastSigned(earlier) });
}

/** The same figures and words again, to be put right. Another one may not be in the making. */
function correctionOf(
	report: Report,
	{ payload, board, actor, nowMs, newId }: Context<CommandName>
): Draft[] | ReturnType<typeof refuse> {
	const draft = draftIn(board);
	if (draft) return refuse('TAKEN', { current: draft });
	const { reason } = payload as { reason: string };
	const { number, fromAt, language, summary, planned, asks, nextAt, figures, drill } = report;
	// One that was given up keeps its edition.
	const editions = [...board.all('report')].filter((one) => one.number === number);
	const lastEdition = Math.max(...editions.map(({ edition }) => edition), report.edition);
	const about = { number, fromAt, language, summary, figures, drill };
	return [
		{
			kind: 'report',
			id: newId('report'),
			state: 'draft',
			corrects: report.id,
			edition: lastEdition + 1,
			begunAt: begunAfter(latestBegun(board.all('report')), nowMs),
			reason,
			createdBy: actor.id,
			...about,
			...given({ planned, asks, nextAt })
		}
	];
}

const draftIn = (board: Reading) => [...board.all('report')].find(({ state }) => state === 'draft');

/** The place after the last one that was begun, which one draft alone can take: whoever comes second is told of the first. */
function placeAfter(board: Reading, ownerId: string): Change['claims'][number] {
	const last = latestBegun(board.all('report'));
	return { index: 'report', field: `after ${last?.id ?? 'none'}`, ownerId };
}

/** Now; and later than the last one, whatever clocks say. */
function begunAfter(last: Report | undefined, nowMs: number): string {
	return toInstant(Math.max(nowMs, last ? toMs(last.begunAt) + 1 : 0));
}

const begin: Decide<'report.begin'> = ({ payload, board, actor, nowMs, newId }) => {
	const { language, drill = false } = payload;
	// Of the whole city, and so by people who have all of it.
	if ((actor.communities ?? []).length > 0) return refuse('NOT_ALLOWED', { permitted: [] });
	const draft = draftIn(board);
	if (draft) return refuse('TAKEN', { current: draft });
	const reports = [...board.all('report')];
	const last = lastSigned(reports);
	const newest = newestOf(reports);
	const fromMs = Math.max(nowMs - longestMs, last ? toMs(last.figures.asOf) : 0);
	const about = { number: (newest?.number ?? 0) + 1, fromAt: toInstant(fromMs), language };
	const figures = figuresOf(about, board, nowMs);
	const report: Draft = {
		kind: 'report',
		id: newId('report'),
		state: 'draft',
		edition: 1,
		begunAt: begunAfter(latestBegun(reports), nowMs),
		...about,
		figures,
		summary: reportSummary(figures, about),
		createdBy: actor.id,
		drill
	};
	return change([report], { claims: [placeAfter(board, report.id)] });
};

const correct: Decide<'report.correct'> = (context) => {
	const decided = moves['report.correct'](context);
	if (!decided.ok) return decided;
	const made = decided.write.find((one) => one.kind === 'report' && one.state === 'draft');
	assert(made !== undefined, 'a correction makes a draft');
	return { ...decided, claims: [placeAfter(context.board, made.id)] };
};

export const reportDecisions = { ...moves, 'report.begin': begin, 'report.correct': correct };
