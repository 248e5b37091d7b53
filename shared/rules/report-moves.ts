import { Type, type TProperties } from 'typebox';
import { Words } from '../model/fields.ts';
import { ReportWords, type Report, type ReportState } from '../model/report.ts';
import type { Move } from './moves.ts';

/** What each move of a report needs, besides the report and the version that was seen. */
export const reportNeeds = {
	/** The situation stays what it was where it is not said; what else is not said is none. */
	'report.write': { ...ReportWords, summary: Type.Optional(ReportWords.summary) },
	'report.refresh': {},
	'report.sign': {},
	'report.correct': { reason: Words },
	'report.discard': { reason: Words }
} as const satisfies Record<string, TProperties>;

export type ReportMoveCommand = keyof typeof reportNeeds;

/** What was signed stays as it was: it is put right by another one, which says so. */
export const reportMoves: readonly Move<ReportState, ReportMoveCommand>[] = [
	{ command: 'report.write', from: ['draft'], to: 'draft', who: 'manager' },
	{ command: 'report.refresh', from: ['draft'], to: 'draft', who: 'manager' },
	{ command: 'report.sign', from: ['draft'], to: 'signed', who: 'manager' },
	{ command: 'report.correct', from: ['signed'], to: 'signed', who: 'manager' },
	{ command: 'report.discard', from: ['draft'], to: 'discarded', who: 'manager' }
];

/** The last one that was begun, whatever became of it, whether it was a new one or puts an earlier one right. */
export function latestBegun(reports: Iterable<Report>): Report | undefined {
	return [...reports].toSorted((a, b) => a.begunAt.localeCompare(b.begunAt)).at(-1);
}

/** The one with the highest number, and of that the last edition. */
export function newestOf(reports: Iterable<Report>): Report | undefined {
	return [...reports].toSorted((a, b) => a.number - b.number || a.edition - b.edition).at(-1);
}

/** The newest that was signed and not put right since; none before the first. */
export function lastSigned(reports: Iterable<Report>): Report | undefined {
	return newestOf([...reports].filter(({ state }) => state === 'signed'));
}
