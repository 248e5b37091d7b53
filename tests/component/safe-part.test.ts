import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import SafePart from '#lib/wall/SafePart.svelte';
import { texts } from '#shared/text/text.ts';

test('a part of a wall that breaks says so with its code, leaves the others, and tries again by itself', async () => {
	let broken = true;
	const children = createRawSnippet(() => ({
		render: () => {
			if (broken) throw new Error('a part that breaks');
			return '<p>Five rows</p>';
		}
	}));
	const text = texts('en');

	render(SafePart, { code: 'W-12', title: 'Open requests', text, children });
	render(SafePart, {
		code: 'W-14',
		title: 'People out',
		text,
		children: createRawSnippet(() => ({ render: () => '<p>Four teams</p>' }))
	});

	const shown = () => document.body.textContent;
	await vi.waitFor(() => expect(shown()).toContain('Code W-12.'));
	expect(shown()).toContain(text.wall.tellLead);
	expect(shown()).toContain('Four teams');
	broken = false;
	await vi.waitFor(() => expect(shown()).toContain('Five rows'), { timeout: 8_000 });
	expect(shown()).not.toContain('W-12');
});
