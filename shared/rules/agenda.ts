import { toMs } from '../kernel/clock.ts';
import { mostAgendaItems, type AgendaItem, type Meeting, type Member } from '../model/committee.ts';
import { isActive } from '../model/community.ts';
import type { Kind, RecordTypes } from '../model/records.ts';
import { gapsIn } from './capability-gaps.ts';

/** Where records are looked up. */
interface Reading {
	all<K extends Kind>(kind: K): Iterable<RecordTypes[K]>;
}

/**
 * What a committee has to talk about now, found from the records: what is overdue, what was proposed, what was learned and
 * nobody has taken on, and where help is missing. Of a community's own committee what is of that community.
 */
export function agendaOf(
	board: Reading,
	{ nowMs, communityArea }: { nowMs: number; communityArea?: number | undefined }
): AgendaItem[] {
	const isHere = (area: number | undefined) =>
		communityArea === undefined || area === communityArea;
	const actions = [...board.all('action')]
		.filter((one) => one.state === 'open' && isHere(one.communityArea) && toMs(one.dueOn) < nowMs)
		.toSorted((a, b) => compare(a.dueOn, b.dueOn));
	const proposals = [...board.all('decision')]
		.filter((one) => one.state === 'proposed' && isHere(one.communityArea))
		.toSorted((a, b) => compare(a.proposedAt, b.proposedAt));
	const lessons = [...board.all('lesson')]
		.filter(({ state }) => state === 'observed' || state === 'validated')
		.filter((one) => isHere(one.communityArea))
		.toSorted((a, b) => compare(a.observedAt, b.observedAt));
	const gaps = [...board.all('community')]
		.filter((one) => isActive(one) && isHere(one.number))
		.map(({ id, number }) => ({ id, number, missing: gapsIn(board, number, nowMs) }))
		.filter(({ missing }) => missing.length > 0)
		.toSorted((a, b) => a.number - b.number);
	return [
		...actions.map(({ id }) => ({ source: 'overdue_action' as const, subjectId: id })),
		...proposals.map(({ id }) => ({ source: 'proposal' as const, subjectId: id })),
		...lessons.map(({ id }) => ({ source: 'new_lesson' as const, subjectId: id })),
		...gaps.map(({ id, missing }) => ({ source: 'gap' as const, subjectId: id, missing }))
	].slice(0, mostAgendaItems);
}

/** Members of a committee who said yes and have not left. */
export function membersOf(members: Iterable<Member>, communityArea: number | undefined): Member[] {
	return [...members].filter(
		(one) => one.state === 'accepted' && one.communityArea === communityArea
	);
}

/** Members of its committee who are there. */
export function thereIn(
	{ attending, communityArea }: Pick<Meeting, 'attending' | 'communityArea'>,
	members: Iterable<Member>
): Member[] {
	return membersOf(members, communityArea).filter(({ id }) => attending.includes(id));
}

/** So many of them make it able to decide: more than half. */
export function quorumOf(members: number): number {
	return Math.max(1, Math.floor(members / 2) + 1);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
