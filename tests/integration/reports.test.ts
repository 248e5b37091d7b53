import { afterAll, beforeAll, expect, test } from 'vitest';
import { outlineFeatures } from '#shared/geo/basemap.ts';
import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import { mostLines, type Report } from '#shared/model/report.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import { texts } from '#shared/text/text.ts';
import { Printer } from '#server/reports/print.ts';
import { situationReport, type Copy } from '#server/reports/situation-report.ts';
import { after, requestIn, World } from '../support/rules-world.ts';
import { Story, type Someone } from '../support/story.ts';

// Goal: a situation report goes from the records to a paper that somebody signs, on two sheets at most, and who took a copy is on
// record. Method: the room over HTTP, a real Chromium, the PDF's own page tree.
let story: Story;
let rosa: Someone;
let cleo: Someone;
let ana: Someone;

beforeAll(async () => {
	story = await Story.begin('2026-11-20T18:00:00-06:00');
	rosa = await story.enters('Rosa', 'manager');
	cleo = await story.enters('Cleo', 'committee');
	ana = await story.enters('Ana', 'desk');
});
afterAll(() => story.ends());

const paper = (id: string, format: string, more = '') =>
	`/api/reports/${id}/paper.${format}${more}`;
/** Its sheets, in points: Letter is 612 by 792. */
function sheetsOf(pdf: string): string[] {
	const pages = [...pdf.matchAll(/\/Type\s*\/Page(?![s\w])/g)].length;
	return [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)]
		.map(([, box = '']) => box.trim())
		.slice(0, pages);
}

test('two begin at once and write one report; it is written on, signed, printed in both languages, and put right', async () => {
	await ana.does('request.log', {
		title: 'Lamp <b>out</b>',
		category: 'lighting',
		channel: 'phone',
		communityArea: 29,
		priority: 1
	});
	const begun = await Promise.all([1, 2].map(() => rosa.wants('report.begin', { language: 'en' })));
	expect(begun.map((answer) => (answer.ok ? 'ok' : answer.code)).toSorted()).toEqual([
		'TAKEN',
		'ok'
	]);
	const { id } = story.only('report');
	const asks = 'A second <script>van</script>';
	await rosa.moves(id, 'report.write', { summary: 'One lamp & no crew.', asks });

	const page = await rosa.text(paper(id, 'html'));
	expect(page).toContain('DRAFT, not signed');
	// Lines are kept as they were written: nothing stands before the first word.
	expect(page).toMatch(/<p class="summary" lang="en">One lamp &amp; no crew\.<\/p>/);
	expect(page).not.toMatch(/<script|<canvas|src="|url\((?!data:|#)/);
	// What is asked for is told, whose words it was asked in is not.
	expect(page).toContain('Street lights');
	expect(page).not.toContain('Lamp');
	await rosa.moves(id, 'report.sign');
	const signed = await rosa.text(paper(id, 'html', '?language=es'));
	expect(signed).toContain('Informe de situación 1');
	expect(signed).toContain('Firmado por Rosa');
	expect(signed).not.toContain('BORRADOR');

	const pdf = await rosa.bytes(paper(id, 'pdf'));
	expect(pdf.slice(0, 5)).toBe('%PDF-');
	expect(sheetsOf(pdf)).toEqual(['0 0 612 792']);
	expect(await rosa.text(paper(id, 'csv'))).toContain('Englewood,0,0,0,0,0,');

	await rosa.moves(id, 'report.correct', { reason: 'The crew was there' });
	const draft = story.only('report', ({ state }) => state === 'draft');
	await rosa.moves(draft.id, 'report.sign');
	expect(await rosa.text(paper(id, 'html'))).toContain('A later one puts this one right.');
	expect(await rosa.text(paper(draft.id, 'html'))).toContain('correction 1');
});

test('a committee reads it, a desk and a manager of one community do not, and every copy is on record', async () => {
	const { id } = story.only('report', ({ state }) => state === 'signed');
	expect(await cleo.text(paper(id, 'html'))).toContain('Situation report 1');
	expect(await cleo.wants('report.begin', { language: 'en' })).toMatchObject({
		code: 'NOT_ALLOWED'
	});
	expect(await ana.ask('GET', paper(id, 'html'))).toMatchObject({ code: 'NOT_ALLOWED' });
	const one = await story.enters('Bo', 'manager', { communities: [29] } as never);
	expect(await one.ask('GET', paper(id, 'pdf'))).toMatchObject({ code: 'NOT_FOUND' });

	const draft = await rosa.does('report.begin', { language: 'en' });
	await rosa.moves(draft, 'report.discard', { reason: 'Nothing to tell' });
	expect(await rosa.ask('GET', paper(draft, 'html'))).toMatchObject({ code: 'NOT_FOUND' });

	const { redis, keys } = story.room.app.http.store;
	const entries = (await redis.xrange(keys.audit, '-', '+')) as [string, string[]][];
	const copies = entries
		.map(([, fields]) => fields.join(' '))
		.filter((one) => one.includes('exported'));
	expect(copies.filter((one) => one.includes(cleo.actor.id))).toHaveLength(1);
	expect(copies.some((one) => one.includes('report 1 pdf'))).toBe(true);
	expect(copies.some((one) => one.includes('report 1 csv'))).toBe(true);
});

/** A report of a bad night: every community, more than can be told of everything, and as many words as there may be. */
function fullReport(): Report {
	const world = new World();
	const boss: Actor = { id: 'person_rosa', name: 'Rosa', role: 'manager', deskIds: [] };
	world.give('room.seed', { communities: true }, systemActor);
	let count = 0;
	const named = new Set(outlineFeatures().features.map(({ properties }) => properties.number));
	const communities = [...world.board.all('community')].filter(({ number }) => named.has(number));
	for (const community of communities) {
		world.board.set({ ...community, phase: 'activated' });
		for (let at = 0; at < 14; at += 1) {
			const about = { communityArea: community.number, priority: at < 3 ? 1 : 2 } as const;
			const receivedAt = after(-(at + 1) * hourMs);
			world.board.set(
				requestIn('received', { id: `request_f${(count += 1)}`, receivedAt, ...about })
			);
		}
	}
	const { written } = world.give('report.begin', { language: 'en' }, boss);
	const report = written[0]!.after as Report;
	const words = (most: number) => 'Streets and people '.repeat(60).slice(0, most);
	return {
		...report,
		summary: words(900),
		planned: words(500),
		asks: words(500),
		reason: words(500),
		corrects: 'report_earlier',
		edition: 2,
		nextAt: toInstant(world.nowMs)
	};
}

const copy: Copy = {
	text: texts('es'),
	language: 'es',
	placeOf: (area) => `Comunidad de nombre largo ${area}`,
	agencyOf: () => 'An organization with a long name of its own',
	personOf: () => 'Somebody with a long name',
	gaps: [{ fromMs: 0, toMs: hourMs }],
	late: ['Crimes - 2001 to Present', 'Building Violations'],
	notLiveAtMs: Date.parse(after(0))
};

test('fifteen communities, the most of everything and the longest words fit two sheets of Letter, in greys alone', async () => {
	const report = fullReport();
	expect(report.figures.places).toHaveLength(16);
	expect(report.figures.urgentRows).toHaveLength(mostLines);
	expect(report.figures.changes).toHaveLength(mostLines);
	const page = situationReport(report, copy);

	const pdf = (await new Printer(undefined).print(page)).toString('latin1');

	expect(sheetsOf(pdf)).toEqual(['0 0 612 792', '0 0 612 792']);
	expect(page).not.toMatch(/NaN|undefined|\.\.</);
	expect(page).toContain('counter(page) " de " counter(pages)');
	expect(page).toMatch(/@bottom-left \{ content: "[^"]*correcci[^"]*A las /);
	// No colour tells anything: a copier loses none of it.
	const colours = [
		...page.replaceAll(/base64,[^)]*/g, '').matchAll(/#([0-9a-f]{6}|[0-9a-f]{3})\b/g)
	];
	expect(colours.length).toBeGreaterThan(10);
	for (const [, digits = ''] of colours) {
		const parts = digits
			.match(digits.length === 3 ? /./g : /../g)!
			.map((one) => Number.parseInt(one, 16));
		expect(Math.max(...parts) - Math.min(...parts), `#${digits}`).toBeLessThanOrEqual(18);
	}
}, 60_000);

test('where there is no Chromium, and where too many wait, that is said', async () => {
	await expect(new Printer('/nowhere/chromium').print('<p>')).rejects.toThrow('no Chromium');
	const printer = new Printer(undefined);
	const all = await Promise.allSettled(
		Array.from({ length: 6 }, () => printer.print('<p>One</p>'))
	);
	expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
	expect((await printer.print('<p>Two</p>')).subarray(0, 5).toString()).toBe('%PDF-');
}, 60_000);
