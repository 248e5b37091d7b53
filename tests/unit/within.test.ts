import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { within } from '#server/log/within.ts';

const deadlineMs = 3_500;

test('what never comes is given up in time for each screen to say so within five seconds', async () => {
	const askedAt = performance.now();

	await expect(within(new Promise(() => undefined))).rejects.toThrow('silent');

	const tookMs = performance.now() - askedAt;
	expect(tookMs).toBeGreaterThan(deadlineMs - 50);
	expect(tookMs).toBeLessThan(deadlineMs + 1_000);
});

test('a process that was kept from the processor reads what lies there before it calls the other silent', async () => {
	const answer = await new Promise((resolve) => {
		// What Node looks at next are the times that are over, and only then what was answered.
		setImmediate(() => {
			resolve(within(stat(import.meta.filename)).then((found) => found.isFile()));
			const end = performance.now() + deadlineMs + 100;
			while (performance.now() < end);
		});
	});

	expect(answer).toBe(true);
});
