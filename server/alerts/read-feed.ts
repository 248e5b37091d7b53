import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What an address of warnings holds: one message, or a list of where messages are. */
export type FeedBody =
	{ kind: 'message' } | { kind: 'list'; links: string[] } | { kind: 'not_read' };

const mostBytes = 4 * 1024 * 1024;
const mostLinks = 100;
const parser = new XMLParser({
	ignoreAttributes: false,
	parseTagValue: false,
	removeNSPrefix: true,
	ignoreDeclaration: true,
	isArray: (name) => ['entry', 'link', 'item'].includes(name)
});

type Tree = Record<string, unknown>;

/** Atom (RFC 4287) and RSS lists of messages, or a message itself. Links that leave the list's own host are left out. */
export function readFeed(text: string, address: string): FeedBody {
	if (text.length > mostBytes || /<!(DOCTYPE|ENTITY)/i.test(text)) return { kind: 'not_read' };
	let tree: unknown;
	try {
		if (XMLValidator.validate(text) !== true) return { kind: 'not_read' };
		tree = parser.parse(text);
	} catch {
		return { kind: 'not_read' };
	}
	if (!isTree(tree)) return { kind: 'not_read' };
	if (isTree(tree['alert'])) return { kind: 'message' };
	const { feed, rss } = tree;
	const channel = isTree(rss) ? rss['channel'] : undefined;
	const entries = isTree(feed) ? feed['entry'] : isTree(channel) ? channel['item'] : undefined;
	if (!isTree(feed) && !isTree(channel)) return { kind: 'not_read' };
	const all = Array.isArray(entries) ? (entries as unknown[]).filter(isTree) : [];
	const { host } = new URL(address);
	const links = all
		.flatMap((entry) => linkOf(entry) ?? [])
		.filter((link) => URL.canParse(link, address))
		.map((link) => new URL(link, address).href)
		.filter((link) => new URL(link).host === host && /^https?:/.test(link));
	return { kind: 'list', links: [...new Set(links)].slice(0, mostLinks) };
}

/** The message itself where the entry says which link that is; else its only link. */
function linkOf(entry: Tree): string | undefined {
	const links = Array.isArray(entry['link']) ? (entry['link'] as unknown[]) : [];
	const cap = links.find((link) => isTree(link) && link['@_type'] === 'application/cap+xml');
	const [first] = cap ? [cap] : links;
	if (typeof first === 'string') return first.trim();
	const href = isTree(first) ? first['@_href'] : undefined;
	return typeof href === 'string' ? href : undefined;
}

function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
