import { bareAddress, hundredBlock } from '#shared/geo/hundred-block.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import { partNames, type PartType } from '#shared/model/boundaries.ts';
import {
	isFocusNow,
	mostFocusPlaces,
	type FocusPlace,
	type FocusType
} from '#shared/model/community.ts';
import { change, type Decide } from './decide.ts';
import { permitChange } from './move.ts';

const named = (type: PartType, name: string) =>
	new RegExp(partNames[type]).test(name) ? name : undefined;

/** How each kind of place is called, as the room keeps it; nothing for what is no such name. */
const nameOf: Readonly<Record<FocusType, (text: string) => string | undefined>> = {
	// Three or four digits, the last two within the district: "1011", "311".
	beat: (text) => (text.length >= 3 ? named('beat', text.padStart(4, '0')) : undefined),
	// Cook County's, as the Census numbers them.
	block_group: (text) => named('block_group', text),
	block_face: hundredBlock,
	named_site: (text) => {
		const name = text.trim().replaceAll(/\s+/g, ' ');
		// An address is a block here, and not somebody's door.
		const isAddress = hundredBlock(bareAddress(name)) !== undefined;
		return name.length < 2 || isAddress ? undefined : name;
	}
};

/** From now on the work is aimed there. What is in focus already is not begun twice. */
const focusOn: Decide<'community.focus_on'> = ({ payload, board, at }) => {
	const found = permitChange({ kind: 'community', ...payload }, board);
	if (!found.ok) return found;
	const { type, why } = payload;
	const name = nameOf[type](payload.name);
	if (name === undefined) return refuseField('/name', type);
	const { focus = [] } = found.record;
	if (focus.some((one) => isFocusNow(one) && one.type === type && one.name === name)) {
		return refuse('TAKEN');
	}
	const room = withRoom(focus);
	if (!room) return refuse('TOO_LARGE');
	const place = { type, name, why, from: at };
	return change([{ ...found.record, focus: [...room, place] }]);
};

/** Where there are too many, what was over first is only in the log from then on. */
function withRoom(focus: readonly FocusPlace[]): readonly FocusPlace[] | undefined {
	if (focus.length < mostFocusPlaces) return focus;
	const [first] = focus
		.filter((one) => !isFocusNow(one))
		.toSorted((a, b) => (a.until! < b.until! ? -1 : 1));
	return first && focus.filter((one) => one !== first);
}

const endFocus: Decide<'community.end_focus'> = ({ payload, board, at }) => {
	const found = permitChange({ kind: 'community', ...payload }, board);
	if (!found.ok) return found;
	const { focus = [] } = found.record;
	const index = focus.findIndex(
		(one) => isFocusNow(one) && one.type === payload.type && one.name === payload.name
	);
	if (index < 0) return refuse('NOT_FOUND');
	const ended = focus.map((one, place) => (place === index ? { ...one, until: at } : one));
	return change([{ ...found.record, focus: ended }]);
};

export const focusDecisions = {
	'community.focus_on': focusOn,
	'community.end_focus': endFocus
};
