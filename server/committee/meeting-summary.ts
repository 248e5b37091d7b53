import { toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { Action, Decision, Meeting } from '#shared/model/committee.ts';
import { formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';

interface Saying {
	board: Board;
	text: Texts;
	language: Language;
	nowMs: number;
}

/**
 * What may be told of a meeting to everybody: who was represented, what was on the table, what was decided and asked for.
 * Seats and organisations, never people; of what was noted in it, of lessons' words and of votes' reasons nothing.
 */
export function meetingSummary(meeting: Meeting, saying: Saying): string {
	const { board, text, language, nowMs } = saying;
	const words = text.committee.summary;
	const day = (instant: string) => formatTime(toMs(instant), 'date', language);
	const decided = [...board.all('decision')].filter(
		({ meetingId, state }) => meetingId === meeting.id && state !== 'proposed'
	);
	const asked = [...board.all('action')].filter(({ meetingId }) => meetingId === meeting.id);
	const present = meeting.attending.flatMap((id) => board.get('member', id)?.name ?? []);
	const community = communityName(board, meeting.communityArea);
	const committee = community === undefined ? text.committee.launch : text.committee.of(community);
	const parts: [string, string[]][] = [
		[words.present, present],
		[words.table, tableOf(meeting, saying)],
		[words.decided, decided.map((decision) => sayDecision(decision, saying))],
		[words.actions, asked.map((action) => sayAction(action, saying))]
	];
	return [
		words.title(committee, day(meeting.startsAt)),
		words.made(`${formatTime(nowMs, 'date', language)}, ${formatTime(nowMs, 'time', language)}`),
		...parts.flatMap(([heading, lines]) => [
			'',
			heading,
			...(lines.length === 0 ? [words.none] : lines).map((line) => `- ${line}`)
		]),
		''
	].join('\n');
}

function communityName(board: Board, area: number | undefined): string | undefined {
	return [...board.all('community')].find(({ number }) => number === area)?.displayName;
}

/** By kind how much of it was on the table; of what is missing, where and what. */
function tableOf({ agenda, items }: Meeting, { board, text }: Saying): string[] {
	const words = text.committee.agenda;
	const bySource = Map.groupBy(agenda, ({ source }) => source);
	const counted = [...bySource]
		.filter(([source]) => source !== 'gap')
		.map(([source, some]) => `${words.sources[source]}: ${some.length}`);
	const gaps = (bySource.get('gap') ?? []).flatMap(({ subjectId, missing = [] }) => {
		const community = board.get('community', subjectId);
		if (!community) return [];
		const kinds = missing.map((one) => text.categories[one].toLowerCase());
		return words.gap(community.displayName, kinds.join(', '));
	});
	return [...counted, ...items, ...gaps];
}

function sayDecision(decision: Decision, { board, text }: Saying): string {
	const words = text.committee;
	const { title, state, communityArea, fromPhase, toPhase, anchorId } = decision;
	const votes = words.proposals.votes(
		decision.inFavour ?? 0,
		decision.against ?? 0,
		decision.abstained ?? 0
	);
	const place = communityName(board, communityArea) ?? '';
	const { phases } = text.times;
	const moved =
		fromPhase === undefined || toPhase === undefined
			? undefined
			: fromPhase === toPhase
				? words.proposals.stays(place, phases[toPhase])
				: words.proposals.phase(place, phases[fromPhase], phases[toPhase]);
	const anchor = anchorId === undefined ? undefined : board.get('agency', anchorId)?.name;
	const led = anchor === undefined ? undefined : words.proposals.anchor(anchor);
	const said = [title, moved, led, votes].filter((one) => one !== undefined);
	return `${words.decisionStates[state]}: ${said.join('. ')}`;
}

function sayAction({ title, agencyId, dueOn }: Action, { board, text, language }: Saying): string {
	const who = board.get('agency', agencyId)?.name ?? '';
	const due = text.committee.actions.due(formatTime(toMs(dueOn), 'date', language));
	return [title, who, due].filter(Boolean).join(', ');
}
