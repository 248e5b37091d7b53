import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speaksOfDanger } from '#shared/rules/danger-words.ts';
import { intakeNeeds, intakeTiles } from '#shared/rules/intake-needs.ts';
import { Intake } from '#shared/wire/intake.ts';
import {
	contactOf,
	faultsOf,
	fields,
	firstOpenStep,
	intakeOf,
	placeOf,
	readAnswers,
	steps
} from '#server/help/answers.ts';
import { html } from '#server/html.ts';
import { fits } from '#server/fits.ts';

const answers = (typed: Record<string, string>) => readAnswers(new URLSearchParams(typed));
const complete = {
	tile: 'street',
	need: 'alley_lights',
	place: 'address',
	address: '4231 W Madison St, Apt 2',
	soon: 'today',
	reach: 'text',
	phone: '(312) 555-0142',
	name: 'Ana',
	words: 'By the school.'
};

describe('where it is', () => {
	test.each([
		['4231 W Madison St, Apt 2', { block: '4200 W MADISON ST', communityArea: 26, byGrid: true }],
		[
			'4231 west madison street #3',
			{ block: '4200 W MADISON STREET', communityArea: 26, byGrid: true }
		],
		[
			'1550 S Kedzie Ave, Chicago, IL 60623',
			{ block: '1500 S KEDZIE AVE', communityArea: 29, byGrid: true }
		],
		['42XX W Madison St', { block: '4200 W MADISON ST', communityArea: 26, byGrid: true }]
	])('%s', (address, place) => {
		expect(placeOf(answers({ place: 'address', address }))).toEqual(place);
	});

	test.each([
		['a street alone', 'Madison St'],
		['no direction', '4231 Madison St'],
		['beyond the last number of the city', '99900 S Laflin St'],
		['another city', '500 W Main St, Naperville'],
		['emoji', '🌃🌃'],
		['right to left', '١٢٣ شارع'],
		['markup', '<script>alert(1)</script>'],
		['a formula', '=HYPERLINK("http://x")'],
		['nothing', '']
	])('%s is asked for again', (_what, address) => {
		const typed = answers({ place: 'address', address });
		expect(placeOf(typed)).toBeUndefined();
		expect(faultsOf('place', typed)).toEqual([{ field: 'address', fault: 'address' }]);
	});

	test('a corner, a community, the city, or not said', () => {
		expect(placeOf(answers({ place: 'corner', one: 'Madison', other: 'Pulaski' }))).toMatchObject({
			block: '4000 W MADISON',
			communityArea: 26
		});
		expect(placeOf(answers({ place: 'area', area: '30' }))).toEqual({ communityArea: 30 });
		for (const area of ['0', '78', '-1', '3.5', 'x', '']) {
			expect(faultsOf('place', answers({ place: 'area', area })), area).toHaveLength(1);
		}
		expect(placeOf(answers({ place: 'city' }))).toEqual({ cityWide: true });
		expect(placeOf(answers({ place: 'unsaid' }))).toEqual({});
		expect(faultsOf('place', answers({}))).toEqual([{ field: 'place', fault: 'place' }]);
	});
});

describe('how somebody is reached', () => {
	test.each([
		['call', { phone: '312 555 0142' }, true],
		['text', { phone: '+1 (312) 555-0142' }, true],
		['call', { phone: '555 0142' }, false],
		['call', { phone: '٣١٢٥٥٥٠١٤٢' }, false],
		['call', { phone: '112 555 0142' }, false],
		['email', { email: 'name@example.org' }, true],
		['email', { email: 'name@' }, false],
		['email', { email: 'a b@example.org' }, false],
		['nobody', {}, true],
		['fax', {}, false]
	])('by %s with %o: %s', (reach, typed, isRight) => {
		expect(faultsOf('reach', answers({ reach, ...typed })).length === 0).toBe(isRight);
	});

	test('nothing is kept that does not go with the way that was chosen', () => {
		const typed = { phone: '312 555 0142', email: 'name@example.org', name: 'Ana' };
		expect(contactOf(answers({ reach: 'nobody', ...typed }))).toBeUndefined();
		expect(contactOf(answers({ reach: 'email', ...typed }))).toEqual({
			email: 'name@example.org',
			name: 'Ana'
		});
	});
});

describe('the form', () => {
	test('is complete when every step is, and is parted into what is known and what is sealed', () => {
		expect(intakeOf(answers(complete), 'es')).toEqual({
			need: 'alley_lights',
			channel: 'online',
			soon: 'today',
			language: 'es',
			reach: 'text',
			place: { block: '4200 W MADISON ST', communityArea: 26, byGrid: true },
			sealed: {
				contact: { phone: '3125550142', safe: 'text', name: 'Ana' },
				address: { text: '4231 W Madison St, Apt 2' },
				words: { text: 'By the school.' }
			}
		});
		// Step by step: what is missing is where it stops.
		for (const [step, field] of [
			['need', 'need'],
			['place', 'place'],
			['soon', 'soon'],
			['reach', 'reach']
		] as const) {
			const typed = answers({ ...complete, [field]: '' });
			expect(firstOpenStep(typed), field).toBe(step);
			expect(intakeOf(typed, 'en'), field).toBeUndefined();
		}
	});

	test('every heading leads to a need, and a need under another heading is none', () => {
		for (const [tile, needs] of Object.entries(intakeTiles)) {
			for (const need of Object.keys(needs)) {
				expect(faultsOf('need', answers({ tile, need })), need).toEqual([]);
			}
		}
		expect(faultsOf('need', answers({ tile: 'food' }))).toEqual([]);
		expect(faultsOf('need', answers({ tile: 'street', need: 'doctor' }))).toHaveLength(1);
		expect(faultsOf('need', answers({ tile: '__proto__', need: 'constructor' }))).toHaveLength(1);
		expect(Object.keys(intakeNeeds)).toHaveLength(25);
	});

	test('whatever is typed, it is refused or fits what the door takes', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.constantFrom(...Object.values(complete), ...Object.keys(intakeNeeds), 'call', 'now', '26')
		);
		fc.assert(
			fc.property(fc.record(Object.fromEntries(fields.map((one) => [one, text]))), (typed) => {
				const intake = intakeOf(answers({ ...complete, ...typed }), 'en');
				expect(intake === undefined || fits(Intake, intake)).toBe(true);
				for (const step of steps) faultsOf(step, answers(typed));
			}),
			{ numRuns: 300 }
		);
	});

	test('what turns the direction of words or cannot be seen is left out; lines and scripts stay', () => {
		const { words } = answers({ words: 'a\u202eb\u0000c\r\nd\u200b مرحبا 👨‍👩‍👧' });
		expect(words).toBe('abc\nd مرحبا 👨‍👩‍👧');
	});

	test('words that are too long are not cut but said', () => {
		expect(faultsOf('words', answers({ words: 'x'.repeat(2_000) }))).toEqual([]);
		expect(faultsOf('words', answers({ words: 'x'.repeat(2_001) }))).toEqual([
			{ field: 'words', fault: 'words' }
		]);
		expect(faultsOf('words', answers({ words: 'broken \ufffd' }))).toHaveLength(1);
	});
});

describe('words of danger', () => {
	test.each([
		'He has a GUN',
		'They said they are trying to kill him',
		'Oí balazos',
		'mi vecino fue apuñalado',
		'No respira.',
		'I want to end my life'
	])('%s', (text) => expect(speaksOfDanger(text)).toBe(true));

	test.each(['The begun work', 'Armario roto', 'Street lights are out', '', 'Gunnison Street'])(
		'not: %s',
		(text) => expect(speaksOfDanger(text)).toBe(false)
	);
});

test('nobody’s words become markup', () => {
	const said = `<script>alert("1")</script> & 'x'`;
	const page = html`<p title="${said}">${said}${html`<b>${[said, undefined, false]}</b>`}</p>`.text;
	expect(page.match(/<script/g)).toBeNull();
	expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;');
	expect(page).toContain('<b>&lt;script');
});
