import type { TSchema } from 'typebox';
import {
	actionKind,
	decisionKind,
	meetingKind,
	memberKind,
	weightsKind,
	type Action,
	type Decision,
	type Meeting,
	type Member,
	type Weights
} from './committee.ts';
import { fundingKind, type Funding } from './funding.ts';
import { capabilityKind, type Capability } from './capability.ts';
import { lessonKind, type Lesson } from './lesson.ts';
import { activationKind, type Activation } from './activation.ts';
import { alertKind, type Alert } from './alert.ts';
import { assetKind, type Asset } from './asset.ts';
import { calendarKind, type Calendar } from './calendar.ts';
import { incidentKind, type Incident } from './incident.ts';
import { referralKind, type Referral } from './referral.ts';
import { shiftKind, type Shift } from './shift.ts';
import { agencyKind, type Agency } from './agency.ts';
import { communityKind, type Community } from './community.ts';
import { deploymentKind, type Deployment } from './deployment.ts';
import type { FieldClass } from './fields.ts';
import { messageKind, type Message } from './message.ts';
import { outageKind, type Outage } from './outage.ts';
import { noteKind, type Note } from './note.ts';
import { reportKind, type Report } from './report.ts';
import { shortfallKind, type Shortfall } from './shortfall.ts';
import { requestKind, type Request } from './request.ts';
import { staffKind, type Staff } from './staff.ts';
import { taskKind, type Task } from './task.ts';

/** Every kind of record the room keeps, in the order in which they are loaded. */
export const recordKinds = {
	community: communityKind,
	agency: agencyKind,
	staff: staffKind,
	request: requestKind,
	task: taskKind,
	deployment: deploymentKind,
	incident: incidentKind,
	activation: activationKind,
	referral: referralKind,
	shift: shiftKind,
	asset: assetKind,
	calendar: calendarKind,
	note: noteKind,
	message: messageKind,
	alert: alertKind,
	member: memberKind,
	meeting: meetingKind,
	decision: decisionKind,
	action: actionKind,
	lesson: lessonKind,
	weights: weightsKind,
	funding: fundingKind,
	capability: capabilityKind,
	report: reportKind,
	shortfall: shortfallKind,
	outage: outageKind
} as const;

export interface RecordTypes {
	community: Community;
	agency: Agency;
	staff: Staff;
	request: Request;
	task: Task;
	deployment: Deployment;
	incident: Incident;
	activation: Activation;
	referral: Referral;
	shift: Shift;
	asset: Asset;
	calendar: Calendar;
	note: Note;
	message: Message;
	alert: Alert;
	member: Member;
	meeting: Meeting;
	decision: Decision;
	action: Action;
	lesson: Lesson;
	weights: Weights;
	funding: Funding;
	capability: Capability;
	report: Report;
	shortfall: Shortfall;
	outage: Outage;
}

export type Kind = keyof RecordTypes;
export type AnyRecord = RecordTypes[Kind];
export const kinds = Object.keys(recordKinds) as Kind[];

export function isKind(value: unknown): value is Kind {
	return typeof value === 'string' && Object.hasOwn(recordKinds, value);
}

export function schemaOf(kind: Kind): TSchema {
	return recordKinds[kind].schema;
}

export function classesOf(kind: Kind): Readonly<Record<string, FieldClass>> {
	return recordKinds[kind].classes;
}

/** `<kind>/<id>`: how feeds, boards and refusals name a record. */
export function keyOf(record: { kind: Kind; id: string }): string {
	return `${record.kind}/${record.id}`;
}

/** The kind that an id names before its first `_`. */
export function kindOfId(id: string): Kind | undefined {
	const kind = id.slice(0, id.indexOf('_'));
	return isKind(kind) ? kind : undefined;
}
