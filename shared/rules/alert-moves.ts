import type { TProperties } from 'typebox';
import { toMs } from '../kernel/clock.ts';
import type { Alert, AlertState } from '../model/alert.ts';
import { Words } from '../model/fields.ts';
import type { Move } from './moves.ts';

/** What each move of an alert needs, besides the alert and the version that was seen. */
export const alertNeeds = {
	'alert.issue': {},
	'alert.end': { reason: Words },
	'alert.discard': {}
} as const satisfies Record<string, TProperties>;

export type AlertMoveCommand = keyof typeof alertNeeds;

/** Every permitted move of an alert: nobody signs what they wrote themselves. */
export const alertMoves: readonly Move<AlertState, AlertMoveCommand>[] = [
	{ command: 'alert.issue', from: ['draft'], to: 'issued', who: 'other_manager' },
	{ command: 'alert.end', from: ['issued'], to: 'ended', who: 'manager' },
	{ command: 'alert.discard', from: ['draft'], to: 'discarded', who: 'creator_or_manager' }
];

/** Told now: signed or received, and neither ended nor run out. */
export function isCurrentAlert({ state, expiresAt }: Alert, nowMs: number): boolean {
	return state === 'issued' && toMs(expiresAt) > nowMs;
}

const severityRank = ['extreme', 'severe', 'moderate', 'minor', 'unknown'];

/** What is told now: the gravest first, then what runs out first. */
export function currentAlerts(alerts: Iterable<Alert>, nowMs: number): Alert[] {
	const rank = ({ severity }: Alert) => severityRank.indexOf(severity);
	return [...alerts]
		.filter((alert) => isCurrentAlert(alert, nowMs))
		.toSorted(
			(a, b) =>
				rank(a) - rank(b) || a.expiresAt.localeCompare(b.expiresAt) || a.id.localeCompare(b.id)
		);
}
