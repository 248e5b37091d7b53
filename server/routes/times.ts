import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { dayMs } from '#shared/kernel/clock.ts';
import { refuseField } from '#shared/kernel/result.ts';
import type { Request } from '#shared/model/request.ts';
import { boundTo } from '#shared/fold/watch-totals.ts';
import { timesDays } from '#shared/fold/times.ts';
import { timesView, totalsOfTimes } from '#shared/fold/times-view.ts';
import { audienceOf } from '#shared/wire/audiences.ts';
import { TimesQuery, TimesView } from '#shared/wire/times.ts';
import type { TypedApp } from '../app-types.ts';
import { within } from '../log/within.ts';
import { sendCode, sendRefusal } from './reply.ts';

/** Days of a period when nobody says which. */
const usualDays = 28;

/** How long the stages of requests took in a period: figures of the log, not of what is open now. */
export function timesRoutes(app: TypedApp): void {
	app.get(
		'/api/times',
		{
			schema: {
				summary: 'Times of stages in a period, beside what was promised',
				description: `Dates are Chicago's, both of the period, at most ${timesDays} days back.`,
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
			const nowMs = app.clock.now();
			const { to = chicagoDay(nowMs) } = query;
			const { from = chicagoDay(dayBeginMs(to) - (usualDays - 1) * dayMs) } = query;
			const wrong = wrongDay({ from, to }, nowMs);
			if (wrong) return sendRefusal(reply, refuseField(`/${wrong}`, 'period'));
			await within(app.times.catchUp());
			const isTheirs = (place: number | undefined) =>
				communities.length === 0 || (place !== undefined && communities.includes(place));
			const board = boundTo(app.follower.board, communities);
			const isHere = ({ communityArea, restricted }: Request) =>
				area === undefined || (communityArea === area && !restricted);
			const view = timesView(
				{ from, to, stage, ...(area === undefined ? {} : { area }) },
				{
					reached: [...app.times.all()].filter(({ community }) => isTheirs(community)),
					open: [...board.all('request')].filter(isHere),
					calendars: board,
					nowMs,
					position: app.times.position
				}
			);
			return figures === 'totals' ? totalsOfTimes(view) : view;
		}
	);
}

/** Which of the two days cannot be: no date, the wrong way round, or further back than times are kept. */
function wrongDay(
	{ from, to }: { from: string; to: string },
	nowMs: number
): 'from' | 'to' | undefined {
	const [fromMs, toMs] = [dayBeginMs(from), dayBeginMs(to)];
	if (Number.isNaN(toMs) || toMs > nowMs) return 'to';
	const isTooOld = fromMs < nowMs - (timesDays + 1) * dayMs;
	return Number.isNaN(fromMs) || fromMs > toMs || isTooOld ? 'from' : undefined;
}
