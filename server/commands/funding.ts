import { isDay } from '#shared/kernel/chicago-time.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { refuse, refuseField, type FieldFault } from '#shared/kernel/result.ts';
import { mostEntries, type Funding, type FundingEntry } from '#shared/model/funding.ts';
import { breachOf, isPartOf, isSameEntry, mayBePaidFrom } from '#shared/rules/funding.ts';
import type { FundingRow } from '#shared/wire/funding-creations.ts';
import { change, type Decide, type Draft, type Reading } from './decide.ts';
import { given, permitChange } from './move.ts';

/** A line's id follows from what the books call it: whoever imports it again means the same one. */
export function fundingId(code: string): string {
	return `funding_${textFromHash(`funding ${code.toLowerCase()}`, 16)}`;
}

type Line = Omit<FundingRow, keyof FundingEntry>;
type Working = Omit<Funding, 'version' | 'changedAt' | 'changedBy' | 'changedCommand'> & {
	version?: number;
};

function newLine(line: Line, drill: boolean): Working {
	const { code, stream, agencyId, communityArea, citywide = false, deliverable } = line;
	const about = { code, stream, agencyId, citywide, deliverable, ...given({ communityArea }) };
	return { kind: 'funding', id: fundingId(code), ...about, entries: [], drill };
}

/** What is wrong with a line by itself: nobody who does it, no place, or two. */
function faultOf({ agencyId, communityArea, citywide = false }: Line, board: Reading) {
	if (!board.get('agency', agencyId)) return { field: 'agencyId', rule: 'known' };
	if (citywide === (communityArea !== undefined)) {
		return { field: 'communityArea', rule: 'one_place' };
	}
	return undefined;
}

const openLine: Decide<'funding.open'> = ({ payload, board }) => {
	const { drill = false, ...line } = payload;
	const fault = faultOf(line, board);
	if (fault) return refuseField(`/${fault.field}`, fault.rule);
	if (board.get('funding', fundingId(line.code))) return refuse('TAKEN');
	return change([newLine(line, drill)]);
};

const book: Decide<'funding.book'> = ({ payload, board }) => {
	const { id, ...entry } = payload;
	const line = board.get('funding', id);
	if (!line) return refuse('NOT_FOUND');
	if (!isDay(entry.on)) return refuseField('/on', 'day');
	if (line.entries.some((one) => isSameEntry(one, entry))) return change([]);
	if (line.entries.length >= mostEntries) return refuse('TOO_LARGE');
	const entries = [...line.entries, entry];
	const breach = breachOf(entries);
	return breach ? refuseField('/cents', `${breach.step}_over`) : change([{ ...line, entries }]);
};

/** A line pays for what its organisation does where the line's money is for. */
const payFor: Decide<'funding.pay_for'> = ({ payload, board }) => {
	const { id, version, capabilityIds } = payload;
	const found = permitChange({ kind: 'funding', id, version }, board);
	if (!found.ok) return found;
	const line = found.record;
	const fields = capabilityIds.flatMap((capabilityId, at): FieldFault[] => {
		const capability = board.get('capability', capabilityId);
		const rule = !capability
			? 'known'
			: mayBePaidFrom(line, capability)
				? undefined
				: 'not_of_this_line';
		return rule ? [{ path: `/capabilityIds/${at}`, rule }] : [];
	});
	if (fields.length > 0) return refuse('INVALID_PAYLOAD', { fields });
	return change([{ ...line, capabilityIds: [...capabilityIds] }]);
};

const plan: Decide<'funding.plan'> = ({ payload, board }) => {
	const { id, version, startsOn, endsOn, evaluated } = payload;
	const found = permitChange({ kind: 'funding', id, version }, board);
	if (!found.ok) return found;
	if (!isDay(startsOn)) return refuseField('/startsOn', 'day');
	if (endsOn !== undefined && !isDay(endsOn)) return refuseField('/endsOn', 'day');
	if (endsOn !== undefined && endsOn < startsOn) return refuseField('/endsOn', 'minimum');
	const { endsOn: _, ...line } = found.record;
	return change([{ ...line, startsOn, evaluated, ...given({ endsOn }) }]);
};

const mostFaults = 20;

/** A whole quarter or nothing of it: each row that cannot be is named by its place. */
const importRows: Decide<'funding.import'> = ({ payload, board }) => {
	const { rows, drill = false } = payload;
	const lines = new Map<string, Working>();
	const faults: FieldFault[] = [];
	const changed = new Set<string>();
	rows.forEach((row, at) => {
		const { step, cents, on, evidence, ...line } = row;
		const fault = isDay(on) ? faultOf(line, board) : { field: 'on', rule: 'day' };
		if (fault) return faults.push({ path: `/rows/${at}/${fault.field}`, rule: fault.rule });
		const id = fundingId(row.code);
		const known = lines.get(id) ?? board.get('funding', id);
		if (known && !isSameLine(known, line)) {
			return faults.push({ path: `/rows/${at}/code`, rule: 'same_line' });
		}
		const working: Working = known ?? newLine(line, drill);
		const entry = { step, cents, on, evidence };
		const isThere = working.entries.some((one) => isSameEntry(one, entry));
		if (!isThere || !known) changed.add(id);
		const entries = isThere ? working.entries : [...working.entries, entry];
		return lines.set(id, { ...working, entries });
	});
	for (const line of lines.values()) faults.push(...breachesIn(line, rows));
	if (faults.length > 0) return refuse('INVALID_PAYLOAD', { fields: faults.slice(0, mostFaults) });
	if ([...lines.values()].some(({ entries }) => entries.length > mostEntries)) {
		return refuse('TOO_LARGE');
	}
	const written = [...lines.values()].filter(({ id }) => changed.has(id));
	return change(written as Draft[]);
};

function isSameLine(known: Working, line: Line): boolean {
	return (
		known.stream === line.stream &&
		known.agencyId === line.agencyId &&
		known.communityArea === line.communityArea
	);
}

/** Rows of a file by which a line's books cannot be: the last that adds to it, which is where to look first. */
function breachesIn(line: Working, rows: readonly FundingRow[]): FieldFault[] {
	const breach = breachOf(line.entries);
	if (!breach) return [];
	const isOfIt = (row: FundingRow) => fundingId(row.code) === line.id;
	const part = rows.findLastIndex((row) => isOfIt(row) && isPartOf(breach, row));
	// What was booked before it can be what breaks it: the file's last row of the line is told then.
	const at = part >= 0 ? part : rows.findLastIndex(isOfIt);
	return [{ path: `/rows/${at}/cents`, rule: `${breach.step}_over` }];
}

export const fundingDecisions = {
	'funding.open': openLine,
	'funding.book': book,
	'funding.pay_for': payFor,
	'funding.plan': plan,
	'funding.import': importRows
};
