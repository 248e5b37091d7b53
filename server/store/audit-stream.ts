import type { Link } from '../access/audit-chain.ts';
import { replicated, type Kept } from './replicated.ts';

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
export async function lastLink({ redis, keys }: Kept): Promise<Link | undefined> {
	const [top] = await redis.xrevrange(keys.audit, '+', '-', 'COUNT', 1);
	return top && linkOf(top);
}

const pageSize = 500;

/** Every entry from a number on, oldest first. */
export async function* linksFrom({ redis, keys }: Kept, number: number): AsyncGenerator<Link> {
	for (let next = number; ;) {
		const page = await redis.xrange(keys.audit, `${next}-0`, '+', 'COUNT', pageSize);
		for (const one of page) yield linkOf(one);
		const last = page.at(-1);
		if (!last || page.length < pageSize) return;
		next = Number.parseInt(last[0], 10) + 1;
	}
}

/** Entries before a number, newest first. */
export async function linksBefore(
	{ redis, keys }: Kept,
	{ before, count }: { before?: number | undefined; count: number }
): Promise<Link[]> {
	const from = before === undefined ? '+' : `(${before}-0`;
	return (await redis.xrevrange(keys.audit, from, '-', 'COUNT', count)).map(linkOf);
}

/** Entries about one record or account, newest first. */
export async function linksAbout(
	{ redis, keys }: Kept,
	subject: string,
	{ before = Infinity, count }: { before?: number | undefined; count: number }
): Promise<Link[]> {
	const ids = await redis.lrange(keys.auditOf(subject), 0, -1);
	const wanted = ids.filter((id) => Number.parseInt(id, 10) < before).slice(-count);
	const reading = redis.pipeline();
	for (const id of wanted) reading.xrange(keys.audit, id, id);
	const replies = (await reading.exec()) ?? [];
	const found = replies.flatMap(([error, entries]) => {
		if (error) throw error;
		return (entries as [string, string[]][]).map(linkOf);
	});
	return found.toReversed();
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
