import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs } from '#shared/kernel/clock.ts';
import { refuseField } from '#shared/kernel/result.ts';
import type { Request } from '#shared/model/request.ts';
import { boundTo } from '#shared/fold/watch-totals.ts';
import { timesDays, timesSinceMs } from '#shared/fold/times.ts';
import { timesView, totalsOfTimes, type TimesAsked } from '#shared/fold/times-view.ts';
import { audienceOf, type Audience } from '#shared/wire/audiences.ts';
import { TimesQuery, TimesView } from '#shared/wire/times.ts';
import type { TypedApp } from '../app-types.ts';
import { within } from '../log/within.ts';
import { sendCode, sendRefusal } from './reply.ts';

type WatchAudience = Extract<Audience, { feed: 'watch' }>;

/** Days of a period when nobody says which. */
const usualDays = 28;
/** Who has totals only cannot tell one day from another by asking for both. */
const periodsOfTotals: readonly number[] = [7, 28, 90];
const rememberedAtMost = 50;

/** How long the stages of requests took in a period: figures of the log, not of what is open now. */
export function timesRoutes(app: TypedApp): void {
	const remembered = new Remembered();
	app.get(
		'/api/times',
		{
			schema: {
				summary: 'Times of stages in a period, beside what was promised',
				description:
					`Dates are Chicago's, both of the period, at most ${timesDays} days back. ` +
					`For those who have totals only: the ${periodsOfTotals.join(', ')} days until today.`,
				querystring: TimesQuery,
				response: { 200: TimesView }
			}
		},
		async ({ person, query }, reply) => {
			const audience = person && audienceOf(person, 'watch');
			if (audience?.feed !== 'watch') return sendCode(reply, 'NOT_ALLOWED');
			const { communities, figures } = audience;
			const { area, stage = 'acknowledge' } = query;
			// Of places that are not theirs nobody learns even that there is nothing.
			if (area !== undefined && communities.length > 0 && !communities.includes(area)) {
				return sendCode(reply, 'NOT_FOUND');
			}
			if (!app.follower.healthy) return sendCode(reply, 'UNAVAILABLE');
			const nowMs = app.clock.now();
			const period = periodOf(query, nowMs);
			const wrong = wrongDay(period, nowMs, figures === 'totals');
			if (wrong) return sendRefusal(reply, refuseField(`/${wrong}`, 'period'));
			await within(app.times.catchUp());
			const asked = { ...period, stage, ...(area === undefined ? {} : { area }) };
			const key = JSON.stringify([audience.channel, asked]);
			const at = `${app.follower.epoch} ${app.times.position} ${Math.floor(nowMs / minuteMs)}`;
			return remembered.take(key, at, () => viewFor(app, audience, { asked, nowMs }));
		}
	);
}

/** Pages ask again and again, and many ask the same: an answer is good until something happened or a minute passed. */
class Remembered {
	readonly #views = new Map<string, TimesView>();
	#at = '';

	take(key: string, at: string, make: () => TimesView): TimesView {
		if (at !== this.#at || this.#views.size >= rememberedAtMost) this.#views.clear();
		this.#at = at;
		let view = this.#views.get(key);
		if (!view) this.#views.set(key, (view = make()));
		return view;
	}
}

function viewFor(
	app: TypedApp,
	{ communities, figures }: WatchAudience,
	{ asked, nowMs }: { asked: TimesAsked; nowMs: number }
): TimesView {
	const isTheirs = (place: number | undefined) =>
		communities.length === 0 || (place !== undefined && communities.includes(place));
	const board = boundTo(app.follower.board, communities);
	const isHere = ({ communityArea, restricted }: Request) =>
		asked.area === undefined || (communityArea === asked.area && !restricted);
	const view = timesView(asked, {
		reached: [...app.times.all()].filter(({ community }) => isTheirs(community)),
		open: [...board.all('request')].filter(isHere),
		calendars: board,
		nowMs,
		position: app.times.position,
		since: app.times.since ?? null
	});
	return figures === 'totals' ? totalsOfTimes(view) : view;
}

/** The period that is asked for; dates that are none stay as they are. */
function periodOf(query: TimesQuery, nowMs: number): { from: string; to: string } {
	const { to = chicagoDay(nowMs) } = query;
	const toMs = dayBeginMs(to);
	if (query.from !== undefined || Number.isNaN(toMs)) return { from: query.from ?? to, to };
	// From noon, so that no change of the clocks is in the way.
	return { from: chicagoDay(toMs + 12 * hourMs - (usualDays - 1) * dayMs), to };
}

/** Which of the two days cannot be: no date, the wrong way round, further back than times are kept, or not theirs. */
function wrongDay(
	{ from, to }: { from: string; to: string },
	nowMs: number,
	isTotals: boolean
): 'from' | 'to' | undefined {
	const [fromMs, toMs] = [dayBeginMs(from), dayBeginMs(to)];
	// A browser's clock may be some seconds ahead at midnight.
	if (Number.isNaN(toMs) || toMs > nowMs + minuteMs) return 'to';
	if (Number.isNaN(fromMs) || fromMs > toMs || fromMs < timesSinceMs(nowMs)) return 'from';
	if (!isTotals) return undefined;
	if (to !== chicagoDay(nowMs) && to !== chicagoDay(nowMs + minuteMs)) return 'to';
	const days = Math.round((toMs - fromMs) / dayMs) + 1;
	// 91 is the strip of days from which a period is chosen.
	return [...periodsOfTotals, 91].includes(days) ? undefined : 'from';
}
