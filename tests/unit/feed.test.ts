import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Follower, type Reader } from '#shared/fold/follower.ts';
import type { Delta, Snapshot } from '#shared/wire/feeds.ts';
import { docText, Feed } from '#server/feeds/feed.ts';

/** A screen that keeps what it is told. */
class Screen implements Reader {
	readonly docs = new Map<string, unknown>();
	readonly follower = new Follower(this);
	put(key: string, doc: unknown): void {
		this.docs.set(key, doc);
	}
	remove(key: string): void {
		this.docs.delete(key);
	}
	clear(): void {
		this.docs.clear();
	}
}

const doc = (key: string, value: number) => docText(key, { value });

test('whoever returns gets one delta of states, however many steps it missed', () => {
	const feed = new Feed();
	feed.reset('e', 10, [
		doc('a', 1),
		doc('b', 1),
		...Array.from({ length: 30 }, (_, i) => doc(`x${i}`, i))
	]);
	feed.step(11, { put: [doc('a', 2)], gone: [] });
	feed.step(14, { put: [doc('a', 3), doc('c', 1)], gone: [] });
	feed.step(15, { put: [], gone: ['b'] });

	const missed = feed.since('e', 10);

	expect(missed).toMatchObject({ from: 10, to: 15 });
	expect(JSON.parse((missed as { text: string }).text)).toEqual({
		epoch: 'e',
		from: 10,
		to: 15,
		put: [
			['a', { value: 3 }],
			['c', { value: 1 }]
		],
		gone: ['b']
	});
});

test('a return from another log, from too long ago, or from ahead needs the snapshot', () => {
	const feed = new Feed();
	feed.reset('e', 10, [doc('a', 1)]);
	feed.step(12, { put: [doc('a', 2)], gone: [] });

	expect(feed.since('other', 12)).toBe('unknown');
	expect(feed.since('e', 9)).toBe('unknown');
	expect(feed.since('e', 13)).toBe('unknown');
	expect(feed.since('e', 12)).toBe('nothing');
	// In the middle of a step, as another process would have cut it.
	expect(feed.since('e', 11)).toMatchObject({ from: 11, to: 12 });
});

test('when more than half has changed the snapshot is shorter', () => {
	const feed = new Feed();
	const docs = Array.from({ length: 100 }, (_, index) => doc(`x${index}`, 0));
	feed.reset('e', 1, docs);
	for (let index = 0; index < 90; index += 1)
		feed.step(index + 2, { put: [doc(`x${index}`, 1)], gone: [] });

	expect(feed.since('e', 1)).toBe('unknown');
	expect(feed.since('e', 80)).toMatchObject({ from: 80, to: 91 });
});

test('a screen that goes from process to process, each with steps of its own, is never wrong', () => {
	const change = fc.record({
		key: fc.constantFrom(...'abcdefghijklmnop'),
		value: fc.option(fc.integer({ min: 0, max: 9 }))
	});
	fc.assert(
		fc.property(
			fc.array(change, { minLength: 1, maxLength: 60 }),
			fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 }),
			fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
			(changes, sizes, moves) => {
				const feeds = [new Feed(), new Feed()];
				for (const feed of feeds) feed.reset('e', 0, []);
				const [one, other] = feeds as [Feed, Feed];
				const screen = new Screen();
				screen.follower.replace(JSON.parse(one.snapshot()) as Snapshot);

				const advance = (feed: Feed, to: number) => {
					const some = changes.slice(feed.position, to);
					const last = new Map(some.map(({ key, value }) => [key, value]));
					const put = [...last].flatMap(([key, value]) =>
						value === null ? [] : [doc(key, value)]
					);
					const gone = [...last].flatMap(([key, value]) => (value === null ? [key] : []));
					const came = new Set(some.filter(({ value }) => value !== null).map(({ key }) => key));
					const passed = gone.some((key) => came.has(key) && !feed.has(key));
					feed.step(feed.position + some.length, { put, gone, passed });
				};
				for (const [round, size] of sizes.entries()) {
					if (one.position < changes.length) advance(one, one.position + size);
					if (other.position < changes.length) advance(other, other.position + 1);
					const feed = moves[round] ? one : other;
					const missed = feed.since(screen.follower.epoch, screen.follower.position);
					if (missed === 'unknown') {
						screen.follower.replace(JSON.parse(feed.snapshot()) as Snapshot);
					} else if (missed !== 'nothing') {
						expect(screen.follower.take(JSON.parse(missed.text) as Delta)).toBe('applied');
					}
					expect(screen.follower.digest).toBe(feed.digest);
				}
			}
		),
		{ numRuns: 1_000 }
	);
});
