import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { toInstant } from '#shared/kernel/clock.ts';
import type { Alert, BothLanguages } from '#shared/model/alert.ts';
import {
	alertCertainties,
	alertSeverities,
	alertUrgencies,
	type AlertAbout
} from '#shared/model/terms.ts';

/** What a message of the Common Alerting Protocol 1.2 says, as far as the room understands it. */
export interface CapMessage {
	sender: string;
	identifier: string;
	sentAt: string;
	status: string;
	type: 'alert' | 'update' | 'cancel';
	/** Messages that it is about, by sender, identifier and time. */
	references: { sender: string; identifier: string; sentAt: string }[];
	about: AlertAbout;
	event: BothLanguages;
	severity: Alert['severity'];
	urgency: Alert['urgency'];
	certainty: Alert['certainty'];
	headline: BothLanguages | undefined;
	instruction: BothLanguages | undefined;
	onsetAt: string | undefined;
	expiresAt: string | undefined;
	areas: CapArea[];
}

export interface CapArea {
	/** `SAME 017031`, by name and value. */
	geocodes: string[];
	/** Rings in degrees, `[longitude, latitude]`. */
	polygons: [number, number][][];
	circles: { centre: [number, number]; kilometres: number }[];
}

/** Why a text is no message that the room can use. */
export type NotRead =
	| 'not_xml'
	| 'not_cap'
	| 'has_entities'
	| 'too_large'
	| 'incomplete'
	/** Answers and errors of other systems. */
	| 'no_alert';

const mostBytes = 512 * 1024;
const mostNodes = 200;
const namespace = /\sxmlns(?::\w+)?\s*=\s*["']urn:oasis:names:tc:emergency:cap:1\.2["']/;
const parser = new XMLParser({
	ignoreAttributes: false,
	parseTagValue: false,
	processEntities: true,
	removeNSPrefix: true,
	ignoreDeclaration: true,
	isArray: (name) => ['info', 'area', 'polygon', 'circle', 'geocode', 'category'].includes(name)
});

type Tree = Readonly<Record<string, unknown>>;

/** Reads a message. Whatever it is given it answers: what it cannot use it names. */
export function readCap(text: string): CapMessage | NotRead {
	if (text.length > mostBytes) return 'too_large';
	// Entities of a text's own, and what they are made of, are never followed.
	if (/<!(DOCTYPE|ENTITY)/i.test(text)) return 'has_entities';
	const tree = parse(text);
	if (tree === undefined) return 'not_xml';
	const alert = tree['alert'];
	if (!isTree(alert) || !namespace.test(text)) return 'not_cap';
	const type = { Alert: 'alert', Update: 'update', Cancel: 'cancel' }[textOf(alert, 'msgType')];
	if (!type) return 'no_alert';
	const sentAt = readTime(textOf(alert, 'sent'));
	const [sender, identifier] = [textOf(alert, 'sender'), textOf(alert, 'identifier')];
	const status = textOf(alert, 'status');
	const isNamed = isName(sender, 120) && isName(identifier, 240);
	if (!isNamed || sentAt === undefined || status === '') return 'incomplete';
	// What is for some alone is not for walls.
	if (!['', 'Public'].includes(textOf(alert, 'scope'))) return 'no_alert';
	const infos = treesOf(alert, 'info').slice(0, 20);
	const head = {
		sender,
		identifier,
		sentAt,
		status,
		type: type as CapMessage['type'],
		references: readReferences(textOf(alert, 'references'))
	};
	return readInfos(head, infos);
}

type Head = Pick<CapMessage, 'sender' | 'identifier' | 'sentAt' | 'status' | 'type' | 'references'>;

const ofPeople = /abduct|amber|missing|endangered|silver alert|blue alert|secuestr|desaparec/i;

/** The same warning in each language: what it is from the English one, or the first. */
function readInfos(head: Head, infos: readonly Tree[]): CapMessage | NotRead {
	const languageOf = (info: Tree) => (textOf(info, 'language') || 'en-US').toLowerCase();
	const english = infos.find((info) => languageOf(info).startsWith('en')) ?? infos[0];
	const spanish = infos.find((info) => languageOf(info).startsWith('es'));
	if (!english) return head.type === 'cancel' ? { ...head, ...nothingTold } : 'incomplete';
	const categories = listOf(english, 'category');
	// Of a warning about people (an abduction, a search) nothing is taken but what it is: names are in the rest.
	const isOfPeople =
		categories.some((one) => one === 'Rescue' || one === 'Security') ||
		ofPeople.test(infos.map((info) => textOf(info, 'event')).join(' ')) ||
		infos.some((info) => /\b(CAE|BLU|MEP)\b/.test(JSON.stringify(info['eventCode'] ?? '')));
	const both = (field: string, most: number): BothLanguages | undefined => {
		const [en, es] = [english, spanish].map((info) =>
			shorten(info ? textOf(info, field) : '', most)
		);
		if (!en) return undefined;
		return { en, ...(es && spanish !== english ? { es } : {}) };
	};
	const event = both('event', 80);
	if (!event) return 'incomplete';
	return {
		...head,
		about: aboutOf(categories, textOf(english, 'event')),
		event,
		severity: choose(alertSeverities, textOf(english, 'severity')),
		urgency: choose(alertUrgencies, textOf(english, 'urgency')),
		certainty: choose(alertCertainties, textOf(english, 'certainty')),
		headline: isOfPeople ? undefined : both('headline', 120),
		instruction: isOfPeople ? undefined : both('instruction', 2_000),
		onsetAt: readTime(textOf(english, 'onset') || textOf(english, 'effective')),
		expiresAt: readTime(textOf(english, 'expires')),
		areas: treesOf(english, 'area').slice(0, mostNodes).map(readArea)
	};
}

const nothingTold = {
	about: 'other' as const,
	event: { en: 'Cancelled' },
	severity: 'unknown' as const,
	urgency: 'unknown' as const,
	certainty: 'unknown' as const,
	headline: undefined,
	instruction: undefined,
	onsetAt: undefined,
	expiresAt: undefined,
	areas: []
};

function parse(text: string): Tree | undefined {
	try {
		if (XMLValidator.validate(text) !== true) return undefined;
		const tree: unknown = parser.parse(text);
		return isTree(tree) ? tree : undefined;
	} catch {
		// What a parser cannot read is no XML, whatever it says about it.
		return undefined;
	}
}

const ofWeather: readonly [RegExp, AlertAbout][] = [
	[/heat|hot/i, 'heat'],
	[/cold|chill|freez|frost|winter|snow|ice|blizzard/i, 'cold'],
	[/flood/i, 'flood'],
	[/air|smoke|ozone/i, 'air']
];
const ofCategory: Readonly<Record<string, AlertAbout>> = {
	Fire: 'fire',
	Health: 'health',
	Env: 'air',
	Transport: 'transport',
	Infra: 'power',
	Rescue: 'safety',
	Security: 'safety',
	Safety: 'safety'
};

function aboutOf(categories: readonly string[], event: string): AlertAbout {
	const has = (name: string) => categories.includes(name);
	if (has('Met')) return ofWeather.find(([words]) => words.test(event))?.[1] ?? 'storm';
	if (has('Infra') && /water/i.test(event)) return 'water';
	return Object.entries(ofCategory).find(([name]) => has(name))?.[1] ?? 'other';
}

function readArea(area: Tree): CapArea {
	return {
		geocodes: treesOf(area, 'geocode')
			.slice(0, mostNodes)
			.map((code) => `${textOf(code, 'valueName')} ${textOf(code, 'value')}`),
		polygons: listOf(area, 'polygon').slice(0, mostNodes).flatMap(readPolygon),
		circles: listOf(area, 'circle').slice(0, mostNodes).flatMap(readCircle)
	};
}

/** `38.47,-120.14 38.34,-119.95 …`, closed. */
function readPolygon(text: string): [number, number][][] {
	const points = text.trim().split(/\s+/).slice(0, 2_000).map(readPoint);
	const ring = points.filter((point) => point !== undefined);
	return ring.length >= 4 && ring.length === points.length ? [ring] : [];
}

/** `41.88,-87.63 12.5`: a point, and kilometres around it. */
function readCircle(text: string): CapArea['circles'] {
	const [point = '', radius = ''] = text.trim().split(/\s+/);
	const [centre, kilometres] = [readPoint(point), Number(radius)];
	return centre && radius !== '' && kilometres >= 0 && kilometres < 20_000
		? [{ centre, kilometres }]
		: [];
}

function readPoint(text: string): [number, number] | undefined {
	const [, lat, lng] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
	return lat === undefined || lng === undefined ? undefined : [Number(lng), Number(lat)];
}

/** `sender,identifier,sent` and more of them, with spaces between. */
function readReferences(text: string): CapMessage['references'] {
	return text
		.split(/\s+/)
		.slice(0, 40)
		.flatMap((one) => {
			const [sender = '', identifier = '', sent = ''] = one.split(',');
			const sentAt = readTime(sent);
			return sender && identifier && sentAt ? [{ sender, identifier, sentAt }] : [];
		});
}

const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:\d{2}|Z)$/;

/** A time of this century; with a Z or parts of a second too, which the standard forbids and some senders write. */
function readTime(text: string): string | undefined {
	if (!timePattern.test(text)) return undefined;
	const ms = Date.parse(text);
	if (!Number.isFinite(ms)) return undefined;
	const instant = toInstant(ms);
	return instant.startsWith('20') ? instant : undefined;
}

/** An identifier or a sender: without spaces, commas and what begins a tag. */
function isName(text: string, most: number): boolean {
	return text.length > 0 && text.length <= most && !/[\s,<&]/.test(text);
}

function choose<const T extends readonly string[]>(choices: T, text: string): T[number] {
	return choices.find((one) => one === text.toLowerCase()) ?? 'unknown';
}

/** At the end of a sentence or a word, as far as it fits. */
function shorten(text: string, most: number): string {
	const plain = text.replaceAll(/[ \t]+/g, ' ').trim();
	if (plain.length <= most) return plain;
	const cut = plain.slice(0, most - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 40))}…`;
}

function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function treesOf(tree: Tree, key: string): Tree[] {
	const value = tree[key];
	return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isTree);
}

function listOf(tree: Tree, key: string): string[] {
	const value = tree[key];
	const all = Array.isArray(value) ? (value as unknown[]) : [value];
	return all.filter((one) => typeof one === 'string').map((one) => one.trim());
}

function textOf(tree: Tree, key: string): string {
	const value = tree[key];
	const [one] = Array.isArray(value) ? (value as unknown[]) : [value];
	const text = typeof one === 'string' ? one : isTree(one) ? one['#text'] : '';
	return typeof text === 'string' ? decoded(text).trim() : '';
}

/** Letters that are written as numbers, which the parser leaves as they are; what is no letter stays so too. */
function decoded(text: string): string {
	return text.replace(
		/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
		(whole, hex: string, decimal: string) => {
			const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
			const isLetter = code >= 0x20 && code <= 0x10ffff && !(code >= 0x7f && code < 0xa0);
			const isPaired = code < 0xd800 || code > 0xdfff;
			return isLetter && isPaired ? String.fromCodePoint(code) : whole;
		}
	);
}
