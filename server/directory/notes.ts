import type { TableName } from './tables.ts';

/** What was not as it should be, and what became of it. */
export const noteCodes = {
	no_id: 'had no id: one was made of what it says',
	missing: 'has to be there: an empty or usual value stands for it',
	repaired: 'it was plain what was meant: written as it should be',
	set_aside: 'is not what has to stand there: kept under “…_as_given”',
	dangling: 'names something that is not in the files: kept as it is, tied to nothing',
	loose: 'hangs at something that is not in the files: kept as it is',
	told_twice: 'was told twice, and not the same: the first is kept',
	too_long: 'is longer than a value may be: left out',
	too_deep: 'is nested deeper than anything is: left out',
	not_an_object: 'is no object where one has to be: left out',
	wrong_width: 'has more columns than the header: what is beyond it was left out',
	not_utf8: 'is no UTF-8: read as Windows-1252',
	not_known: 'is no file of a directory: left out'
} as const;
export type NoteCode = keyof typeof noteCodes;

export interface Note {
	code: NoteCode;
	file: string;
	/** From 1, without the header; none where it is of the whole file. */
	row?: number;
	table?: TableName;
	column?: string;
}

const mostListedOfACode = 500;

/** All that an import has to say: every one is counted, and the first of each kind are listed. */
export class Notes {
	readonly listed: Note[] = [];
	readonly counts: Partial<Record<NoteCode, number>> = {};

	add(code: NoteCode, where: Omit<Note, 'code'>): void {
		const count = (this.counts[code] ?? 0) + 1;
		this.counts[code] = count;
		if (count <= mostListedOfACode) this.listed.push({ code, ...where });
	}
}
