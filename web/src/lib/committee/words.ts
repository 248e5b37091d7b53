import { toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { AgendaItem, Decision } from '#shared/model/committee.ts';
import type { NeedPart } from '#shared/rules/need-index.ts';
import { formatShare, formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';

interface Saying {
	board: Board;
	text: Texts;
	language: Language;
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
			const place = communityName(board, communityArea);
			const to = toPhase === undefined ? '' : phases[toPhase];
			const moved = fromPhase === toPhase ? words.stays(place, to) : words.phase(place, from, to);
			const anchor = anchorId === undefined ? undefined : board.get('agency', anchorId)?.name;
			return anchor === undefined ? moved : `${moved}. ${words.anchor(anchor)}`;
		}
		case 'weights':
			return sayWeights((weights ?? []) as readonly NeedPart[], text);
		case 'priority_list': {
			const names = (areas ?? []).map((area) => communityName(board, area)).toSorted();
			return `${words.list(listName ?? '', names.length)}: ${names.join(', ')}`;
		}
		case 'other':
			return communityName(board, communityArea);
	}
}

/** Each part of the index with its share, the heaviest first. */
function sayWeights(weights: readonly NeedPart[], text: Texts): string {
	const parts = weights.filter(({ weight }) => weight > 0);
	const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
	const said = parts
		.toSorted((a, b) => b.weight - a.weight)
		.map(
			({ indicator, weight }) =>
				`${text.need.indicators[indicator].name} ${formatShare(weight, whole)}`
		);
	return `${text.committee.proposals.weights(parts.length)}: ${said.join(', ')}`;
}

/** One item of an agenda in words; empty where what it was about cannot be seen. */
export function sayItem({ source, subjectId, missing = [] }: AgendaItem, saying: Saying): string {
	const { board, text, language } = saying;
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
			const kinds = missing.map((one) => text.categories[one].toLowerCase());
			return words.gap(community.displayName, kinds.join(', '));
		}
	}
}
