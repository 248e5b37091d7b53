import type { ChainableCommander } from 'ioredis';
import { replicated, type Kept } from './replicated.ts';

/** Puts a text in place of the one that was read; 0 when it is another one by now. */
const replaceScript = `
local held
if ARGV[1] == '' then held = redis.call('GET', KEYS[1]) else held = redis.call('HGET', KEYS[1], ARGV[1]) end
if held ~= ARGV[2] then return 0 end
if ARGV[1] == '' then redis.call('SET', KEYS[1], ARGV[3]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
return 1`;
const tries = 20;

/** Where a text is kept: under a key, or in a field of one. */
export interface TextPlace {
	key: string;
	field?: string;
}

/**
 * Changes a text from what it is now: of two who change different things at once, neither undoes the other. Answers
 * with the new text; nothing when there is none. `also` is given with it.
 */
export async function updateText(
	store: Kept,
	{ key, field = '' }: TextPlace,
	{
		change,
		also = (pipeline) => pipeline
	}: {
		change: (text: string) => string;
		also?: (pipeline: ChainableCommander) => ChainableCommander;
	}
): Promise<string | undefined> {
	const { redis } = store;
	for (let attempt = 0; attempt < tries; attempt += 1) {
		const held = field === '' ? await redis.get(key) : await redis.hget(key, field);
		if (held === null) return undefined;
		const next = change(held);
		const reply = await replicated(store, (pipeline) =>
			also(pipeline.eval(replaceScript, 1, key, field, held, next))
		);
		if (reply === 1) return next;
	}
	throw new Error('others change it all the time');
}
