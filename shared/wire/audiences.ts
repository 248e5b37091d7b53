import type { WallMode } from '../model/display.ts';
import type { Role } from '../model/terms.ts';
import type { Looker } from '../rules/belonging.ts';
import { lookerOf } from '../rules/visibility.ts';
import type { FeedName } from './feeds.ts';

/** How much of the manager's figures: all of it, or totals without single teams and events. */
export type FiguresOf = 'everything' | 'totals';

/** A class of screens that may see the same: they share one feed, and every frame of it. */
export type Audience =
	| { feed: 'records'; channel: string; looker: Looker }
	| { feed: 'wall'; channel: string; mode: WallMode }
	| { feed: 'watch'; channel: string; figures: FiguresOf; communities: readonly number[] };

/** Which feeds a role may join, and how much of the figures it gets. */
const feedsOf: Readonly<
	Record<Role, { feeds: readonly FeedName[]; figures: FiguresOf; wall?: WallMode }>
> = {
	display: { feeds: ['wall'], figures: 'totals' },
	desk: { feeds: ['records', 'wall', 'watch'], figures: 'everything' },
	victim_services: { feeds: ['records', 'wall'], figures: 'totals' },
	intervention: { feeds: ['records', 'wall'], figures: 'totals' },
	/** Of the wall what visitors see: nothing of who is where, and of no single request. */
	law_enforcement: { feeds: ['records', 'wall'], figures: 'totals', wall: 'visitors' },
	manager: { feeds: ['records', 'wall', 'watch'], figures: 'everything' },
	committee: { feeds: ['records', 'wall', 'watch'], figures: 'totals' },
	elected_office: { feeds: ['records', 'watch'], figures: 'totals' },
	funding: { feeds: ['records', 'watch'], figures: 'totals' },
	analyst: { feeds: ['records', 'watch'], figures: 'totals' },
	administrator: { feeds: ['records'], figures: 'totals' },
	auditor: { feeds: ['records'], figures: 'totals' }
};

/** The feeds this role may join. */
export function feedsFor(role: Role): readonly FeedName[] {
	return feedsOf[role].feeds;
}

/** What the wall shows to somebody with this role who looks at it from elsewhere; nothing where it is not theirs. */
export function wallOf(role: Role): WallMode | undefined {
	const { feeds, wall = 'room' } = feedsOf[role];
	return feeds.includes('wall') ? wall : undefined;
}

/**
 * The audience that somebody belongs to when they join a feed; none when it is not for them. A wall in the room
 * shows what its mode says; whoever looks at the wall from elsewhere sees the room's, or what their role may.
 */
export function audienceOf(person: Looker, feed: FeedName, given?: WallMode): Audience | undefined {
	const { feeds, figures, wall = 'room' } = feedsOf[person.role];
	const mode = given ?? wall;
	if (!feeds.includes(feed)) return undefined;
	const looker = lookerOf(person);
	switch (feed) {
		case 'records':
			return { feed, channel: `records ${JSON.stringify(looker)}`, looker };
		case 'wall':
			return { feed, channel: `wall ${mode}`, mode };
		case 'watch': {
			const communities = looker.communities ?? [];
			return { feed, channel: `watch ${figures} ${communities.join()}`, figures, communities };
		}
	}
}
