import type { Page } from 'playwright-core';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { listen, transcriptOf, type Said } from './transcript.ts';
import { deskSize, type Stage } from './e2e.ts';

/** A desk that is worked at while the room changes around it. */
export interface DeskPlan {
	/** Requests that are open before it begins. */
	open: number;
	seconds: number;
	eventsPerSecond: number;
	/** Of so many events one is a new request. */
	newOneIn: number;
}

export interface DeskResult {
	events: number;
	made: number;
	/** Milliseconds from a key to the next paint, as the browser measures interactions. */
	interaction: { n: number; p98: number; max: number };
	/** Tasks of the page that took 50 ms or more. */
	longTasks: { n: number; max: number };
	layoutShift: number;
	/** What has shifted in the queue by itself. */
	shifted: string[];
	/** What a screen reader said of its own accord. */
	said: Said[];
	/** Looks at which the chosen row was another one than before, or the rows stood in another order. */
	moved: number;
	looks: number;
}

interface Noted {
	long: number[];
	interactions: number[];
	shift: number;
	shifted: string[];
}
type Noting = typeof globalThis & { noted: Noted };

const about = { category: 'lighting', channel: 'phone', communityArea: 29 } as const;
const perPersonMs = 30;
const stepEveryMs = 200;
const lookEvery = 5;

/** Fills a room, opens a desk, and works at it by keys while others change and log requests. */
export async function workUnderLoad(stage: Stage, plan: DeskPlan): Promise<DeskResult> {
	const others = await Promise.all(
		['dana', 'luis', 'noah', 'rosa'].map((one) => stage.client(one))
	);
	const ids = await fill(others, plan.open);
	const page = await stage.page('ana', '/desk', deskSize);
	await page.getByRole('row').nth(3).waitFor({ timeout: 20_000 });
	await page.getByRole('row').nth(1).click();
	await note(page);
	await listen(page);
	const counts = { events: 0, made: 0 };
	const stop = new AbortController();
	const load = others.map((one, index) =>
		change(one, { ids, plan, counts, index, stop: stop.signal })
	);
	const { moved, looks } = await work(page, plan.seconds);
	stop.abort();
	await Promise.all(load);
	const noted = await page.evaluate(() => (globalThis as Noting).noted);
	for (const one of others) one.close();
	const said = await transcriptOf(page);
	await page.close();
	const at = (list: number[], share: number) =>
		list.toSorted((a, b) => a - b)[Math.floor(share * (list.length - 1))] ?? 0;
	const { interactions, long, shift, shifted } = noted;
	return {
		...counts,
		interaction: { n: interactions.length, p98: at(interactions, 0.98), max: at(interactions, 1) },
		longTasks: { n: long.length, max: at(long, 1) },
		layoutShift: shift,
		shifted: [...new Set(shifted)].slice(0, 10),
		said,
		moved,
		looks
	};
}

async function fill(clients: readonly DrillClient[], count: number): Promise<string[]> {
	const ids: string[] = [];
	let wanted = 0;
	const one = async (client: DrillClient) => {
		while (wanted < count) {
			const title = `Need number ${(wanted += 1)}`;
			const answer = await client.give('request.log', { title, ...about });
			if (!answer.ok) throw new Error(answer.code);
			ids.push(Object.keys(answer.versions)[0]!);
			await new Promise((resolve) => setTimeout(resolve, perPersonMs));
		}
	};
	await Promise.all(clients.map(one));
	return ids;
}

interface Changing {
	ids: readonly string[];
	plan: DeskPlan;
	counts: { events: number; made: number };
	index: number;
	stop: AbortSignal;
}

async function change(client: DrillClient, { ids, plan, counts, index, stop }: Changing) {
	const everyMs = (1_000 * 4) / plan.eventsPerSecond;
	for (let turn = index; !stop.aborted; turn += 4) {
		const id = ids[turn % ids.length]!;
		const from = client.board.get('request', id)?.priority ?? 3;
		const isNew = turn % plan.newOneIn === 0;
		const given = isNew
			? client.give('request.log', { title: `Fresh need ${turn}`, ...about })
			: client.give('request.edit', { id, edits: { priority: { from, to: from === 3 ? 4 : 3 } } });
		void given.then(({ ok }) => {
			if (!ok) return;
			counts.events += 1;
			if (isNew) counts.made += 1;
		});
		await new Promise((resolve) => setTimeout(resolve, everyMs));
	}
}

async function note(page: Page): Promise<void> {
	await page.evaluate(() => {
		const noted: Noted = {
			long: [],
			interactions: [],
			shift: 0,
			shifted: []
		};
		Object.assign(globalThis, { noted });
		const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
			new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
				type,
				durationThreshold: 16
			} as PerformanceObserverInit);
		watch('longtask', ({ duration }) => noted.long.push(duration));
		watch('event', (entry) => {
			if ((entry as PerformanceEventTiming & { interactionId: number }).interactionId > 0)
				noted.interactions.push(entry.duration);
		});
		watch('layout-shift', (entry) => {
			const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
				sources: { node?: Node }[];
			};
			// What a key moves is wanted.
			if (hadRecentInput) return;
			noted.shift += value;
			for (const { node } of sources) {
				const element = node instanceof Element ? node : node?.parentElement;
				if (element?.closest('.queue')) noted.shifted.push(element.outerHTML.slice(0, 120));
			}
		});
	});
}

/** Goes up and down by keys, and half of the time only watches; at every fifth step looks whether anything stands elsewhere than it did. */
async function work(page: Page, seconds: number): Promise<{ moved: number; looks: number }> {
	const ends = performance.now() + seconds * 1_000;
	let [moved, looks] = [0, 0];
	for (let step = 0; performance.now() < ends; step += 1) {
		const isWatching = step % 100 >= 50;
		if (!isWatching) await page.keyboard.press(step % 20 < 10 ? 'j' : 'k');
		if (step % lookEvery === 0) {
			const before = await standing(page);
			await page.waitForTimeout(stepEveryMs);
			looks += 1;
			if (!isAsBefore(before, await standing(page))) moved += 1;
		} else await page.waitForTimeout(stepEveryMs);
	}
	return { moved, looks };
}

interface Standing {
	chosen: string | undefined;
	/** Ids of the rows that are drawn, in their order. */
	rows: string[];
}

/** The same row is chosen, and what is drawn still stands in the same order: only rows in sight are drawn. */
function isAsBefore(before: Standing, after: Standing): boolean {
	const [was, is] = [new Set(before.rows), new Set(after.rows)];
	const stayed = before.rows.filter((id) => is.has(id));
	const order = after.rows.filter((id) => was.has(id));
	return before.chosen === after.chosen && stayed.join() === order.join();
}

function standing(page: Page): Promise<Standing> {
	return page.evaluate(() => {
		const rows = [...document.querySelectorAll('.list [role="row"]')];
		const chosen = document.querySelector('[role="row"][aria-selected="true"]');
		return { chosen: chosen?.id, rows: rows.map(({ id }) => id) };
	});
}
