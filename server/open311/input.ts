import { bareAddress, exactAddress, hundredBlock } from '#shared/geo/hundred-block.ts';
import { nearestBlock } from '#shared/geo/nearest-block.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { areaAt } from '#shared/geo/point-in-area.ts';
import { soons } from '#shared/model/terms.ts';
import { isIntakeNeed, type IntakeNeed } from '#shared/rules/intake-needs.ts';
import { isLanguage } from '#shared/text/language.ts';
import type { Intake } from '#shared/wire/intake.ts';
import { sealedSchemas } from '#shared/wire/sealed.ts';
import { fits } from '../fits.ts';
import { attributesOf } from './services.ts';

/** What is wrong with a call, as GeoReport v2 tells it. */
export interface Fault {
	code: number;
	description: string;
}
export type Read<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

const mostWords = 4_000;
const fault = (code: number, description: string): Fault => ({ code, description });
const bad = (...descriptions: string[]) => ({
	ok: false as const,
	faults: descriptions.map((description) => fault(400, description))
});

/** A request as a program of somebody else sends it: placed, and parted into what is known and what is sealed. */
export function readRequest(form: URLSearchParams): Read<Intake> {
	const need = form.get('service_code') ?? '';
	if (need === '') return bad('service_code is required');
	if (!isIntakeNeed(need))
		return { ok: false, faults: [fault(404, `service_code ${need} is not known`)] };
	const attributes = readAttributes(need, form);
	if (!attributes.ok) return attributes;
	const place = readPlace(form);
	if (!place.ok) return place;
	const words = wordsOf(form);
	if (!words.ok) return words;
	const contact = readContact(form);
	if (!contact.ok) return contact;
	const { SOON: soon, LANGUAGE: language, HOWMANY: detail } = attributes.value;
	const address = form.get('address_string') ?? '';
	const exact = exactAddress(address) ? { address: { text: address.slice(0, 200) } } : {};
	return {
		ok: true,
		value: {
			need,
			...(detail === undefined ? {} : { detail }),
			channel: 'agency',
			...(soons.some((one) => one === soon) ? { soon: soon as (typeof soons)[number] } : {}),
			language: isLanguage(language) ? language : 'en',
			reach: contact.value?.email ? 'email' : contact.value?.phone ? 'call' : 'nobody',
			place: place.value,
			sealed: {
				...(contact.value ? { contact: contact.value } : {}),
				...exact,
				...(words.value === '' ? {} : { words: { text: words.value } })
			}
		}
	};
}

/** Values by their codes; of a list that is asked for by its words, the word. */
function readAttributes(need: IntakeNeed, form: URLSearchParams): Read<Record<string, string>> {
	const values: Record<string, string> = {};
	const faults: Fault[] = [];
	for (const { code, required, variable, values: list } of attributesOf(need)) {
		const value = form.get(`attribute[${code}]`) ?? form.get(`attribute[${code}][]`) ?? '';
		if (!variable) continue;
		if (value === '') {
			if (required) faults.push(fault(400, `${code} required`));
			continue;
		}
		const known = list.find(({ key }) => key === value);
		if (!known)
			faults.push(fault(400, `${code} is none of ${list.map(({ key }) => key).join(', ')}`));
		else values[code] = code === 'HOWMANY' ? known.name : known.key;
	}
	return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

function readPlace(form: URLSearchParams): Read<Intake['place']> {
	const [lat, long] = [form.get('lat') ?? '', form.get('long') ?? ''];
	const address = form.get('address_string') ?? '';
	if (form.get('address_id'))
		return bad('address_id is not known here: send address_string, or lat and long');
	const isPoint = lat !== '' || long !== '';
	if (!isPoint && address === '') {
		return bad('a location is required: lat and long, or address_string');
	}
	const block = hundredBlock(bareAddress(address));
	const placed = block === undefined ? undefined : placeBlock(block);
	// An address says which block is meant; a point, only which is nearest.
	if (block === undefined || !placed?.known) {
		if (isPoint) return placeOfPoint(Number(lat || 'x'), Number(long || 'x'));
		return placed?.known === false && placed.reason === 'not_in_city'
			? bad('address_string is outside Chicago')
			: bad(
					'address_string is no block of Chicago that is known here: a number, a direction and a street, 4231 W Madison St; or send lat and long'
				);
	}
	const area = areaAt(placed.lngLat);
	return {
		ok: true,
		value: area === undefined ? { block } : { block, communityArea: area, byGrid: true }
	};
}

function placeOfPoint(lat: number, long: number): Read<Intake['place']> {
	if (!(Math.abs(lat) <= 90 && Math.abs(long) <= 180))
		return bad('lat and long are degrees, both of them');
	const block = nearestBlock([long, lat]);
	const area = areaAt([long, lat]);
	if (block === undefined && area === undefined) return bad('lat and long are outside Chicago');
	return {
		ok: true,
		value: {
			...(block === undefined ? {} : { block }),
			...(area === undefined ? {} : { communityArea: area, byGrid: true })
		}
	};
}

/** What was written, and pictures as the addresses they are at: nothing of it is fetched. */
function wordsOf(form: URLSearchParams): Read<string> {
	const description = form.get('description') ?? '';
	if (description.length > mostWords)
		return bad(`description has more than ${mostWords} characters`);
	if (/<[a-z!/][^>]*>/i.test(description)) return bad('description may hold no HTML');
	const pictures = form.getAll('media_url').filter((url) => url !== '');
	const wrong = pictures.find((url) => !/^https?:\/\/\S{3,300}$/.test(url));
	if (wrong !== undefined || pictures.length > 3)
		return bad('media_url is up to three addresses that begin with http');
	const text = [description, ...pictures].filter((part) => part !== '').join('\n');
	return {
		ok: true,
		value: text.replace(/[^\P{Cc}\n\t]/gu, '').normalize('NFC')
	};
}

function readContact(form: URLSearchParams): Read<Intake['sealed']['contact']> {
	const names = [form.get('first_name'), form.get('last_name')].filter(Boolean).join(' ');
	const [email, phone] = [form.get('email') ?? '', form.get('phone') ?? ''];
	const contact = {
		...(names === '' ? {} : { name: names }),
		...(email === '' ? {} : { email }),
		...(phone === '' ? {} : { phone })
	};
	if (Object.keys(contact).length === 0) return { ok: true, value: undefined };
	if (!fits(sealedSchemas.contact, contact))
		return bad('email, phone or a name is not of their form, or too long');
	return { ok: true, value: contact };
}

export const oneFault = fault;
