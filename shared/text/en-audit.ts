import type { AuditAct } from '../wire/audit.ts';

const acts: Record<AuditAct, string> = {
	signed_in: 'Signed in',
	sign_in_refused: 'Sign-in refused',
	signed_out: 'Signed out',
	session_ended: 'Session ended',
	refused: 'Refused',
	person_added: 'Account added',
	person_changed: 'Account changed',
	person_disabled: 'Account switched off',
	password_set: 'Password set',
	passkey_added: 'Passkey added',
	passkey_removed: 'Passkey removed',
	factor_set: 'Sign-in needs changed',
	sealed: 'Details kept',
	revealed: 'Details opened',
	break_glass: 'Opened in an emergency',
	shredded: 'Details shredded',
	keys_rotated: 'Keys changed',
	audit_read: 'Audit read',
	exported: 'Table taken out',
	seen_as: 'Looked as a role',
	replayed: 'Looked at a past day',
	display_paired: 'Screen paired',
	display_changed: 'Screen changed',
	display_revoked: 'Screen revoked',
	shutter_closed: 'Shutter closed',
	shutter_opened: 'Shutter opened',
	site_changed: 'Site changed',
	boundaries_changed: 'Boundaries of the map changed',
	directory_changed: 'Directory of services changed',
	source_loaded: 'Numbers of a source replaced',
	client_added: 'other system let in',
	client_removed: 'other system shut out'
};

/** The audit's page, and tables that leave the room. */
export const auditTexts = {
	title: 'Audit',
	note: 'Who came, who looked at what and why, and who was refused. To read it is on record too.',
	subject: 'Of one record or account (its id)',
	ask: 'Show',
	when: 'When',
	who: 'Who',
	what: 'What',
	about: 'About',
	reason: 'Reason',
	nobody: 'Nobody signed in',
	system: 'The room itself',
	none: 'Nothing is on record for this.',
	older: 'Show older',
	table: 'Table of the newest 5,000 (CSV)',
	acts
};

export const extractTexts = {
	community: 'Community',
	cityWide: 'City-wide',
	confidential: 'Kept confidential',
	asOf: (when: string) => `Open requests as of ${when}`,
	hidden: (least: number) =>
		`Numbers from 1 to ${least - 1} are not shown, nor others that would give them away.`
};
