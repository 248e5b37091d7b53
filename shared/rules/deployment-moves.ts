import { Type, type TProperties } from 'typebox';
import { Words } from '../model/fields.ts';
import type { DeploymentState } from '../model/deployment.ts';
import type { Move } from './moves.ts';

const CallSign = Type.String({ minLength: 2, maxLength: 20 });

/** What each move of a deployment needs, besides the deployment and the version that was seen. */
export const deploymentNeeds = {
	'deployment.approve': {},
	'deployment.decline': { reason: Words },
	'deployment.notify': {},
	'deployment.acknowledge': {},
	'deployment.set_out': {},
	'deployment.check_in': {},
	'deployment.start': {},
	'deployment.take_break': {},
	'deployment.end_break': {},
	'deployment.demobilize': {},
	'deployment.release': {
		hoursWorked: Type.Number({ minimum: 0, maximum: 48 }),
		debrief: Type.Enum(['done', 'not_needed']),
		handover: Words
	},
	'deployment.cancel': { reason: Words },
	'deployment.miss_response': {},
	'deployment.notify_other': { callSign: CallSign },
	'deployment.miss_check_in': {},
	'deployment.make_contact': {},
	'deployment.escalate': { reason: Words }
} as const satisfies Record<string, TProperties>;

export type DeploymentMoveCommand = keyof typeof deploymentNeeds;

/** Every permitted move of a deployment (domain: deployment and staff). */
export const deploymentMoves: readonly Move<DeploymentState, DeploymentMoveCommand>[] = [
	{ command: 'deployment.approve', from: ['requested'], to: 'approved', who: 'manager' },
	{ command: 'deployment.decline', from: ['requested'], to: 'declined', who: 'manager' },
	{ command: 'deployment.notify', from: ['approved'], to: 'notified', who: 'desk' },
	{ command: 'deployment.acknowledge', from: ['notified'], to: 'acknowledged', who: 'desk' },
	{ command: 'deployment.set_out', from: ['acknowledged'], to: 'en_route', who: 'desk' },
	{ command: 'deployment.check_in', from: ['en_route'], to: 'checked_in', who: 'desk' },
	{ command: 'deployment.start', from: ['checked_in'], to: 'working', who: 'desk' },
	{ command: 'deployment.take_break', from: ['working'], to: 'on_break', who: 'desk' },
	{ command: 'deployment.end_break', from: ['on_break'], to: 'working', who: 'desk' },
	{
		command: 'deployment.demobilize',
		from: ['working', 'on_break'],
		to: 'demobilizing',
		who: 'desk'
	},
	{ command: 'deployment.release', from: ['demobilizing'], to: 'released', who: 'desk' },
	{
		command: 'deployment.cancel',
		from: ['approved', 'notified', 'acknowledged', 'en_route'],
		to: 'cancelled',
		who: 'desk'
	},
	{ command: 'deployment.miss_response', from: ['notified'], to: 'no_response', who: 'system' },
	{ command: 'deployment.notify_other', from: ['no_response'], to: 'notified', who: 'desk' },
	{
		command: 'deployment.miss_check_in',
		from: ['checked_in', 'working', 'on_break'],
		to: 'overdue_checkin',
		who: 'system'
	},
	{
		command: 'deployment.make_contact',
		// Also once their lead was called: whoever is found must be able to go home.
		from: ['overdue_checkin', 'escalated'],
		to: 'working',
		who: 'desk'
	},
	{
		command: 'deployment.escalate',
		from: ['overdue_checkin'],
		to: 'escalated',
		who: 'desk'
	}
];

/** Minutes a notified team has to answer before someone else is asked. */
export const responseMinutes = 10;

/** Minutes after a missed welfare check until the lead is called whatever happens. */
export const escalateMinutes = 15;

/** How a deployment counts among people out. */
export type Presence = 'planned' | 'onWay' | 'onSite' | 'onBreak' | 'noContact' | 'over';

/** Where each state stands for wall and manager. `no_response` is not out: nobody set out. */
export const presenceOf: Readonly<Record<DeploymentState, Presence>> = {
	requested: 'planned',
	approved: 'planned',
	declined: 'over',
	notified: 'planned',
	acknowledged: 'planned',
	en_route: 'onWay',
	checked_in: 'onSite',
	working: 'onSite',
	on_break: 'onBreak',
	demobilizing: 'onSite',
	released: 'over',
	cancelled: 'over',
	no_response: 'planned',
	overdue_checkin: 'noContact',
	escalated: 'noContact'
};
