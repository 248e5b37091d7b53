import { toMs } from '../kernel/clock.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Board } from './board.ts';
import { communityLabel, type WallCategory } from './labels.ts';

/** What can be said on a wall about a change; the text module has the sentence. */
export const wallSentences = [
	'new',
	'new_urgent',
	'now_urgent',
	'looked_at',
	'has_owner',
	'under_way',
	'waiting',
	'work_done',
	'verified',
	'resolved',
	'closed',
	'referred',
	'escalated',
	'team_on_way',
	'team_on_site',
	'team_no_contact',
	'team_contact'
] as const;
export type WallSentence = (typeof wallSentences)[number];

export interface WallChange {
	key: string;
	at: string;
	sentence: WallSentence;
	/** Absent for what is about a team. */
	category?: WallCategory;
	/** Absent: city-wide. */
	community?: string;
}

const maxChanges = 3;

const sentenceOf: Readonly<Record<string, WallSentence>> = {
	'request.log': 'new',
	'request.import': 'new',
	'request.triage': 'looked_at',
	'request.edit': 'now_urgent',
	'incident.log': 'new_urgent',
	'referral.accept': 'referred',
	'request.accept': 'has_owner',
	'request.ask': 'waiting',
	'request.start': 'under_way',
	'request.resolve': 'resolved',
	'request.close': 'closed',
	'request.escalate': 'escalated',
	'task.start': 'under_way',
	'task.resume': 'under_way',
	'task.hold': 'waiting',
	'task.complete': 'work_done',
	'task.verify': 'verified',
	'deployment.set_out': 'team_on_way',
	'deployment.check_in': 'team_on_site',
	'deployment.miss_check_in': 'team_no_contact',
	'deployment.make_contact': 'team_contact'
};

type Changing = Extract<AnyRecord, { kind: 'request' | 'task' | 'deployment' | 'incident' }>;

/** The latest changes worth a sentence, newest first: at most one for each record. */
export function recentChanges(board: Board, opaque: (id: string) => string): WallChange[] {
	const recent: { record: Changing; sentence: WallSentence }[] = [];
	for (const kind of ['request', 'task', 'deployment', 'incident'] as const) {
		for (const record of board.all(kind)) {
			const sentence = sentenceFor(record);
			if (!sentence) continue;
			const at = recent.findIndex((known) => isNewer(record, known.record));
			if (at < 0 && recent.length >= maxChanges) continue;
			recent.splice(at < 0 ? recent.length : at, 0, { record, sentence });
			recent.length = Math.min(recent.length, maxChanges);
		}
	}
	// A task and its request may change in one commit: that is said once.
	const said = new Set<string>();
	return recent
		.filter(({ record, sentence }) => {
			const { category, community } = subjectOf(record, board);
			const words = [record.changedAt, sentence, category, community].join('|');
			return said.size < said.add(words).size;
		})
		.map(({ record, sentence }) => ({
			key: opaque(`${record.id}@${record.version}`),
			at: record.changedAt,
			sentence,
			...subjectOf(record, board)
		}));
}

/** Of what changed in one commit, by its id: every process, and every replay, tells the same three. */
function isNewer(one: Changing, other: Changing): boolean {
	if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt;
	return one.id > other.id;
}

function sentenceFor(record: Changing): WallSentence | undefined {
	const sentence = sentenceOf[record.changedCommand];
	if (record.kind === 'deployment' || record.kind === 'incident') return sentence;
	// What a template raises is said of what it is for.
	if (record.kind === 'task' && sentence === 'new_urgent') return undefined;
	if (sentence === 'new' && record.priority === 1) return 'new_urgent';
	// Only the rise to urgent is worth the room's attention.
	if (sentence === 'now_urgent' && !(record.priority === 1 && isJustRanked(record)))
		return undefined;
	// Rows taken over from elsewhere that are already over are not news.
	if (record.changedCommand === 'request.import' && record.state !== 'received') return undefined;
	return sentence;
}

function subjectOf(record: Changing, board: Board): Pick<WallChange, 'category' | 'community'> {
	if (record.kind === 'deployment') return labelled(board, record.communityArea);
	if (record.kind === 'incident') {
		return { category: 'incident', ...labelled(board, record.communityArea) };
	}
	if (record.restricted) return { category: 'support' };
	return { category: record.category, ...labelled(board, record.communityArea) };
}

function labelled(board: Board, areaNumber: number | undefined): { community?: string } {
	const community = areaNumber === undefined ? undefined : communityLabel(board, areaNumber);
	return community === undefined ? {} : { community };
}

/** The latest change was one of its priority: a record's own stamp is a moment later than what was decided. */
function isJustRanked(record: Changing): boolean {
	const rankedAt = record.kind === 'request' ? record.rankedAt : undefined;
	return rankedAt !== undefined && toMs(record.changedAt) - toMs(rankedAt) < 2_000;
}
