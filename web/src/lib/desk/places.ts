import type { FeedName } from '#shared/wire/feeds.ts';
import type { Texts } from '#shared/text/text.ts';

/** A page that a desk can go to. */
export interface Place {
	href: string;
	/** The letter after `g`; without one the page has none. */
	key?: string;
	name: string;
	/** Found by its key and by name: the rail has only what is needed all shift. */
	rare?: boolean;
}

const all: readonly (Omit<Place, 'name'> & { feed: FeedName; name: (text: Texts) => string })[] = [
	{ href: '/desk', key: 'q', feed: 'records', name: ({ desk }) => desk.queue },
	{ href: '/desk/tasks', key: 't', feed: 'records', name: ({ work }) => work.tasks },
	{ href: '/desk/response', key: 'i', feed: 'records', name: ({ work }) => work.response },
	{ href: '/desk/teams', key: 'p', feed: 'records', name: ({ desk }) => desk.teams },
	{ href: '/desk/handover', key: 'h', feed: 'records', name: ({ work }) => work.handover },
	{
		href: '/desk/alerts',
		key: 'a',
		feed: 'records',
		name: ({ alerts }) => alerts.title,
		rare: true
	},
	{ href: '/desk/slips', key: 's', feed: 'records', name: ({ slips }) => slips.title, rare: true },
	{ href: '/watch', key: 'w', feed: 'watch', name: ({ desk }) => desk.watch },
	{ href: '/wall', feed: 'wall', name: ({ desk }) => desk.wall },
	{ href: '/displays', feed: 'wall', name: ({ displays }) => displays.title }
];

/** Pages for whoever follows these feeds: there is no way to a page that would stay empty. */
export function placesFor(feeds: readonly FeedName[], text: Texts): Place[] {
	return all
		.filter(({ feed }) => feeds.includes(feed))
		.map(({ name, feed: _feed, ...place }) => ({ ...place, name: name(text) }));
}
