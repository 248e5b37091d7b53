import { placeBlock } from '#shared/geo/place-block.ts';
import { areaAt } from '#shared/geo/point-in-area.ts';
import { placeCorner } from '#shared/geo/place-corner.ts';
import { bareAddress, exactAddress, hundredBlock } from '#shared/geo/hundred-block.ts';
import { isIntakeNeed, intakeTiles } from '#shared/rules/intake-needs.ts';
import { reaches, soons } from '#shared/model/terms.ts';
import type { HelpFault } from '#shared/text/help.ts';
import type { Language } from '#shared/text/language.ts';
import type { Intake } from '#shared/wire/intake.ts';
import { sealedSchemas } from '#shared/wire/sealed.ts';
import { fits } from '../fits.ts';

export const steps = ['need', 'place', 'soon', 'reach', 'words', 'check'] as const;
export type Step = (typeof steps)[number];

/** Every field of the form with the most that is read of it. What is typed stays what it was, to be put right. */
const fieldLengths = {
	need: 40,
	tile: 20,
	place: 20,
	address: 200,
	one: 60,
	other: 60,
	area: 8,
	/** What the map shows, and the block that was picked on it. */
	map: 14,
	spot: 80,
	soon: 20,
	reach: 20,
	phone: 40,
	email: 180,
	message: 3,
	sayWho: 3,
	name: 80,
	when: 80,
	words: 4_000,
	interpreter: 3
} as const;
export type Field = keyof typeof fieldLengths;
export const fields = Object.keys(fieldLengths) as Field[];
export type Answers = Readonly<Record<Field, string>>;

export interface Fault {
	field: Field;
	fault: HelpFault;
}

export const longestWords = 2_000;

/** What was typed, field by field, in one form of letters; what nobody could have typed is left out. */
export function readAnswers(form: URLSearchParams): Answers {
	return Object.fromEntries(
		fields.map((field) => [field, cleaned(form.get(field) ?? '').slice(0, fieldLengths[field])])
	) as Answers;
}

/** Without control characters and marks that turn the direction of what follows; lines end in one way. */
function cleaned(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{C}\n\u200c\u200d]/gu, '')
		.trim();
}

/** What stands against going on from a step. */
export function faultsOf(step: Step, answers: Answers): Fault[] {
	switch (step) {
		case 'need':
			return isIntakeNeed(needOf(answers)) ? [] : [{ field: 'need', fault: 'need' }];
		case 'place':
			return faultsOfPlace(answers);
		case 'soon':
			return isOneOf(soons, answers.soon) ? [] : [{ field: 'soon', fault: 'soon' }];
		case 'reach':
			return faultsOfReach(answers);
		case 'words':
			if (answers.words.includes('\ufffd')) return [{ field: 'words', fault: 'letters' }];
			return [...answers.words].length > longestWords || answers.words.length > longestWords
				? [{ field: 'words', fault: 'words' }]
				: [];
		case 'check':
			return [];
	}
}

/** The first step that is not complete; the last one when all are. */
export function firstOpenStep(answers: Answers): Step {
	return steps.find((step) => faultsOf(step, answers).length > 0) ?? 'check';
}

/** A heading with a single need under it is that need. */
export function needOf({ need, tile }: Answers): string {
	const needs: Readonly<Record<string, object>> = intakeTiles;
	const ofTile = Object.hasOwn(needs, tile) ? Object.keys(needs[tile]!) : [];
	if (ofTile.length === 0) return need;
	if (ofTile.length === 1) return ofTile[0]!;
	return ofTile.includes(need) ? need : '';
}

function faultsOfPlace(answers: Answers): Fault[] {
	switch (answers.place) {
		case 'address':
			return placeOf(answers) ? [] : [{ field: 'address', fault: 'address' }];
		case 'corner':
			return placeOf(answers) ? [] : [{ field: 'one', fault: 'corner' }];
		case 'map':
			return placeOf(answers) ? [] : [{ field: 'map', fault: 'map' }];
		case 'area':
			return placeOf(answers) ? [] : [{ field: 'area', fault: 'area' }];
		case 'city':
		case 'unsaid':
			return [];
		default:
			return [{ field: 'place', fault: 'place' }];
	}
}

function faultsOfReach(answers: Answers): Fault[] {
	if (!isOneOf(reaches, answers.reach)) return [{ field: 'reach', fault: 'reach' }];
	const contact = contactOf(answers);
	if (answers.reach === 'email' && !contact?.email) return [{ field: 'email', fault: 'email' }];
	const needsPhone = answers.reach === 'call' || answers.reach === 'text';
	if (needsPhone && !contact?.phone) return [{ field: 'phone', fault: 'phone' }];
	return [];
}

/** Where it is; nothing when what was typed is no place that the room could keep. */
export function placeOf(answers: Answers): Intake['place'] | undefined {
	const number = Number(answers.area);
	const stated = Number.isInteger(number) && number >= 1 && number <= 77 ? number : undefined;
	switch (answers.place) {
		case 'address':
			return placed(hundredBlock(bareAddress(answers.address)));
		case 'corner':
			return placed(placeCorner(answers.one, answers.other));
		case 'map':
			return placed(hundredBlock(answers.spot));
		case 'area':
			return stated === undefined ? undefined : { communityArea: stated };
		case 'city':
			return { cityWide: true };
		default:
			return {};
	}
}

/** A block whose place is certain, and the community that it lies in. What is no street is nobody's to read. */
function placed(block: string | undefined): Intake['place'] | undefined {
	const found = block === undefined ? undefined : placeBlock(block);
	if (block === undefined || !found?.known) return undefined;
	const area = areaAt(found.lngLat);
	return area === undefined ? { block } : { block, communityArea: area, byGrid: true };
}

/** What may be kept of how somebody is reached: only what goes with the way that they chose. */
export function contactOf(answers: Answers): Intake['sealed']['contact'] {
	const { reach, phone, email, name, when, message, sayWho } = answers;
	if (reach === 'nobody') return undefined;
	const safe = { call: 'call', text: 'text' } as const;
	const number = phone.replace(/[^\d+]/g, '');
	const isNumber = /^(\+?1)?(?!900)[2-9]\d{9}$/.test(number);
	const contact = {
		...(reach === 'email' ? { email } : { phone: number }),
		...(reach === 'call' || reach === 'text' ? { safe: safe[reach] } : {}),
		...(name === '' ? {} : { name }),
		...(when === '' ? {} : { when }),
		...(reach === 'call' && isYesOrNo(message) ? { message } : {}),
		...(reach !== 'email' && isYesOrNo(sayWho) ? { sayWho } : {})
	};
	return (reach === 'email' || isNumber) && fits(sealedSchemas.contact, contact)
		? contact
		: undefined;
}

/** The whole form as the door takes it; nothing while a step is open. */
export function intakeOf(answers: Answers, language: Language): Intake | undefined {
	const need = needOf(answers);
	const place = placeOf(answers);
	const { soon, reach, words, address, interpreter } = answers;
	if (firstOpenStep(answers) !== 'check' || !isIntakeNeed(need) || !place) return undefined;
	if (!isOneOf(soons, soon) || !isOneOf(reaches, reach)) return undefined;
	const contact = contactOf(answers);
	// What was typed of a place that is not known by its block is for those who go there.
	const isTyped = answers.place === 'area' && address.length >= 3;
	const isExact = answers.place === 'address' && exactAddress(address);
	const exact = isTyped || isExact ? { text: address } : undefined;
	return {
		need,
		channel: 'online',
		soon,
		language,
		reach,
		...(interpreter === 'yes' ? { interpreter: true } : {}),
		place,
		sealed: {
			...(contact ? { contact } : {}),
			...(exact ? { address: exact } : {}),
			...(words === '' ? {} : { words: { text: words } })
		}
	};
}

const isYesOrNo = (value: string): value is 'yes' | 'no' => isOneOf(['yes', 'no'], value);

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
	return list.some((one) => one === value);
}
