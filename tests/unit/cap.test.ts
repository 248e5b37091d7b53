import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toInstant } from '#shared/kernel/clock.ts';
import type { Alert } from '#shared/model/alert.ts';
import { currentAlerts } from '#shared/rules/alert-moves.ts';
import {
	alertCertainties,
	alertKinds,
	alertSeverities,
	alertUrgencies
} from '#shared/model/terms.ts';
import { reachOf } from '#server/alerts/areas.ts';
import { readCap, type CapMessage } from '#server/alerts/read-cap.ts';
import { readFeed } from '#server/alerts/read-feed.ts';
import { capOf } from '#server/alerts/write-cap.ts';
import { capText } from '../support/cap.ts';

// Goal: a warning comes in as what it says and no more, whatever is sent, and what goes out is valid CAP 1.2. Method:
// messages made here, the standard's own sample and schema where they are at hand, xmllint, and a thousand mutations.
const standards = join(import.meta.dirname, '../../../shared/standards/cap');
const schema = join(standards, 'CAP-v1.2.xsd');
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const ours = ['SAME 017031'];

function read(text: string): CapMessage {
	const message = readCap(text);
	if (typeof message === 'string') throw new Error(message);
	return message;
}

describe('a warning', () => {
	test('is read in both languages, with its areas and times', () => {
		expect(read(capText({}))).toMatchObject({
			sender: 'w-nws.webmaster@noaa.gov',
			status: 'Actual',
			type: 'alert',
			sentAt: '2026-07-15T15:00:00.000Z',
			about: 'heat',
			event: { en: 'Excessive Heat Warning', es: 'Aviso de calor excesivo' },
			severity: 'severe',
			urgency: 'expected',
			certainty: 'likely',
			headline: { en: 'Heat index to 110' },
			instruction: { en: 'Drink water & rest.', es: 'Beba agua.' },
			expiresAt: '2026-07-17T00:00:00.000Z',
			areas: [{ geocodes: ['SAME 017031'] }]
		});
	});

	test.each([
		{ category: 'Rescue', event: 'Child Abduction' },
		{ category: 'Safety', event: 'AMBER Alert' },
		{ category: 'Other', event: 'Endangered Missing Person' }
	])('about people ($category, $event) is taken without a word of who they are', (parts) => {
		const message = read(capText(parts));

		expect(message.event.en).toBe(parts.event);
		expect([message.headline, message.instruction]).toEqual([undefined, undefined]);
	});

	test('is taken with its letters, however they are written, and not if it is for some alone', () => {
		const written = capText({ event: 'Aviso de inundaci&#243;n &#x2019;fuerte&#x2019;' });
		expect(read(written).event.en).toBe('Aviso de inundación ’fuerte’');
		expect(readCap(capText({}).replace('>Public<', '>Restricted<'))).toBe('no_alert');
	});

	test.for([
		['not_xml', ''],
		['not_xml', 'no xml at all'],
		['not_xml', '<alert><info></alert>'],
		['not_cap', '<alert><sender>x</sender></alert>'],
		['not_cap', '<rss/>'],
		['has_entities', `<!DOCTYPE a [<!ENTITY x "y">]>${capText({})}`],
		['too_large', capText({}) + ' '.repeat(600_000)],
		['no_alert', capText({ msgType: 'Ack' })],
		['incomplete', capText({ sent: 'yesterday' })],
		['incomplete', capText({ sent: '2026-02-31T25:00:00-06:00' })],
		['incomplete', capText({ sender: 'two words' })],
		['incomplete', capText({ event: '' })]
	] as const)('that is none is named %s', ([why, text]) => {
		expect(readCap(text)).toBe(why);
	});

	test('refers to those before it', () => {
		const references =
			'w-nws.webmaster@noaa.gov,A1,2026-07-15T10:00:00-05:00 other,B2,2026-07-15T10:00:00Z broken';

		expect(read(capText({ msgType: 'Update', references })).references).toEqual([
			{ sender: 'w-nws.webmaster@noaa.gov', identifier: 'A1', sentAt: '2026-07-15T15:00:00.000Z' },
			{ sender: 'other', identifier: 'B2', sentAt: '2026-07-15T10:00:00.000Z' }
		]);
	});
});

describe('whom it concerns', () => {
	const polygon = (...points: [number, number][]) => ({
		geocodes: [],
		polygons: [points],
		circles: []
	});

	test('by its code: the city, or somewhere else', () => {
		const area = (code: string) => [{ geocodes: [code], polygons: [], circles: [] }];
		expect(reachOf(area('SAME 017031'), ours)).toEqual({ reach: 'city', areas: [] });
		expect(reachOf(area('SAME 006037'), ours)).toBeUndefined();
		expect(reachOf([], ours)).toBeUndefined();
	});

	test('by what is drawn: a part of it, all of it, or none', () => {
		const west = polygon(
			[-87.76, 41.85],
			[-87.7, 41.85],
			[-87.7, 41.9],
			[-87.76, 41.9],
			[-87.76, 41.85]
		);
		expect(reachOf([{ ...west, geocodes: ours }], ours)).toMatchObject({ reach: 'part' });
		expect(reachOf([west], ours)?.areas).toContain(26);
		const state = polygon([-91, 37], [-87, 37], [-87, 43], [-91, 43], [-91, 37]);
		expect(reachOf([state], ours)).toEqual({ reach: 'city', areas: [] });
		const north = polygon(
			[-87.7, 42.0],
			[-87.66, 42.0],
			[-87.66, 42.02],
			[-87.7, 42.02],
			[-87.7, 42.0]
		);
		expect(reachOf([north], ours)).toEqual({ reach: 'part', areas: [] });
		const ohio = polygon([-84, 39], [-83, 39], [-83, 40], [-84, 40], [-84, 39]);
		expect(reachOf([{ ...ohio, geocodes: ours }], ours)).toBeUndefined();
	});

	test('by a circle', () => {
		const circle = (kilometres: number) => [
			{
				geocodes: [],
				polygons: [],
				circles: [{ centre: [-87.734, 41.88] as [number, number], kilometres }]
			}
		];
		expect(reachOf(circle(0.3), ours)?.areas).toEqual([26]);
		expect(reachOf(circle(100), ours)).toEqual({ reach: 'city', areas: [] });
	});
});

test('a list says where its messages are, and leads nowhere else', () => {
	const feed = (link: string) =>
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/page"/>${link}</entry></feed>`;
	const here = 'https://alerts.example.org/active.atom';
	const links = (text: string) => {
		const body = readFeed(text, here);
		return body.kind === 'list' ? body.links : body.kind;
	};

	expect(
		links(feed('<link type="application/cap+xml" href="https://alerts.example.org/1.cap"/>'))
	).toEqual(['https://alerts.example.org/1.cap']);
	expect(links(feed('<link type="application/cap+xml" href="http://169.254.169.254/"/>'))).toEqual(
		[]
	);
	expect(links('<rss><channel><item><link>/2.xml</link></item></channel></rss>')).toEqual([
		'https://alerts.example.org/2.xml'
	]);
	expect(links('<feed/>')).toBe('not_read');
	expect(links('<html><body>Sign in</body></html>')).toBe('not_read');
	expect(links(capText({}))).toBe('message');
});

const words = (most: number) =>
	fc.string({ unit: 'grapheme', minLength: 3, maxLength: most }).filter((one) => one.trim() !== '');
const both = (most: number) => fc.record({ en: words(most), es: words(most) });
const instant = fc
	.integer({ min: 1_760_000_000, max: 1_900_000_000 })
	.map((s) => toInstant(s * 1_000));
const alerts: fc.Arbitrary<Alert> = fc.record({
	kind: fc.constant('alert' as const),
	id: fc.constant('alert_0a1b2c'),
	version: fc.constant(2),
	changedAt: instant,
	changedCommand: fc.constant('alert.issue'),
	changedBy: fc.constant('person_rosa'),
	drill: fc.boolean(),
	state: fc.constant('issued' as const),
	about: fc.constantFrom(...alertKinds),
	severity: fc.constantFrom(...alertSeverities),
	urgency: fc.constantFrom(...alertUrgencies),
	certainty: fc.constantFrom(...alertCertainties),
	headline: both(120),
	instruction: both(2_000),
	reach: fc.constant('communities' as const),
	areas: fc.uniqueArray(fc.integer({ min: 1, max: 77 }), { maxLength: 5 }),
	expiresAt: instant,
	issuedAt: instant,
	endedAt: instant,
	replaces: fc.constant([])
});
const speaker = { sender: 'cscc@example.org', origin: 'https://cscc.example.org' };

test('what goes out is read back as what was signed', () => {
	fc.assert(
		fc.property(alerts, (alert) => {
			const message = read(capOf(alert, speaker));
			expect(message).toMatchObject({
				type: 'alert',
				status: alert.drill ? 'Exercise' : 'Actual',
				severity: alert.severity,
				expiresAt: alert.expiresAt
			});
			const ended = read(capOf({ ...alert, state: 'ended' }, speaker, true));
			expect(ended.type).toBe('cancel');
			expect(ended.references).toEqual([
				{ sender: speaker.sender, identifier: message.identifier, sentAt: message.sentAt }
			]);
		})
	);
});

test('of what is told now the gravest comes first, and what ran out is told no more', () => {
	fc.assert(
		fc.property(fc.array(alerts, { maxLength: 8 }), instant, (all, now) => {
			const nowMs = Date.parse(now);
			const told = currentAlerts(all, nowMs);
			expect(told).toHaveLength(all.filter(({ expiresAt }) => expiresAt > now).length);
			const ranks = told.map(({ severity }) => alertSeverities.indexOf(severity));
			expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
		})
	);
});

test.skipIf(!existsSync(schema) || !hasXmllint)(
	'what goes out is valid by the standard’s schema (skipped without it, or without xmllint)',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'cscc-cap-'));
		const samples = fc.sample(alerts, 60);
		const files = samples.flatMap((alert, index) =>
			[false, true].map((isEnd) => {
				const file = join(folder, `${index}-${isEnd}.xml`);
				writeFileSync(file, capOf(alert, speaker, isEnd));
				return file;
			})
		);
		try {
			execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...files], {
				stdio: 'pipe'
			});
		} finally {
			rmSync(folder, { recursive: true });
		}
		expect(files).toHaveLength(120);
	}
);

test.skipIf(!existsSync(standards))(
	'the standard’s own sample is read, and nobody in it is',
	() => {
		const message = read(readFileSync(join(standards, 'amber-alert-en-es.xml'), 'utf8'));

		expect(message).toMatchObject({
			identifier: 'KAR0-0306112239-SW',
			sentAt: '2003-06-12T05:39:00.000Z',
			event: { en: 'Child Abduction', es: 'Abducción de Niño' },
			severity: 'severe',
			areas: [{ geocodes: ['SAME 006037'] }]
		});
		expect(JSON.stringify(message)).not.toMatch(/DOE|KHAYRI|SMITH|5721|485-2389/);
		expect(reachOf(message.areas, ours)).toBeUndefined();
		expect(reachOf(message.areas, ['SAME 006037'])).toEqual({ reach: 'city', areas: [] });
	}
);

test('a thousand spoiled messages are each answered, and none of them with an error', () => {
	const sound = capText({});
	const tags = ['<info>', '</info>', '<alert xmlns="x">', '<!--', ']]>'];
	const pieces = ['<', '>', '&', '\0', '&#x0;', '"', '\u202e', ...tags];
	const cut = fc.tuple(fc.nat(sound.length), fc.nat(12), fc.constantFrom('', ...pieces));
	const answers = new Map<string, number>();
	fc.assert(
		fc.property(fc.array(cut, { minLength: 1, maxLength: 2 }), (cuts) => {
			const spoiled = cuts.reduce(
				(text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length),
				sound
			);
			const answer = readCap(spoiled);
			const kind = typeof answer === 'string' ? answer : 'read';
			answers.set(kind, (answers.get(kind) ?? 0) + 1);
			readFeed(spoiled, 'https://alerts.example.org/');
			if (typeof answer !== 'string') reachOf(answer.areas, ours);
		}),
		{ numRuns: 1_000 }
	);
	// Both ends of it happened: some were read, and some were not.
	expect(answers.get('read')).toBeGreaterThan(10);
	expect(answers.get('not_xml')).toBeGreaterThan(10);
});
