import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { deskSize, Stage } from '../support/e2e.ts';
import { readLog } from '../support/witness.ts';

// Goal: what is refused long after it was typed is not lost with its form. Method: a desk whose line is cut gives a
// command, another desk is first, the line comes back.
let stage: Stage;
let noah: DrillClient;
beforeAll(async () => {
	stage = await Stage.open();
	noah = await stage.client('noah');
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

const until = { timeout: 10_000 };

test('what is refused once its form is gone is told on every page, with the words typed, until it was read', async () => {
	const { port } = new URL(stage.address);
	const proxy = await FaultProxy.open(() => ({ host: '127.0.0.1', port: Number(port) }));
	const logged = await noah.give('request.log', {
		title: 'Food for a block',
		category: 'food_assistance',
		channel: 'phone',
		communityArea: 26
	});
	if (!logged.ok) throw new Error(logged.code);
	const id = Object.keys(logged.versions)[0]!;
	const desk = await stage.page('dana', '/desk', deskSize, {}, `http://127.0.0.1:${proxy.port}`);
	await desk.getByRole('row', { name: /Food for a block/ }).click(until);
	const detail = desk.locator(`[data-request="${id}"]`);

	proxy.set({ kind: 'refuse' });
	await desk.getByText(/Not live for/).waitFor({ timeout: 25_000 });
	await detail.getByRole('button', { name: 'Withdrawn by requester' }).click();
	await desk.locator('form').getByRole('textbox').fill('They were helped elsewhere');
	await desk.keyboard.press('Control+Enter');
	// The form waits for its answer no longer than a person would.
	await desk.locator('form').waitFor({ state: 'detached', ...until });
	await desk.keyboard.press('Escape');
	await detail.waitFor({ state: 'detached', ...until });
	await desk
		.getByText(/1 edit waits/)
		.first()
		.waitFor(until);
	const first = await noah.give('request.triage', { id, version: 1 });
	expect(first.ok).toBe(true);
	proxy.set({ kind: 'well' });

	const bar = desk.getByRole('alert').filter({ hasText: 'Food for a block' });
	await bar.getByText('They were helped elsewhere').waitFor({ timeout: 30_000 });
	await desk.getByRole('link', { name: 'Tasks' }).click();
	await bar.getByText('They were helped elsewhere').waitFor(until);
	await bar.getByRole('button', { name: 'Understood' }).click();
	await bar.waitFor({ state: 'detached', ...until });
	const withdrawn = (await readLog({ folder: stage.folder })).filter(
		({ entry }) => entry.command === 'request.withdraw'
	);
	expect(withdrawn).toEqual([]);
	await desk.close();
	await proxy.close();
}, 120_000);
