import { Type, type TProperties } from 'typebox';
import { agencyReasons, type AgencyState } from '../model/agency.ts';
import type { Move } from './moves.ts';

/** What each move of an organisation needs, besides it and the version that was seen. */
export const agencyNeeds = {
	'agency.vet': {},
	'agency.activate': {},
	'agency.suspend': { reason: Type.Enum(agencyReasons) },
	'agency.leave': { reason: Type.Enum(agencyReasons) }
} as const satisfies Record<string, TProperties>;

export type AgencyMoveCommand = keyof typeof agencyNeeds;

/** Every permitted move of an organisation (domain 4.7). Only what is active is suggested, found and counted on. */
export const agencyMoves: readonly Move<AgencyState, AgencyMoveCommand>[] = [
	{ command: 'agency.vet', from: ['prospective', 'exited'], to: 'vetting', who: 'manager' },
	{ command: 'agency.activate', from: ['vetting', 'suspended'], to: 'active', who: 'manager' },
	{ command: 'agency.suspend', from: ['active'], to: 'suspended', who: 'manager' },
	{
		command: 'agency.leave',
		from: ['prospective', 'vetting', 'active', 'suspended'],
		to: 'exited',
		who: 'manager'
	}
];
