import { Type } from 'typebox';
import { toInstant } from '#shared/kernel/clock.ts';
import { AreaNumber } from '#shared/model/fields.ts';
import { coverageThere, openThere, placeFacts } from '#shared/fold/place-view.ts';
import { boundTo } from '#shared/fold/watch-totals.ts';
import { watchView, type WatchView } from '#shared/fold/watch-view.ts';
import { audienceOf } from '#shared/wire/audiences.ts';
import { Coverage, OpenRow, PlaceFacts } from '#shared/wire/places.ts';
import type { TypedApp } from '../app-types.ts';
import { focusNow, outlined } from '../figures/focus-now.ts';
import { within } from '../log/within.ts';
import { BoundaryStore } from '../store/boundaries.ts';
import { sendCode } from './reply.ts';

const PlaceView = Type.Object({
	place: PlaceFacts,
	/**
	 * The same sections as the manager's first screen, of this place alone, and what is open there. Absent for those who
	 * have totals only: of one community nearly every number is a small one.
	 */
	view: Type.Optional(Type.Unsafe<WatchView>(Type.Any())),
	open: Type.Optional(Type.Array(OpenRow, { maxItems: 200 })),
	coverage: Type.Optional(Coverage),
	asOf: Type.String(),
	position: Type.Integer()
});

/** One community for managers: where it stands, who is out, what waits, and what exists there. */
export function placeRoutes(app: TypedApp): void {
	const boundaries = new BoundaryStore(app.store);
	app.get(
		'/api/places/:area',
		{
			schema: {
				summary: 'One community: figures of the last day, what is open, and what exists there',
				params: Type.Object({ area: AreaNumber }),
				response: { 200: PlaceView }
			}
		},
		async ({ person, params: { area } }, reply) => {
			const audience = person && audienceOf(person, 'watch');
			if (!person || audience?.feed !== 'watch') return sendCode(reply, 'NOT_ALLOWED');
			const { communities, figures } = audience;
			const { board, position, healthy } = app.follower;
			// What may be old is not handed out as if it were true now.
			if (!healthy) return sendCode(reply, 'UNAVAILABLE');
			const isTheirs = communities.length === 0 || communities.includes(area);
			const isWhole = figures === 'everything';
			const nowMs = app.clock.now();
			const place = isTheirs ? placeFacts(board, area, person, nowMs) : undefined;
			if (!place) return sendCode(reply, 'NOT_FOUND');
			return {
				place: {
					...place,
					focus: await within(outlined(focusNow(board, area, isWhole), boundaries))
				},
				...(isWhole
					? {
							view: watchView(boundTo(board, [area]), nowMs),
							open: openThere(board, area),
							coverage: coverageThere(board, area, nowMs)
						}
					: {}),
				asOf: toInstant(nowMs),
				position
			};
		}
	);
}
