import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
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

	await expect.element(page.getByRole('alert')).toHaveTextContent(/Code W-12/);
	await expect.element(page.getByText('Tell the shift lead.')).toBeVisible();
	await expect.element(page.getByText('Four teams')).toBeVisible();
	broken = false;
	await expect.element(page.getByText('Five rows'), { timeout: 8_000 }).toBeVisible();
	await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
