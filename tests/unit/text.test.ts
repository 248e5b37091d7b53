import { describe, expect, test } from 'vitest';
import { errors, type ErrorCode } from '#shared/kernel/errors.ts';
import { formatDue, formatTime } from '#shared/text/format.ts';
import { helpTexts } from '#shared/text/help.ts';
import { languages, type Language } from '#shared/text/language.ts';
import { texts } from '#shared/text/text.ts';

type Sample = string | number | Readonly<Record<string, string>>;
type Say = (...samples: Sample[]) => unknown;

/** One text with its address, such as "wall.sentences.new". */
interface Text {
	path: string;
	text: string | Say;
}

const rowParts = { priority: 'Apple', state: 'Brick', what: 'Cedar', where: 'Delta' };
/** Each is tried for all parameters of a function: none, one, many, no word, a word, its parts. */
const samples: readonly Sample[] = [0, 1, 12, '', 'Zz', rowParts];

/** The same in both languages: a name, a symbol, a unit, or nothing but a function's arguments. */
const sameInBoth = [
	'common.name',
	'help.reach.no',
	'choices.no',
	'common.fullName',
	'committee.proposals.phase',
	'committee.summary.title',
	'need.error',
	'need.ofMonths',
	'need.units.percent',
	'categories.internet_access',
	'watch.n',
	'watch.p50',
	'watch.p90',
	'watch.lastDay',
	'watch.bins.0',
	'watch.bins.1',
	'watch.bins.2',
	'watch.bins.3',
	'watch.bins.4',
	'wall.rowLabel',
	'wall.overdueBy',
	'desk.late',
	'desk.suggestion',
	'reports.pdf',
	'outages.saidBy.odin',
	'outages.what.internet',
	'reports.onPaper.hiddenShort',
	'reports.onPaper.minutes'
];

/** Terms of ux.md 6.8's right column and their like in Spanish; also words of war and sport. */
const banned: Readonly<Record<Language, readonly string[]>> = {
	en: [
		'victim\\w*',
		'vic',
		'casualt\\w+',
		'bod(y|ies)',
		'kills?',
		'stats',
		'hot ?spots?',
		'high-crime',
		'bad areas?',
		'turf',
		'beats?',
		'worst',
		'committed suicide',
		'no-shows?',
		'non-?complian\\w+',
		'complain\\w*',
		'tickets?',
		'cases?',
		'unresponsive',
		'failed contact',
		'deployed',
		'assets?',
		'units?',
		'boots',
		'reject\\w*',
		'den(y|ied)',
		'out of scope',
		'stuck',
		'blocked',
		'stale',
		'socket',
		'error',
		'n/a',
		'suppressed',
		'null',
		'battle\\w*',
		'combat',
		'front ?lines?',
		'war room',
		'scores?',
		'game'
	],
	es: [
		'v[ií]ctimas?',
		'bajas?',
		'cad[aá]ver(es)?',
		'cuerpos?',
		'muertos?',
		'zonas? (roja|caliente|peligrosa|mala)s?',
		'malas? zonas?',
		'focos? rojos?',
		'puntos? calientes?',
		'peor(es)?',
		'cometió suicidio',
		'no se presentó',
		'incumplid\\w+',
		'quejas?',
		'tickets?',
		'boletos?',
		'casos?',
		'no responde',
		'contacto fallido',
		'desplegad\\w+',
		'activos',
		'unidad(es)?',
		'botas',
		'rechaz\\w+',
		'deneg\\w+',
		'negad\\w+',
		'fuera de alcance',
		'atascad\\w+',
		'atorad\\w+',
		'bloquead\\w+',
		'obsolet\\w+',
		'caducad\\w+',
		'socket',
		'error',
		'n/a',
		'suprimid\\w+',
		'nul[oa]s?',
		'batallas?',
		'combat\\w+',
		'guerra',
		'trinchera',
		'partido',
		'marcador'
	]
};

/** English sentences known to be longer than the wall holds; each needs shorter words. */
const knownTooLong = ['en escalated'];

const flat: Readonly<Record<Language, readonly Text[]>> = {
	en: flatten({ ...texts('en'), help: helpTexts('en') }),
	es: flatten({ ...texts('es'), help: helpTexts('es') })
};

function flatten(node: unknown, path: readonly string[] = []): Text[] {
	if (typeof node === 'string' || typeof node === 'function') {
		return [{ path: path.join('.'), text: node as string | Say }];
	}
	return Object.entries(node as object).flatMap(([key, child]) => flatten(child, [...path, key]));
}

function kindOf({ text }: Text): string {
	return typeof text === 'string' ? 'string' : `function of ${text.length}`;
}

/** What a text says for each sample; one of a kind that a function does not take says nothing. */
function sayings({ text }: Text): (string | undefined)[] {
	if (typeof text === 'string') return [text];
	return samples.map((sample) => {
		try {
			return String(text(...Array.from({ length: text.length }, () => sample)));
		} catch {
			return undefined;
		}
	});
}

/** Letters with accents are letters, which \b does not know. */
function wholeWords(term: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])${term}(?![\\p{L}\\p{N}])`, 'iu');
}

function longerThan(limit: number, said: Readonly<Record<string, string>>): string[] {
	return Object.entries(said)
		.filter(([, words]) => words.length > limit)
		.map(([name, words]) => `${name}: ${words} (${words.length})`);
}

test('every English text exists in Spanish with the same kind, and no other does', () => {
	const shapeOf = (all: readonly Text[]) =>
		Object.fromEntries(all.map((text) => [text.path, kindOf(text)]));
	expect(shapeOf(flat.es)).toEqual(shapeOf(flat.en));
});

test('no Spanish text is the English one, except what is the same in both languages', () => {
	const english = new Map(flat.en.map((text) => [text.path, sayings(text).join('\n')]));
	const same = flat.es.filter((text) => sayings(text).join('\n') === english.get(text.path));
	expect(same.map(({ path }) => path).toSorted()).toEqual(sameInBoth.toSorted());
});

test('the English center is named in both languages and each offers the other language', () => {
	expect(texts('es').common.fullName).toBe('Community Safety Coordination Center');
	expect(texts('es').common.language).toBe('English');
	expect(texts('en').common.language).toBe('Español');
});

describe.each(languages)('in %s', (language) => {
	const text = texts(language);

	test('every text says something, and every function can be called', () => {
		const silent = flat[language].filter((one) => !sayings(one).some((said) => said?.trim()));
		expect(silent.map(({ path }) => path)).toEqual([]);
	});

	test('no text uses words that take people’s dignity', () => {
		const terms = banned[language].map(wholeWords);
		const found = flat[language].flatMap((one) =>
			sayings(one)
				.filter((said) => said !== undefined)
				.flatMap((said) =>
					terms
						.filter((term) => term.test(said))
						.map((term) => `${one.path}: ${said} (${term.source})`)
				)
		);
		expect(found).toEqual([]);
	});

	test('no text exclaims or starts or ends with a space', () => {
		const odd = flat[language].flatMap(({ path, text: one }) =>
			sayings({ path, text: one })
				.filter((said) => said !== undefined)
				.filter((said) => /[!¡]/.test(said) || (said === one && said !== said.trim()))
				.map((said) => `${path}: ${said}`)
		);
		expect(odd).toEqual([]);
	});

	test('every refusal has a sentence', () => {
		const codes = Object.keys(errors) as ErrorCode[];
		expect(Object.keys(text.refusals).toSorted()).toEqual(codes.toSorted());
		expect(codes.filter((code) => !/^\p{Lu}.+\.$/u.test(text.refusals[code]))).toEqual([]);
	});

	test('a category fits a row of the wall', () => {
		expect(longerThan(18, text.categories)).toEqual([]);
	});

	test('a label fits under its headline number', () => {
		const { urgentOpen, needOwner, underWay, onTime, peopleOut } = text.wall;
		expect(longerThan(18, { urgentOpen, needOwner, underWay, onTime, peopleOut })).toEqual([]);
	});

	test('a note fits under its label, with the longest span and two digits', () => {
		const { wall } = text;
		const notes = {
			unowned: wall.unowned(12, '9 h 59 min'),
			allOwned: wall.allOwned,
			noUrgent: wall.noUrgent,
			oldest: wall.oldest('9 h 59 min'),
			none: wall.none,
			lastDay: wall.lastDay,
			noHelpYet: wall.noHelpYet,
			target: wall.target('100%'),
			ofPlanned: wall.ofPlanned(120),
			nobodyPlanned: wall.nobodyPlanned
		};
		expect(longerThan(26, notes)).toEqual([]);
	});

	test('a sentence about any category fits behind a community’s name', () => {
		const said = Object.entries(text.wall.sentences)
			.filter(([name]) => !knownTooLong.includes(`${language} ${name}`))
			.flatMap(([name, say]) =>
				Object.entries(text.categories).map(([code, as]) => [`${name} ${code}`, say(as)])
			);
		expect(longerThan(34, Object.fromEntries(said))).toEqual([]);
		expect(text.cityWide.length).toBeLessThanOrEqual(14);
	});
});

test.each([
	['2026-11-23T19:05:00Z', 'vence a la 1:05 p.m.'],
	['2026-11-23T20:05:00Z', 'vence a las 2:05 p.m.'],
	['2026-11-23T18:05:00Z', 'vence a las 12:05 p.m.'],
	['2026-11-24T16:50:00Z', 'vence el mar 10 a.m.'],
	['2026-12-14T16:50:00Z', 'vence el lun 14 dic']
])('in Spanish, what is due at %s is told as "%s"', (due, told) => {
	const nowMs = Date.parse('2026-11-23T17:00:00Z');
	const said = formatDue(Date.parse(due), nowMs, 'es');
	expect(texts('es').desk.dueAt(said)).toBe(told);
});

test('a Spanish sentence that ends with an hour has one stop', () => {
	const time = formatTime(Date.parse('2026-11-23T20:05:22Z'), 'seconds', 'es');
	expect(texts('es').live.lastUpdate(time)).toBe('Último dato: 2:05:22 p.m.');
	expect(texts('es').live.lastUpdate('14:05')).toBe('Último dato: 14:05.');
});
