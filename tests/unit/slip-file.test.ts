import { expect, test } from 'vitest';
import { texts } from '#shared/text/text.ts';
import { mostRows, readSlipFile, slipTemplate } from '#lib/desk/slip-file.ts';

const en = texts('en');
const read = (text: string | Uint8Array, language: 'en' | 'es' = 'en') => {
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	return readSlipFile(bytes.slice().buffer as ArrayBuffer, texts(language));
};

test('the template is what can be read', async () => {
	expect(await read(slipTemplate(en))).toEqual({
		slips: [
			{
				title: 'Alley light out',
				category: 'lighting',
				block: '4200 W MADISON ST',
				communityArea: 26
			}
		],
		faults: [],
		isOld: false
	});
});

test('rows that are wrong are told by their number, and the others are read', async () => {
	const rows = [
		'title,category,block,community',
		'Light out,lighting,4231 W Madison St,Little Village',
		'No,lighting,,',
		'Light out,dragons,,',
		'Light out,lighting,somewhere,',
		'Light out,lighting,,Garfield Park',
		'Light out,lighting,,,,,too,many',
		'"A, quoted ""title"" 🙂",Food,,30'
	];
	const { slips, faults } = await read(rows.join('\r\n'));
	expect(faults).toEqual([
		{ row: 3, what: 'title' },
		{ row: 4, what: 'category' },
		{ row: 5, what: 'block' },
		{ row: 6, what: 'community' },
		{ row: 7, what: 'cells' }
	]);
	expect(slips).toEqual([
		{ title: 'Light out', category: 'lighting', block: '4200 W MADISON ST', communityArea: 30 },
		{ title: 'A, quoted "title" 🙂', category: 'food_assistance', communityArea: 30 }
	]);
});

test('whichever program wrote it: another comma, an older alphabet, a guarded formula, another language', async () => {
	expect((await read('Title;Category\nLuz apagada;Luces de calle\n', 'es')).slips).toEqual([
		{ title: 'Luz apagada', category: 'lighting' }
	]);
	const old = new Uint8Array(
		[...'title,category\nCalle ni']
			.map((one) => one.charCodeAt(0))
			.concat(0xf1, 0x61, 0x2c, ...[...'lighting\n'].map((one) => one.charCodeAt(0)))
	);
	expect(await read(old)).toMatchObject({ slips: [{ title: 'Calle niña' }], isOld: true });
	const guarded = await read("title,category\n'=HYPERLINK(1),lighting\n");
	expect(guarded.slips).toEqual([{ title: '=HYPERLINK(1)', category: 'lighting' }]);
});

test('what is no such file says what it is not, and nothing of it is taken', async () => {
	expect(await read('')).toMatchObject({ slips: [], problem: 'no_columns' });
	expect(await read(new Uint8Array(1_000).fill(0xff))).toMatchObject({ problem: 'no_columns' });
	expect(await read('x'.repeat(600_000))).toMatchObject({ problem: 'too_large' });
	const many = `title,category\n${'Light out,lighting\n'.repeat(mostRows + 1)}`;
	expect(await read(many)).toMatchObject({ slips: [], problem: 'too_many' });
});
