import type { Link } from '../access/audit-chain.ts';
import type { Archives } from '../log/archive.ts';
import { archivedThen, type Placed } from '../log/day-archive.ts';
import { replicated, type Kept } from './replicated.ts';

const pageSize = 500;

/** Adds an entry, and notes it with its subject, if the one that it is tied to is still the last; answers with 1 when it did. */
const appendScript = `
local top = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local last = top[1] and top[1][1] or '0-0'
if last ~= ARGV[1] then return 0 end
redis.call('XADD', KEYS[1], ARGV[2], 'entry', ARGV[3], 'mark', ARGV[4], 'key', ARGV[5])
if KEYS[2] then redis.call('RPUSH', KEYS[2], ARGV[2]) end
return 1`;

/** False when another process was first. Throws NotReplicatedError, and the client's own errors. */
export async function appendLink(
	store: Kept,
	link: Link,
	subject: string | undefined
): Promise<boolean> {
	const ids = [`${link.number - 1}-0`, `${link.number}-0`] as const;
	const content = [link.text, link.mark, link.key] as const;
	const { audit, auditOf } = store.keys;
	const keys = subject === undefined ? [audit] : [audit, auditOf(subject)];
	const reply = await replicated(store, (pipeline) =>
		pipeline.eval(appendScript, keys.length, ...keys, ...ids, ...content)
	);
	return reply === 1;
}

/** The last entry of the stream; none when nothing was ever written. */
export async function lastLink({
	redis,
	keys
}: Pick<Kept, 'redis' | 'keys'>): Promise<Link | undefined> {
	const [top] = await redis.xrevrange(keys.audit, '+', '-', 'COUNT', 1);
	return top && linkOf(top);
}

/** Where the audit is read: the newest of it in Redis, its older days in files. */
type Whole = Pick<Kept, 'redis' | 'keys'> & Pick<Archives, 'auditArchive'>;

/** Every entry from a number on, oldest first. */
export async function* linksFrom(from: Whole, number: number): AsyncGenerator<Link> {
	for await (const { entry } of placedLinksFrom(from, number)) yield entry;
}

/** The same with their places, for the archive. */
export function placedLinksFrom(from: Whole, number: number): AsyncGenerator<Placed<Link>> {
	return archivedThen(from.auditArchive, number, (next) => recentFrom(from, next));
}

async function* recentFrom({ redis, keys }: Whole, number: number): AsyncGenerator<Placed<Link>> {
	for (let next = number; ;) {
		const page = await redis.xrange(keys.audit, `${next}-0`, '+', 'COUNT', pageSize);
		for (const link of page.map(linkOf)) yield { position: link.number, entry: link };
		const last = page.at(-1);
		if (!last || page.length < pageSize) return;
		next = Number.parseInt(last[0], 10) + 1;
	}
}

/** Entries before a number, newest first. */
export async function linksBefore(
	{ redis, keys, auditArchive }: Whole,
	{ before, count }: { before?: number | undefined; count: number }
): Promise<Link[]> {
	const from = before === undefined ? '+' : `(${before}-0`;
	const recent = (await redis.xrevrange(keys.audit, from, '-', 'COUNT', count)).map(linkOf);
	if (recent.length === count) return recent;
	// What is left of them is in files, each opened only when it is needed.
	const end = recent.at(-1)?.number ?? before ?? Infinity;
	const older: Link[] = [];
	for (const day of auditArchive.days().toReversed()) {
		if (recent.length + older.length >= count) break;
		if (day.from >= end) continue;
		const links = auditArchive.read(day).map(({ entry }) => entry);
		older.push(...links.filter(({ number }) => number < end).toReversed());
	}
	return [...recent, ...older].slice(0, count);
}

/** Entries about one record or account, newest first. */
export async function linksAbout(
	{ redis, keys, auditArchive }: Whole,
	subject: string,
	{ before = Infinity, count }: { before?: number | undefined; count: number }
): Promise<Link[]> {
	const ids = await redis.lrange(keys.auditOf(subject), 0, -1);
	const wanted = ids.filter((id) => Number.parseInt(id, 10) < before).slice(-count);
	const reading = redis.pipeline();
	for (const id of wanted) reading.xrange(keys.audit, id, id);
	const replies = (await reading.exec()) ?? [];
	const recent = replies.flatMap(([error, entries]) => {
		if (error) throw error;
		return (entries as [string, string[]][]).map(linkOf);
	});
	const missing = wanted.slice(0, wanted.length - recent.length);
	const older = auditArchive.at(missing.map((id) => Number.parseInt(id, 10)));
	return [...older.map(({ entry }) => entry), ...recent].toReversed();
}

function linkOf([id, fields]: [string, string[]]): Link {
	const held = new Map<string, string>();
	for (let index = 0; index + 1 < fields.length; index += 2) {
		held.set(fields[index]!, fields[index + 1]!);
	}
	return {
		number: Number.parseInt(id, 10),
		text: held.get('entry') ?? '',
		mark: held.get('mark') ?? '',
		key: held.get('key') ?? ''
	};
}
