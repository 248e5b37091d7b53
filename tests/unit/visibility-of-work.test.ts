import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Board } from '#shared/fold/board.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import { desks, roles, type Role } from '#shared/model/terms.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { levelOf, lookerOf, project, type Level } from '#shared/rules/visibility.ts';
import {
	activationIn,
	agencyIds,
	assetIn,
	incidentIn,
	referralIn,
	requestIn,
	shiftIn
} from '../support/rules-world.ts';

/*
 * Who may see notices, activations, referrals, shifts and equipment, written from domain.md 3.4 by hand and never
 * from the product's own table: "Violence-intervention liaison: incident notice (place, count, time)";
 * "Law-enforcement liaison: activations, shared incident notice; never victim tasks"; the rest as for staff and
 * requests.
 */
const workers: readonly Role[] = [
	'desk',
	'victim_services',
	'intervention',
	'law_enforcement',
	'manager'
];
const seesNobodyElses: readonly Role[] = ['victim_services', 'intervention', 'law_enforcement'];

function permitted(record: AnyRecord, looker: Looker, board: Board): Level {
	const { role, communities = [] } = looker;
	if (!workers.includes(role)) return 'nothing';
	const area = 'communityArea' in record ? record.communityArea : undefined;
	const isElsewhere = communities.length > 0 && area !== undefined && !communities.includes(area);
	switch (record.kind) {
		case 'incident':
		case 'activation':
			return isElsewhere ? 'nothing' : 'whole';
		case 'asset':
		case 'shift': {
			const isTheirs = record.agencyId !== undefined && record.agencyId === looker.agencyId;
			const isAtDesk = record.kind === 'shift' && looker.deskIds.includes(record.deskId);
			if (role === 'manager' || isTheirs || isAtDesk) return 'whole';
			if (seesNobodyElses.includes(role)) return 'nothing';
			return looker.agencyId === undefined ? 'whole' : 'outline';
		}
		case 'referral':
			return permittedReferral(record, looker, board);
		default:
			throw new Error(`no rule for ${record.kind}`);
	}
}

/** Whoever has the request has what became of it; who was asked is told, but never of something restricted. */
function permittedReferral(
	{ requestId, receiverId }: AnyRecord & { kind: 'referral' },
	looker: Looker,
	board: Board
): Level {
	const request = board.get('request', requestId);
	if (!request || looker.role === 'law_enforcement') return 'nothing';
	const { communities = [] } = looker;
	const area = request.communityArea;
	if (communities.length > 0 && area !== undefined && !communities.includes(area)) return 'nothing';
	const is = (id: string | undefined) => id !== undefined && id === looker.agencyId;
	const isAtDesk = looker.deskIds.includes(request.deskId);
	if (request.restricted) {
		if (looker.role === 'manager') return communities.length > 0 && area ? 'nothing' : 'outline';
		const isHolder = request.agencyId === undefined ? isAtDesk : is(request.agencyId);
		return looker.role === 'victim_services' && isHolder ? 'whole' : 'nothing';
	}
	const isCentre = looker.role === 'desk' && looker.agencyId === undefined;
	if (looker.role === 'manager' || isCentre) return 'whole';
	return isAtDesk || is(request.agencyId) || is(receiverId) ? 'whole' : 'nothing';
}

const agencyId = fc.option(fc.constantFrom(...agencyIds), { nil: undefined });
const given = <T extends object>(fields: T) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const area = fc.constantFrom(26, 29, 30);
const deskId = fc.constantFrom(...desks);

const worlds = fc
	.record({
		agencyId,
		receiverId: fc.constantFrom(...agencyIds),
		restricted: fc.boolean(),
		area,
		deskId
	})
	.map(({ agencyId: own, receiverId, restricted, area: communityArea, deskId: at }) => {
		const request = requestIn('triaged', {
			...given({ agencyId: own }),
			restricted,
			communityArea,
			deskId: at,
			id: 'request_02'
		});
		return {
			request,
			records: [
				referralIn('sent', { receiverId, service: 'Canary service' }),
				incidentIn('open', { communityArea, block: 'Canary block' }),
				activationIn('planned', { communityArea, title: 'Canary title', site: 'Canary site' }),
				shiftIn('open', { ...given({ agencyId: own }), deskId: at, notes: 'Canary notes' }),
				assetIn('available', { ...given({ agencyId: own }), name: 'Canary name' })
			] as AnyRecord[]
		};
	});
const accounts = fc.record({
	deskIds: fc.subarray([...desks], { maxLength: 4 }),
	agencyId,
	communities: fc.subarray([26, 29, 30])
});

test('notices, activations, referrals, shifts and equipment are seen as the domain permits, and no more', () => {
	fc.assert(
		fc.property(worlds, accounts, ({ request, records }, account) => {
			const board = new Board();
			for (const record of [request, ...records]) board.set(record);
			for (const role of roles) {
				const looker = { role, ...account, ...given({ agencyId: account.agencyId }) } as Looker;
				for (const record of records) {
					const level = levelOf(looker, record, board);

					const what = `${role} of ${record.kind}`;
					expect(level, what).toBe(permitted(record, looker, board));
					expect(levelOf(lookerOf(looker), record, board), what).toBe(level);
					const text = JSON.stringify(project(looker, record, board) ?? {});
					expect(text.includes('Canary'), what).toBe(level === 'whole');
				}
			}
		}),
		{ numRuns: 1000 }
	);
});
