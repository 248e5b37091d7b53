import { chicagoDay, chicagoParts } from '#shared/kernel/chicago-time.ts';
import { minuteMs } from '#shared/kernel/clock.ts';
import type { Told } from './notice-conditions.ts';
import type { NoticeCode, NoticeSettings } from './notice-settings.ts';

/** Why something stands in the list and was not called out. */
export type HeldBack = 'quiet' | 'cap';

/** One thing that somebody was told, or would have been. */
export interface Notice {
	/** Unlike that of any other in the list. */
	id: string;
	/** What it is about, while it is so. */
	key: string;
	atMs: number;
	told: Told | { code: 'several'; count: number; quiet: boolean } | Digest;
	heldBack?: HeldBack;
	/** Of this day no more is called out. */
	last?: true;
}

/** What was going on when somebody's shift ended. Asked for by its time, it comes in quiet hours too, and counts for no limit. */
export interface Digest {
	code: 'digest';
	open: number;
	over: number;
	/** None for those who have totals only. */
	unowned?: number;
	/** Things in the list since the last one of these. */
	told: number;
}

/** What is known of one thing that is so, or was a moment ago. */
interface Episode {
	sinceMs: number;
	toldMs?: number;
	goneMs?: number;
	/** In the list, not called out: quiet hours. */
	quiet?: true;
}

/** All that has to be remembered between two looks. Plain data: it is kept in the browser. */
export interface Ledger {
	episodes: Readonly<Record<string, Episode>>;
	list: readonly Notice[];
	/** Chicago's date, and how many were called out on it. */
	day: string;
	called: number;
	/** When somebody last looked, to the minute. */
	lookedMs: number;
	/** Chicago's date of the last digest, and when it was. */
	digestDay: string;
	digestMs: number;
}

export const noLedger: Ledger = {
	episodes: {},
	list: [],
	day: '',
	called: 0,
	lookedMs: 0,
	digestDay: '',
	digestMs: 0
};

/**
 * Something that was told is told again only after it was gone for so long, or for as long as it had to hold if that
 * is longer: what comes and goes does not chatter.
 */
export const restMs = 5 * minuteMs;
/** More than so many at once are one. */
const severalAbove = 3;
const mostListed = 50;
const keptMs = 24 * 60 * minuteMs;
/** A digest that could not be told within this time is not told at all. */
const digestWithinMs = 30 * minuteMs;

/** What is so now; `about` are the rules of which that can be said at all. */
export interface Look {
	conditions: readonly { key: string; told: Told }[];
	about: readonly NoticeCode[];
	/** For a digest; none when nothing is known of the room now. */
	summary?: Omit<Digest, 'code' | 'told'>;
}

/** One look at the room: the ledger after it, and what is to be called out now. Pure; `nowMs` is the server's time. */
export function lookAgain(
	before: Ledger,
	look: Look,
	{ settings, nowMs }: { settings: NoticeSettings; nowMs: number }
): { ledger: Ledger; calls: readonly Notice[] } {
	const today = chicagoDay(nowMs);
	const conditions = [...new Map(look.conditions.map((one) => [one.key, one])).values()];
	const episodes = episodesAfter(remembered(before, nowMs), look, { settings, nowMs });
	const due = conditions.filter(({ key, told }) => {
		const episode = episodes[key];
		const holdMs = settings.rules[told.code].holdMinutes * minuteMs;
		return episode && episode.toldMs === undefined && nowMs - episode.sinceMs >= holdMs;
	});
	const isQuiet = isQuietAt(nowMs, settings);
	const called = before.day === today ? before.called : 0;
	const isSpent = called >= settings.cap;
	const heldBack: HeldBack | undefined = isQuiet ? 'quiet' : isSpent ? 'cap' : undefined;
	for (const { key } of due) {
		episodes[key] = { ...episodes[key]!, toldMs: nowMs, ...(isQuiet ? { quiet: true } : {}) };
	}
	const entries = due.map(({ key, told }): Notice => ({
		id: `${key} ${nowMs}`,
		key,
		atMs: nowMs,
		told,
		...(heldBack ? { heldBack } : {})
	}));
	const after = isQuiet ? undefined : afterQuiet(episodes, look, nowMs);
	const calls = heldBack ? [] : atMost(settings.cap - called, callsOf(entries, after, nowMs));
	const isDigestDue = digestIsDue(before, { settings, nowMs }) && look.summary !== undefined;
	const digest = isDigestDue ? digestOf(before, look.summary!, nowMs) : undefined;
	const isOneCall = calls.some(({ told: { code } }) => code === 'several');
	const shown = entries.map((entry): Notice => {
		const call = calls.find(({ id }) => id === entry.id);
		// The day had no room left for it.
		return call ?? (heldBack || isOneCall ? entry : { ...entry, heldBack: 'cap' });
	});
	const list = [...shown, ...(digest ? [digest] : [])]
		.toReversed()
		.concat(before.list.map((notice) => asNow(notice, conditions)));
	return {
		ledger: {
			episodes,
			list: list.filter(({ atMs }) => nowMs - atMs < keptMs).slice(0, mostListed),
			day: today,
			called: called + calls.length,
			lookedMs: nowMs - before.lookedMs < minuteMs ? before.lookedMs : nowMs,
			digestDay: digest ? today : before.digestDay,
			digestMs: digest ? nowMs : before.digestMs
		},
		calls: digest ? [...calls, digest] : calls
	};
}

/**
 * What is still known after nobody has looked for a while: whether it was so all the time nobody can say. A request is
 * the same one all the same.
 */
function remembered({ episodes, lookedMs }: Ledger, nowMs: number): Ledger['episodes'] {
	if (nowMs - lookedMs < restMs) return episodes;
	const isOneThing = ([key, { toldMs }]: [string, Episode]) =>
		key.startsWith('urgent_unowned') && toldMs !== undefined;
	return Object.fromEntries(Object.entries(episodes).filter(isOneThing));
}

/** What was told of a request that has become restricted since says no more than it does now. */
function asNow(notice: Notice, conditions: Look['conditions']): Notice {
	const now = conditions.find(({ key }) => key === notice.key)?.told;
	const { told } = notice;
	if (now?.code !== 'urgent_unowned' || told.code !== 'urgent_unowned') return notice;
	return now.id === told.id ? notice : { ...notice, told: now };
}

/** Begins, keeps and ends episodes; of what cannot be seen now nothing changes. */
function episodesAfter(
	before: Ledger['episodes'],
	look: Look,
	{ settings, nowMs }: { settings: NoticeSettings; nowMs: number }
): Record<string, Episode> {
	const isSo = new Set(look.conditions.map(({ key }) => key));
	const after: Record<string, Episode> = {};
	for (const { key } of look.conditions) {
		const { goneMs: _, ...episode } = before[key] ?? { sinceMs: nowMs };
		after[key] = episode;
	}
	for (const [key, episode] of Object.entries(before)) {
		if (isSo.has(key)) continue;
		const code = key.split(' ')[0] as NoticeCode;
		if (!look.about.includes(code)) {
			// Not to be seen now; of a rule that is switched off nothing is remembered.
			if (settings.rules[code]?.on) after[key] = episode;
			continue;
		}
		if (episode.toldMs === undefined) continue;
		const { goneMs = nowMs } = episode;
		const dead = Math.max(restMs, settings.rules[code].holdMinutes * minuteMs);
		if (nowMs - goneMs < dead) after[key] = { ...episode, goneMs };
	}
	return after;
}

/** What was held back in quiet hours and is still so, told once as one. */
function afterQuiet(
	episodes: Record<string, Episode>,
	look: Look,
	nowMs: number
): Notice | undefined {
	let count = 0;
	for (const [key, { quiet, ...episode }] of Object.entries(episodes)) {
		const isSeen = look.about.includes(key.split(' ')[0] as NoticeCode);
		// What cannot be seen now is told once it can.
		if (!quiet || !isSeen) continue;
		episodes[key] = episode;
		if (look.conditions.some((one) => one.key === key)) count += 1;
	}
	if (count === 0) return undefined;
	return {
		id: `after-quiet ${nowMs}`,
		key: '',
		atMs: nowMs,
		told: { code: 'several', count, quiet: true }
	};
}

function callsOf(
	entries: readonly Notice[],
	after: Notice | undefined,
	nowMs: number
): readonly Notice[] {
	const count = entries.length;
	const own =
		count > severalAbove
			? [
					{
						id: `several ${nowMs}`,
						key: '',
						atMs: nowMs,
						told: { code: 'several' as const, count, quiet: false }
					}
				]
			: entries;
	return after ? [after, ...own] : own;
}

/** As many as the day has left; the last one says that it is. */
function atMost(left: number, calls: readonly Notice[]): readonly Notice[] {
	return calls
		.slice(0, left)
		.map((call, index) => (index === left - 1 ? { ...call, last: true as const } : call));
}

/** Minutes since midnight of a time of day, `22:30`. */
export function minuteOf(time: string): number {
	const [hour = 0, minute = 0] = time.split(':').map(Number);
	return hour * 60 + minute;
}

/** Whether these are quiet hours in Chicago; from and to may have midnight between them. */
export function isQuietAt(nowMs: number, { quiet }: Pick<NoticeSettings, 'quiet'>): boolean {
	if (!quiet.on || quiet.from === quiet.to) return false;
	const { hour, minute } = chicagoParts(nowMs);
	const now = hour * 60 + minute;
	const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
	return from < to ? now >= from && now < to : now >= from || now < to;
}

function digestIsDue(
	{ digestDay }: Ledger,
	{ settings, nowMs }: { settings: NoticeSettings; nowMs: number }
): boolean {
	if (!settings.digest.on || digestDay === chicagoDay(nowMs)) return false;
	const { hour, minute } = chicagoParts(nowMs);
	const lateMinutes = hour * 60 + minute - minuteOf(settings.digest.at);
	return lateMinutes >= 0 && lateMinutes * minuteMs < digestWithinMs;
}

function digestOf(before: Ledger, summary: NonNullable<Look['summary']>, nowMs: number): Notice {
	const told = before.list.filter(
		({ atMs, told: { code } }) => atMs > before.digestMs && code !== 'digest'
	).length;
	return {
		id: `digest ${nowMs}`,
		key: '',
		atMs: nowMs,
		told: { code: 'digest', ...summary, told }
	};
}
