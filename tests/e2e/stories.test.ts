import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { Shift } from '#shared/model/shift.ts';
import type { Kind } from '#shared/model/records.ts';
import { kindOfId } from '#shared/model/records.ts';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { deskSize, Stage } from '../support/e2e.ts';
import { readLog } from '../support/witness.ts';

// Goal: the scenarios of domain.md, section 5, in which people look at screens, each other's among them. Method: the
// built product with a real Redis, a browser profile for each of them, keys and clicks; the others are told in
// tests/integration/scenarios.test.ts.
let stage: Stage;
const people: Record<string, DrillClient> = {};
beforeAll(async () => {
	stage = await Stage.open();
	for (const name of ['ana', 'dana', 'noah', 'rosa']) people[name] = await stage.client(name);
});
afterAll(async () => {
	for (const client of Object.values(people)) client.close();
	await stage.close();
});

const until = { timeout: 25_000 };
const light = {
	title: 'Alley dark by the school',
	category: 'lighting',
	channel: 'phone'
} as const;

/** Does something that must be taken; answers with the id of the first record. */
async function does<Name extends CommandName>(
	who: string,
	name: Name,
	payload: Payload<Name>
): Promise<string> {
	const answer = await people[who]!.give(name, payload);
	if (!answer.ok) throw new Error(`${who}: ${name}: ${JSON.stringify(answer)}`);
	for (const client of Object.values(people)) {
		await expect.poll(() => client.position, until).toBeGreaterThanOrEqual(answer.position);
	}
	return Object.keys(answer.versions)[0] ?? '';
}

const get = (id: string) => people['noah']!.board.get(kindOfId(id) as Kind, id);
const moves = (who: string, id: string, name: CommandName, needs: object = {}) =>
	does(who, name, { id, version: get(id)?.version, ...needs } as never);
const logged = async (command: string) =>
	(await readLog({ folder: stage.folder })).filter(({ entry }) => entry.command === command).length;

/** A light that the City's crews work on. */
async function workOnLight(title: string, priority = 2): Promise<{ id: string; task: string }> {
	const id = await does('noah', 'request.log', { ...light, title, priority, communityArea: 29 });
	await moves('noah', id, 'request.triage');
	await moves('noah', id, 'request.accept', { agencyId: 'agency_lights' });
	const requestVersion = get(id)!.version;
	const work = {
		requestId: id,
		requestVersion,
		title: 'Mend it',
		category: 'lighting',
		priority
	} as const;
	const task = await does('noah', 'task.raise', work);
	await moves('noah', task, 'task.assign', { agencyId: 'agency_lights' });
	await moves('ana', task, 'task.accept');
	await moves('ana', task, 'task.start');
	return { id, task };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('1. Shift start: the night is handed over by name, and goes home when it was accepted', async () => {
	// Left out here: how stale the feeds of other systems are, which come with those feeds.
	await workOnLight('Two lights out');
	const held = await workOnLight('Crossing dark');
	const reviewOn = new Date(Date.now() + 3_600_000).toISOString();
	await moves('ana', held.task, 'task.hold', { reason: 'weather', reviewOn });
	await does('noah', 'staff.join', { callSign: 'Desk 4' });
	const ana = await does('ana', 'staff.join', { callSign: 'Desk 1' });
	const own = [...people['noah']!.board.all('staff')].find(({ name }) => name === 'Noah K.')!;
	const hours = {
		plannedFrom: new Date(Date.now() - 28_800_000).toISOString(),
		plannedTo: new Date().toISOString()
	};
	await does('rosa', 'shift.schedule', { deskId: 'city_services', staffId: own.id, ...hours });
	const night = await stage.page('noah', '/desk/handover', deskSize);
	const day = await stage.page('ana', '/desk/handover', deskSize);

	await button(night, 'Begin shift').click(until);
	await button(night, 'Hand over').click(until);
	await night.getByLabel('Takes over').selectOption(ana);
	await night.getByLabel('What they should know').fill('Crew 2 waits for the lift');
	await night.locator('form').getByRole('button', { name: 'Hand over' }).click();
	await night.getByText('Waits for Ana R. to accept.', { exact: false }).waitFor(until);
	await button(night, 'Check out').click();
	await night.locator('form').getByRole('button', { name: 'Check out' }).click();
	await night.getByText('Your shift is still open.', { exact: false }).waitFor(until);

	await day.getByText('Noah K. hands this desk over to you').waitFor(until);
	await day.getByText('Crew 2 waits for the lift').waitFor(until);
	await day.getByText('Two lights out').first().waitFor(until);
	await day.getByText('look again', { exact: false }).first().waitFor(until);
	await button(day, 'Accept the handover').click();

	await night.getByText(/Accepted by Ana R\./).waitFor(until);
	// The refused form still stands there: it is sent once more.
	await night.locator('form').getByRole('button', { name: 'Check out' }).click();
	await night.getByText('Off duty').first().waitFor(until);
	const entry = (await readLog({ folder: stage.folder })).find(
		({ entry: { command } }) => command === 'shift.accept'
	)!.entry;
	expect(entry.records[0]).toMatchObject({ state: 'closed', incomingName: 'Ana R.' });
	expect((entry.records[0] as Shift).closedAt).toMatch(/^20\d\d-/);
	for (const page of [night, day]) await page.close();
});

test('6. While a call is logged, what is open on the block is shown, and a duplicate is linked by keyboard', async () => {
	const desk = await stage.page('noah', '/desk', deskSize);
	const building = {
		title: 'Vacant building open',
		category: 'vacant_property',
		channel: 'phone'
	} as const;
	const place = { communityArea: 26, block: '4231 W Madison St' };
	await does('noah', 'request.log', { ...building, ...place });
	const second = await does('noah', 'request.log', {
		...building,
		title: 'Door hangs open',
		...place
	});

	await desk.getByRole('row', { name: /Door hangs open/ }).waitFor(until);
	await desk.keyboard.press('c');
	const sheet = desk.getByRole('dialog');
	await sheet.getByLabel('Category').selectOption('vacant_property');
	await sheet.getByLabel('Block').fill('4240 W Madison');
	await sheet.getByText('2 open requests like it nearby').waitFor(until);
	await sheet.getByRole('button', { name: /Door hangs open/ }).click();
	await desk.locator(`[data-request="${second}"]`).waitFor(until);
	await desk.keyboard.press('b');
	await desk.locator('form').getByRole('button', { name: 'Same as another' }).waitFor(until);
	const options = desk.getByLabel('The other request').locator('option');
	await desk.getByLabel('The other request').selectOption({ index: 1 });
	expect(await options.nth(1).textContent()).toContain('Vacant building open');
	await desk.keyboard.press('Control+Enter');

	await desk.getByText(/Same as R-\w+, which is: received/).waitFor(until);
	await desk.getByText('2 voices').waitFor(until);
	await desk.close();
});

test('8. Two desks at once: the second is told what changed and by whom, and keeps what they chose', async () => {
	const { id, task } = await workOnLight('Lamp on the corner');
	const [first, second] = [
		await stage.page('ana', '/desk', deskSize),
		await stage.page('dana', '/desk', deskSize)
	];
	for (const page of [first, second]) {
		await page.getByRole('row', { name: /Lamp on the corner/ }).click(until);
		await page.locator(`[data-task="${task}"]`).waitFor(until);
	}
	const [of, onto] = [first, second].map((page) => page.locator(`[data-task="${task}"]`));

	await onto!.getByRole('button', { name: 'Hold' }).click();
	await second.getByLabel('Reason').selectOption('weather');
	await second.getByLabel('Look again').selectOption({ index: 0 });
	await of!.getByRole('button', { name: 'Complete' }).click();
	await first.getByLabel('What was done').fill('New lamp');
	await first.getByLabel('How many').fill('1');
	await first.getByLabel('Of what').selectOption('lights');
	await first.locator('form').getByRole('button', { name: 'Complete' }).click();
	await onto!.getByText('Done, not confirmed').waitFor(until);
	await second.locator('form').getByRole('button', { name: 'Hold' }).click();

	const refusal = second.getByRole('alert').filter({ hasText: /present state|changed this first/ });
	await refusal.waitFor(until);
	await refusal
		.getByText(/Ana R\.: Complete, \d+ (s|min) ago|Ana R\.: Complete, 0 min ago/)
		.waitFor(until);
	await refusal.getByText('What you typed is kept.').waitFor(until);
	expect(await refusal.locator('q').textContent()).toContain('Weather');
	expect(get(task)).toMatchObject({ state: 'completed', outcome: 'New lamp' });

	// Of one field both values stand side by side until one is chosen, and nowhere else.
	for (const page of [first, second]) {
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await page.keyboard.press('e');
		await page.getByLabel('In a few words').waitFor(until);
	}
	await first.getByLabel('In a few words').fill('Lamp at Pulaski');
	await first.keyboard.press('Control+Enter');
	await second.getByRole('heading', { name: /Lamp at Pulaski/ }).waitFor(until);
	await second.getByLabel('In a few words').fill('Lamp by the church');
	await second.keyboard.press('Control+Enter');
	const conflict = second.locator('[data-conflict="title"]');
	await conflict.waitFor(until);
	expect(await conflict.textContent()).toMatch(/Ana R\. changed the title to\s+Lamp at Pulaski/);
	expect(get(id)).toMatchObject({ title: 'Lamp at Pulaski' });
	expect(await button(second, 'Understood').count()).toBe(0);
	await conflict.getByRole('button', { name: 'Use mine' }).click();
	await first.getByRole('heading', { name: /Lamp by the church/ }).waitFor(until);
	for (const page of [first, second]) await page.close();
});

test('10. A manager at home moves work to a partner; the line drops and comes back, and nothing is done twice', async () => {
	const { id, task } = await workOnLight('Lights on the route', 1);
	const proxy = await stage.openLine();
	const tablet = await stage.page(
		'rosa',
		'/desk',
		{ width: 1180, height: 820 },
		{},
		`http://127.0.0.1:${proxy.port}`
	);
	const desk = await stage.page('luis', '/desk/tasks', deskSize);
	await tablet.getByRole('row', { name: /Lights on the route/ }).click(until);
	const row = tablet.locator(`[data-task="${task}"]`);
	await row.getByRole('button', { name: 'Hand over' }).click(until);
	await tablet.getByLabel('Note', { exact: true }).fill('Pantry has a crew there');
	await tablet.getByLabel('Organization').selectOption('agency_pantry');
	await tablet.locator('form').getByRole('button', { name: 'Hand over' }).click();
	await desk.locator(`[data-row="${task}"]`).waitFor(until);

	proxy.set({ kind: 'refuse' });
	await tablet.getByText(/Not live for/).waitFor({ timeout: 25_000 });
	const before = await logged('note.add');
	const field = tablet.getByPlaceholder(/It will send when back/).first();
	await field.fill('Called them, they come at ten');
	await field.press('Control+Enter');
	await tablet
		.getByText(/1 edit waits/)
		.first()
		.waitFor(until);
	expect(await logged('note.add')).toBe(before);
	proxy.set({ kind: 'well' });
	await tablet.getByText(/Not live for/).waitFor({ state: 'detached', timeout: 30_000 });

	await expect.poll(() => logged('note.add'), { timeout: 15_000 }).toBe(before + 1);
	await tablet.getByText('Called them, they come at ten').waitFor(until);
	await expect.poll(() => people['noah']!.board.notesOf(id).length, until).toBe(1);
	expect(get(task)).toMatchObject({ state: 'assigned', agencyId: 'agency_pantry' });
	expect(people['noah']!.differences).toBe(0);
	for (const page of [tablet, desk]) await page.close();
	await proxy.close();
}, 120_000);
