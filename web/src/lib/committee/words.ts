import { toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { AgendaItem, Decision } from '#shared/model/committee.ts';
import { gapsIn } from '#shared/rules/capability-gaps.ts';
import { formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';

interface Saying {
	board: Board;
	text: Texts;
	language: Language;
	nowMs: number;
}

/** What a community is called, by its number. */
export function communityName(board: Board, area: number | undefined): string {
	const found = [...board.all('community')].find(({ number }) => number === area);
	return found?.displayName ?? '';
}

/** What a decision would do, or did, besides its own words. */
export function sayEffect(
	decision: Decision,
	{ board, text }: Pick<Saying, 'board' | 'text'>
): string {
	const words = text.committee.proposals;
	const { about, communityArea, fromPhase, toPhase, anchorId, weights, listName, areas } = decision;
	switch (about) {
		case 'phase': {
			const { phases } = text.times;
			const from = fromPhase === undefined ? '' : phases[fromPhase];
			const moved = words.phase(
				communityName(board, communityArea),
				from,
				toPhase === undefined ? '' : phases[toPhase]
			);
			const anchor = anchorId === undefined ? undefined : board.get('agency', anchorId)?.name;
			return anchor === undefined ? moved : `${moved}. ${words.anchor(anchor)}`;
		}
		case 'weights':
			return words.weights((weights ?? []).filter(({ weight }) => weight > 0).length);
		case 'priority_list':
			return words.list(listName ?? '', (areas ?? []).length);
		case 'other':
			return communityName(board, communityArea);
	}
}

/** One item of an agenda in words; empty where what it was about cannot be seen. */
export function sayItem({ source, subjectId }: AgendaItem, saying: Saying): string {
	const { board, text, language, nowMs } = saying;
	const words = text.committee.agenda;
	switch (source) {
		case 'overdue_action': {
			const action = board.get('action', subjectId);
			if (!action) return '';
			const who = board.get('agency', action.agencyId)?.name ?? '';
			const day = formatTime(toMs(action.dueOn), 'day', language);
			return [action.title, who, words.dueSince(day)].filter(Boolean).join(', ');
		}
		case 'proposal': {
			const decision = board.get('decision', subjectId);
			return decision
				? [decision.title, sayEffect(decision, saying)].filter(Boolean).join(' · ')
				: '';
		}
		case 'new_lesson':
			return board.get('lesson', subjectId)?.text ?? '';
		case 'gap': {
			const community = board.get('community', subjectId);
			if (!community) return '';
			const kinds = gapsIn(board, community.number, nowMs).map((one) =>
				text.categories[one].toLowerCase()
			);
			return words.gap(community.displayName, kinds.join(', '));
		}
	}
}
