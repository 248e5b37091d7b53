import { afterAll, beforeAll, test } from 'vitest';
import { randomSource } from '../../scripts/drill/random.ts';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { deskSize, Stage } from '../support/e2e.ts';
import { killWhileSending } from '../support/killed-browser.ts';
import { readLog } from '../support/witness.ts';

// Goal: what is written without a line is carried out once, what is refused later is told, and what cannot wait goes
// by phone. Method: the built
// product, a line that stalls, a browser that is killed, and the log as an independent client reads it.
// Fifty times as often: `npm run soak -- offline`.
/** A desk that is opened without a line. */
const withShell = { serviceWorkers: 'allow' } as const;
let stage: Stage;
let noah: DrillClient;
const until = { timeout: 25_000 };
beforeAll(async () => {
	stage = await Stage.open({ DUTY_PHONE: '312-555-0142' });
	noah = await stage.client('noah');
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

async function logged(title: string, priority: number): Promise<string> {
	const about = { category: 'lighting', channel: 'phone' } as const;
	const answer = await noah.give('request.log', { title, priority, ...about });
	if (!answer.ok) throw new Error(answer.code);
	return Object.keys(answer.versions)[0]!;
}

test.concurrent(
	'without a line a note waits and is sent, urgent work and teams go by phone, and nothing typed is lost',
	async ({ expect }) => {
		const proxy = await stage.openLine();
		const urgent = await logged('Door does not lock', 1);
		const usual = await logged('Street light out', 3);
		const desk = await stage.page(
			'ana',
			'/desk',
			deskSize,
			withShell,
			`http://127.0.0.1:${proxy.port}`
		);
		await desk.getByRole('row', { name: /Door does not lock/ }).click();
		proxy.set({ kind: 'stall' });
		await desk.getByText('Urgent work and teams: call 312-555-0142.').waitFor(until);

		await desk.keyboard.press('y');
		await desk
			.getByText(/urgent work and teams do not wait/)
			.first()
			.waitFor(until);
		await desk.getByRole('button', { name: 'Understood' }).first().click();
		await desk.getByRole('row', { name: /Door does not lock/ }).click();
		await desk.keyboard.press('n');
		await desk.keyboard.type('Called the landlord');
		await desk.keyboard.press('Control+Enter');
		await desk.keyboard.press('Escape');
		await desk.getByRole('row', { name: /Street light out/ }).click();
		await desk.keyboard.press('p');
		await desk.keyboard.press('1');
		await desk
			.getByText(/urgent work and teams do not wait/)
			.first()
			.waitFor(until);
		await desk.keyboard.press('p');
		await desk.keyboard.press('2');
		await desk.getByText('2 edits wait to send').first().waitFor(until);
		expect(noah.board.get('request', urgent)).toMatchObject({ state: 'received' });

		proxy.set({ kind: 'well' });
		await expect
			.poll(() => noah.board.notesOf(urgent).map(({ text }) => text), until)
			.toEqual(['Called the landlord']);
		await expect.poll(() => noah.board.get('request', usual)?.priority, until).toBe(2);
		expect(noah.board.get('request', urgent)).toMatchObject({ state: 'received' });
		await desk.close();
		await proxy.close();
	}
);

test.concurrent(
	'a page that is reloaded without a line opens, says so, takes what is logged, and sends all once',
	async ({ expect }) => {
		const proxy = await stage.openLine();
		const usual = await logged('Gate hangs loose', 3);
		const desk = await stage.page(
			'luis',
			'/desk',
			deskSize,
			withShell,
			`http://127.0.0.1:${proxy.port}`
		);
		await desk.getByRole('row').first().waitFor(until);
		// The page itself is kept once the browser has it.
		await desk.evaluate(async () => void (await navigator.serviceWorker.ready));
		await noah.give('note.add', { subjectId: usual, text: 'Seen from the street' });
		proxy.set({ kind: 'refuse' });
		await desk.getByText(/Not live for/).waitFor(until);
		await desk.reload();

		await desk.getByText('No line to the room since this page was opened.').waitFor(until);
		await desk.getByText('Urgent work and teams: call 312-555-0142.').waitFor(until);
		await desk.keyboard.press('c');
		const form = desk.locator('form');
		await form.getByLabel('In a few words').fill('Said at the town hall');
		await form.getByLabel('Category').selectOption('lighting');
		await form.getByLabel('How it came').selectOption('town_hall');
		await desk.keyboard.press('Control+Enter');
		await desk.getByText('1 edit waits to send').first().waitFor(until);
		await desk.reload();
		await desk.getByText('1 edit waits to send').first().waitFor(until);

		proxy.set({ kind: 'well' });
		const said = () =>
			[...noah.board.all('request')].filter(({ title }) => title === 'Said at the town hall');
		await expect.poll(() => said().length, until).toBe(1);
		await desk.getByText('No line to the room').waitFor({ state: 'detached', ...until });
		await desk.getByRole('button', { name: /Show 1 new/ }).click(until);
		await desk.getByRole('row', { name: /Said at the town hall/ }).waitFor(until);
		expect(said()).toHaveLength(1);
		// What the room said is nowhere in what the browser kept.
		const kept = await desk.evaluate(async () => {
			const all: { path: string; says: boolean }[] = [];
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const request of await cache.keys()) {
					const text = await (await cache.match(request))!.text();
					all.push({
						path: new URL(request.url).pathname,
						says: text.includes('Gate hangs loose') || text.includes('Seen from the street')
					});
				}
			}
			return all;
		});
		expect(kept.length).toBeGreaterThan(20);
		expect(kept.filter(({ says }) => says)).toEqual([]);
		const other = kept.filter(({ path }) => !path.startsWith('/_app/immutable/'));
		expect(other.map(({ path }) => path)).toEqual(['/']);
		await desk.close();
		await proxy.close();
	}
);

test.concurrent(
	'who signs out without a line is signed out, here at once and at the server once it hears of it',
	async ({ expect }) => {
		const proxy = await stage.openLine();
		const through = `http://127.0.0.1:${proxy.port}`;
		const desk = await stage.page('dana', '/desk', deskSize, withShell, through);
		await desk.getByText('Live').first().waitFor(until);
		await desk.evaluate(async () => void (await navigator.serviceWorker.ready));
		const cookie = (await desk.context().cookies()).map(({ name, value }) => `${name}=${value}`);
		const session = () =>
			fetch(`${stage.address}/api/session`, { headers: { cookie: cookie.join('; ') } });
		expect((await session()).status).toBe(200);

		proxy.set({ kind: 'refuse' });
		await desk.getByText(/Not live for/).waitFor(until);
		await desk.locator('a.me').click();
		await desk.getByRole('button', { name: 'Sign out' }).click(until);
		await desk.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached', ...until });
		expect((await session()).status).toBe(200);
		proxy.set({ kind: 'well' });

		await expect.poll(async () => (await session()).status, until).toBe(401);
		expect(await desk.evaluate(() => sessionStorage.getItem('cscc-person'))).toBeNull();
		await desk.close();
		await proxy.close();
	}
);

test.concurrent(
	'what is refused once its form is gone is told on every page, with the words typed, until it was read',
	async ({ expect }) => {
		const proxy = await stage.openLine();
		const logged = await noah.give('request.log', {
			title: 'Food for a block',
			category: 'food_assistance',
			channel: 'phone',
			communityArea: 26
		});
		if (!logged.ok) throw new Error(logged.code);
		const id = Object.keys(logged.versions)[0]!;
		const desk = await stage.page(
			'dana',
			'/desk',
			deskSize,
			withShell,
			`http://127.0.0.1:${proxy.port}`
		);
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
	},
	120_000
);

test.concurrent(
	'a browser that is killed while it sends twenty notes has each of them carried out once',
	async ({ expect }) => {
		const { lost, doubled } = await killWhileSending(stage, {
			runs: 1,
			perRun: 20,
			random: randomSource(7)
		});

		expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
	}
);
