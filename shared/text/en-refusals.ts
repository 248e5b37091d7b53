import type { ErrorCode } from '../kernel/errors.ts';

/** One sentence for every code of the closed list: what happened, what is safe, what to do. */
export const refusals: Record<ErrorCode, string> = {
	INVALID_ENVELOPE: 'This could not be read. Nothing was changed. Reload the page and try again.',
	INVALID_PAYLOAD:
		'Something is missing or too long. Nothing was changed. Correct it and send again.',
	UNKNOWN_COMMAND: 'This room does not know that action. Reload the page.',
	NOT_SIGNED_IN: 'You are signed out. Your text is still here. Sign in to go on.',
	WRONG_SIGN_IN: 'Name or password is not right. Try again.',
	NEEDS_PASSKEY: 'This account also asks for its passkey. Use it to go on.',
	NEEDS_PASSWORD: 'This account also asks for its password. Type both and go on.',
	NO_PASSKEYS_HERE:
		'Passkeys are bound to a name, and this room has none yet. Ask an administrator to set PUBLIC_ORIGIN.',
	NO_ROLE:
		'Your organization knows you, and gives you no role in this room. Ask whoever manages its accounts.',
	PROVIDER_REFUSED:
		'The sign-in did not come back as it went out. Nobody is signed in. Begin again from this page.',
	PROVIDER_AWAY:
		'Your organization’s sign-in does not answer now. Try again in a minute, or come in with a password if you have one.',
	LINK_NOT_VALID: 'This link was used or is too old. Ask for a new one.',
	CODE_NOT_VALID:
		'This code is not on any screen now. Look at the screen again: it changes every ten minutes.',
	WEAK_PASSWORD:
		'That password is among the first that somebody would guess. Take a sentence of your own, 15 characters or more.',
	NOT_ALLOWED: 'Your role does not do this. Ask a shift lead.',
	RESTRICTED_BY_KIND:
		'Its category keeps this restricted. Whoever works on it can choose another category; then you can lift the restriction.',
	ALREADY_KEPT:
		'This is kept already. Whoever works on it can read it and put it right. Nothing was changed.',
	NEEDS_BREAK_GLASS:
		'This is kept to the people who work on it. In an emergency you may open it: they are told at once, and it is on record.',
	NO_PRINTER:
		'This server cannot make a PDF: it has no Chromium. Open the page and print it there; it is the same.',
	NO_KEY: 'This room has no key for confidential details, so it keeps none. Nothing was kept.',
	NOT_FOUND: 'This is not here any more. Nothing was changed.',
	CHANGED: 'Somebody changed this first. Look at the newer version, then decide again.',
	MOVE_NOT_PERMITTED: 'This cannot be done from its present state.',
	TAKEN: 'That name is taken. Choose another.',
	SAME_PERSON: 'Someone other than the person who did the work confirms it.',
	SAME_ASSIGNEE: 'They said no. Choose someone else, or add a note that says why them again.',
	PHOTO_FORBIDDEN: 'No photos for this kind of request. Choose another way to confirm.',
	TASKS_OPEN: 'Some of its tasks are not confirmed yet. Finish or cancel them first.',
	NEEDS_CATEGORY: 'Choose a category other than “Other” before closing.',
	NEEDS_ATTEMPTS: 'Try to reach them at least twice before closing.',
	TOO_LATE_TO_REOPEN: 'It was closed more than 30 days ago. Log a new request.',
	NOT_UNDOABLE:
		'This cannot be taken back: somebody was told of it or acts on it. Put it right by what follows. Nothing was changed.',
	HANDOVER_PENDING:
		'Your shift is still open. Name somebody to take over; you can check out as soon as they have accepted.',
	REFERRAL_OPEN:
		'Somebody was asked already and has not answered yet. Wait for their answer, or note that there was none.',
	PERSONAL_DATA:
		'This looks like a phone number or an e-mail address. Nothing was saved. Leave it out here; contact details belong under “Confidential”.',
	NO_QUORUM:
		'Nothing can be decided here: the meeting is not open, is another committee’s, or too few members are there.',
	NOT_LEGIBLE:
		'From where people stand, this could not be read on that screen. It shows what it showed before. Choose another picture.',
	HOLDS_URGENT_WORK: 'Urgent work is still with this person. Hand it over in words first.',
	BY_PHONE:
		'Not sent: the line is away, and urgent work and teams do not wait. What you typed is still here. Call the duty desk.',
	TOO_MANY: 'Too many at once. Wait a moment, then try again.',
	TOO_LARGE: 'This is too large to send. Shorten it.',
	UNAVAILABLE: 'Not saved yet. Your text is still here. Trying again.'
};
