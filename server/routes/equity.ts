import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, toInstant } from '#shared/kernel/clock.ts';
import { weightsId } from '#shared/model/committee.ts';
import { Type } from 'typebox';
import { firstParts, type NeedPart } from '#shared/rules/need-index.ts';
import { listedIn } from '#shared/fold/place-view.ts';
import { audienceOf } from '#shared/wire/audiences.ts';
import { EquityView } from '#shared/wire/equity.ts';
import type { TypedApp } from '../app-types.ts';
import { equityView } from '../knowledge/equity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { within } from '../log/within.ts';
import { sendCode } from './reply.ts';

/**
 * So many days are looked back, unless fewer are asked for: then a small community has hardly any requests. No others, so that who has
 * totals cannot tell one day from another by asking for both.
 */
const usualDays = 90;
const Query = Type.Object({
	days: Type.Integer({ enum: [28, usualDays], default: usualDays })
});

/** Need beside service, for those who have the manager's figures. */
export function equityRoutes(app: TypedApp, knowledge: Knowledge): void {
	app.get(
		'/api/equity',
		{
			schema: {
				summary: 'Need by its parts, beside what was asked for and done in the last days',
				querystring: Query,
				response: { 200: EquityView }
			}
		},
		async ({ person, query: { days } }, reply) => {
			const audience = person && audienceOf(person, 'watch');
			if (!person || audience?.feed !== 'watch') return sendCode(reply, 'NOT_ALLOWED');
			if (!app.follower.healthy) return sendCode(reply, 'UNAVAILABLE');
			const { communities, figures } = audience;
			const nowMs = app.clock.now();
			const to = chicagoDay(nowMs);
			// From noon, so that no change of the clocks is in the way.
			const from = chicagoDay(dayBeginMs(to) + 12 * hourMs - (days - 1) * dayMs);
			await within(app.times.catchUp());
			// Where one community stands is told among all of them.
			const { board } = app.follower;
			const work = {
				reached: [...app.times.all()],
				staffed: [...app.times.staffed()],
				open: [...board.all('request')],
				calendars: board
			};
			const { role } = person;
			const weights = board.get('weights', weightsId);
			const parts = (weights?.parts as NeedPart[] | undefined) ?? firstParts;
			const asked = { from, to, sinceMs: dayBeginMs(from), nowMs, role, parts, own: communities };
			const totals = figures === 'totals';
			return {
				...(await equityView(knowledge, work, { ...asked, totals })),
				...(weights ? { decidedAt: weights.decidedAt } : {}),
				listed: listedIn(board),
				asOf: toInstant(nowMs)
			};
		}
	);
}
