import { minuteMs, toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { utilities, type Outage } from '#shared/model/outage.ts';
import {
	believedUntil,
	countyOutageId,
	isOfCounty,
	outageMoves,
	type OutageMoveCommand
} from '#shared/rules/outages.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { decideMoves, given } from './move.ts';

/** Clocks of people differ a little. */
const aheadMs = 5 * minuteMs;

/** When it will be over lies ahead, and since when it is out does not. */
function wrongTime(
	{ since, restoredBy }: { since?: string | undefined; restoredBy?: string | undefined },
	nowMs: number
): Refusal | undefined {
	if (since !== undefined && toMs(since) > nowMs + aheadMs) return refuseField('/since', 'maximum');
	if (restoredBy !== undefined && toMs(restoredBy) <= nowMs)
		return refuseField('/restoredBy', 'minimum');
	return undefined;
}

/** What is said now, and until when that is believed. */
function said(
	payload: {
		source: Outage['source'];
		meters?: number | undefined;
		restoredBy?: string | undefined;
	},
	{ at, nowMs }: { at: string; nowMs: number }
) {
	const { source, meters, restoredBy } = payload;
	return {
		source,
		saidAt: at,
		expiresAt: believedUntil(payload, nowMs),
		...given({ meters, restoredBy })
	};
}

const moves = decideMoves<'outage', OutageMoveCommand>({
	kind: 'outage',
	table: outageMoves,
	// What ODIN tells of the county is nobody's to change.
	guard: (outage) => (isOfCounty(outage) ? refuse('NOT_ALLOWED', { permitted: [] }) : undefined),
	effects: {
		'outage.confirm': (_, context) =>
			wrongTime(context.payload, context.nowMs) ?? said(context.payload, context),
		'outage.end': (_, { at }) => ({ endedAt: at }),
		'outage.mistake': (_, { at }) => ({ endedAt: at })
	},
	forgotten: { 'outage.confirm': ['endedAt', 'restoredBy', 'meters'] }
});

/** One record for each connection of a community: whoever tells of it at the same moment tells of the same one. */
export function outageId(payload: Readonly<Record<string, unknown>>): string | undefined {
	const { what, communityArea, drill = false } = payload;
	const isOne = utilities.some((one) => one === what) && typeof communityArea === 'number';
	return isOne
		? `outage_${String(what)}${String(communityArea)}${drill === true ? 'drill' : ''}`
		: undefined;
}

/** Still out: it is said again. Back, or never told of: it is out from now on. */
const note: Decide<'outage.note'> = ({ payload, board, actor, at, nowMs }) => {
	const wrong = wrongTime(payload, nowMs);
	if (wrong) return wrong;
	const { what, communityArea, since, drill = false } = payload;
	const { communities = [] } = actor;
	if (communities.length > 0 && !communities.includes(communityArea))
		return refuse('NOT_ALLOWED', { permitted: [] });
	const id = outageId(payload)!;
	const before = board.get('outage', id);
	const still = before?.state === 'out' ? before : undefined;
	return change([
		{
			kind: 'outage',
			id,
			...given({ version: before?.version }),
			state: 'out',
			what,
			communityArea,
			createdBy: still?.createdBy ?? actor.id,
			drill,
			...given({ since: since ?? still?.since }),
			...said(payload, { at, nowMs })
		} as Draft
	]);
};

/** What ODIN says of the county takes the place of what it said before. */
const receive: Decide<'outage.receive'> = ({ payload, board, at, nowMs }) => {
	const { companies, since } = payload;
	const before = board.get('outage', countyOutageId);
	return change([
		{
			kind: 'outage',
			id: countyOutageId,
			...(before ? { version: before.version } : {}),
			state: 'out',
			what: 'power',
			companies,
			drill: false,
			...given({ since }),
			...said({ ...payload, source: 'odin' }, { at, nowMs })
		}
	]);
};

export const outageDecisions = { ...moves, 'outage.note': note, 'outage.receive': receive };
