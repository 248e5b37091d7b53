import type { AnyRecord } from '../model/records.ts';
import { factsOf, isOwn, type Looker, type Reading } from './belonging.ts';
import { levelFor } from './visibility.ts';

/** Whether somebody may open what is sealed: with a reason, only against the rule and with a word to its owner, or not. */
export type Opening = 'with_reason' | 'break_glass' | 'never';

/** Contacts and addresses are for those who were given the work, and for a manager. */
export function openingOf(looker: Looker, record: AnyRecord, reading: Reading): Opening {
	const facts = factsOf(record, reading);
	const level = levelFor(looker, record.kind, facts);
	switch (looker.role) {
		case 'desk':
		case 'victim_services':
		case 'intervention':
			return level === 'whole' && isOwn(looker, facts) ? 'with_reason' : 'never';
		case 'manager':
			if (level === 'nothing') return 'never';
			return level === 'whole' ? 'with_reason' : 'break_glass';
		default:
			return 'never';
	}
}
