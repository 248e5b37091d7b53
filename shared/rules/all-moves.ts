import type { TProperties } from 'typebox';
import { agencyMoves, agencyNeeds } from './agency-moves.ts';
import { activationMoves, activationNeeds } from './activation-moves.ts';
import { alertMoves, alertNeeds } from './alert-moves.ts';
import { assetMoves, assetNeeds } from './asset-moves.ts';
import {
	actionMoves,
	actionNeeds,
	decisionMoves,
	decisionNeeds,
	meetingMoves,
	meetingNeeds,
	memberMoves,
	memberNeeds
} from './committee-moves.ts';
import { deploymentMoves, deploymentNeeds } from './deployment-moves.ts';
import { incidentMoves, incidentNeeds } from './incident-moves.ts';
import { lessonMoves, lessonNeeds } from './lesson-moves.ts';
import { messageMoves, messageNeeds } from './message-moves.ts';
import type { Move } from './moves.ts';
import { outageMoves, outageNeeds } from './outages.ts';
import { referralMoves, referralNeeds } from './referral-moves.ts';
import { reportMoves, reportNeeds } from './report-moves.ts';
import { requestMoves, requestNeeds } from './request-moves.ts';
import { shiftMoves, shiftNeeds } from './shift-moves.ts';
import { staffMoves, staffNeeds } from './staff-moves.ts';
import { taskMoves, taskNeeds } from './task-moves.ts';

/** The state tables of the room, by kind of record, in the order in which the documentation shows them. */
export const allMoves = {
	request: requestMoves,
	referral: referralMoves,
	task: taskMoves,
	incident: incidentMoves,
	activation: activationMoves,
	deployment: deploymentMoves,
	staff: staffMoves,
	shift: shiftMoves,
	asset: assetMoves,
	message: messageMoves,
	alert: alertMoves,
	member: memberMoves,
	meeting: meetingMoves,
	decision: decisionMoves,
	action: actionMoves,
	lesson: lessonMoves,
	report: reportMoves,
	agency: agencyMoves,
	outage: outageMoves
} as const;

/** A kind of record that has states and moves. */
export type MovedKind = keyof typeof allMoves;
export const movedKinds = Object.keys(allMoves) as MovedKind[];

type CommandOf<K extends MovedKind> = (typeof allMoves)[K][number]['command'];
export type MoveCommand = { [K in MovedKind]: CommandOf<K> }[MovedKind];

/** The table of a kind, without what its states and commands are called. */
export function tableOf(kind: MovedKind): readonly Move<string, MoveCommand>[] {
	return allMoves[kind];
}

/** What each move needs, besides the record and the version that was seen. */
export const allNeeds: Readonly<Record<string, TProperties>> = {
	...requestNeeds,
	...referralNeeds,
	...taskNeeds,
	...incidentNeeds,
	...activationNeeds,
	...deploymentNeeds,
	...staffNeeds,
	...shiftNeeds,
	...assetNeeds,
	...messageNeeds,
	...alertNeeds,
	...memberNeeds,
	...meetingNeeds,
	...decisionNeeds,
	...actionNeeds,
	...lessonNeeds,
	...reportNeeds,
	...agencyNeeds,
	...outageNeeds
};

export function isMovedKind(kind: string): kind is MovedKind {
	return Object.hasOwn(allMoves, kind);
}
