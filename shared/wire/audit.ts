/** What is on record. Never content: who, what, of which record or account, and why. */
export const auditActs = [
	'signed_in',
	'sign_in_refused',
	'signed_out',
	'session_ended',
	'refused',
	'person_added',
	'person_changed',
	'person_disabled',
	'password_set',
	'passkey_added',
	'passkey_removed',
	'factor_set',
	'sealed',
	'revealed',
	'break_glass',
	'shredded',
	'keys_rotated',
	'audit_read',
	'exported',
	'seen_as',
	'replayed',
	'display_paired',
	'display_changed',
	'display_revoked',
	'shutter_closed',
	'shutter_opened',
	'site_changed',
	'boundaries_changed',
	'directory_changed',
	'source_loaded',
	'client_added',
	'client_removed'
] as const;
export type AuditAct = (typeof auditActs)[number];

export interface AuditEntry {
	at: string;
	/** Person, display or `system`; `nobody` for whoever is not signed in. */
	actor: string;
	act: AuditAct;
	/** The record or account that it was about. */
	subject?: string;
	reason?: string;
	/** Which part, which role, which route. */
	what?: string;
}
