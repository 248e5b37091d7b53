/**
 * Every reason to refuse, with how HTTP reports it and whether trying again can help.
 * Lua, HTTP, sockets and the text module share this one list.
 */
export const errors = {
	INVALID_ENVELOPE: { status: 400, retry: 'never' },
	INVALID_PAYLOAD: { status: 400, retry: 'never' },
	UNKNOWN_COMMAND: { status: 404, retry: 'never' },
	NOT_SIGNED_IN: { status: 401, retry: 'never' },
	WRONG_SIGN_IN: { status: 401, retry: 'never' },
	NEEDS_PASSKEY: { status: 401, retry: 'never' },
	NEEDS_PASSWORD: { status: 401, retry: 'never' },
	NO_PASSKEYS_HERE: { status: 409, retry: 'never' },
	NO_ROLE: { status: 403, retry: 'never' },
	PROVIDER_REFUSED: { status: 400, retry: 'never' },
	PROVIDER_AWAY: { status: 502, retry: 'soon' },
	WEAK_PASSWORD: { status: 400, retry: 'never' },
	CODE_NOT_VALID: { status: 410, retry: 'never' },
	LINK_NOT_VALID: { status: 410, retry: 'never' },
	NOT_ALLOWED: { status: 403, retry: 'never' },
	RESTRICTED_BY_KIND: { status: 409, retry: 'never' },
	ALREADY_KEPT: { status: 409, retry: 'never' },
	NEEDS_BREAK_GLASS: { status: 403, retry: 'never' },
	NO_KEY: { status: 501, retry: 'never' },
	NO_PRINTER: { status: 501, retry: 'never' },
	NOT_FOUND: { status: 404, retry: 'never' },
	CHANGED: { status: 409, retry: 'after-refresh' },
	MOVE_NOT_PERMITTED: { status: 409, retry: 'after-refresh' },
	TAKEN: { status: 409, retry: 'never' },
	SAME_PERSON: { status: 409, retry: 'never' },
	SAME_ASSIGNEE: { status: 409, retry: 'never' },
	PHOTO_FORBIDDEN: { status: 409, retry: 'never' },
	TASKS_OPEN: { status: 409, retry: 'after-refresh' },
	NEEDS_CATEGORY: { status: 409, retry: 'never' },
	NEEDS_ATTEMPTS: { status: 409, retry: 'never' },
	TOO_LATE_TO_REOPEN: { status: 409, retry: 'never' },
	NOT_UNDOABLE: { status: 409, retry: 'never' },
	HANDOVER_PENDING: { status: 409, retry: 'never' },
	REFERRAL_OPEN: { status: 409, retry: 'after-refresh' },
	PERSONAL_DATA: { status: 400, retry: 'never' },
	NO_QUORUM: { status: 409, retry: 'after-refresh' },
	NOT_LEGIBLE: { status: 409, retry: 'never' },
	HOLDS_URGENT_WORK: { status: 409, retry: 'after-refresh' },
	/** Said by a browser whose line is away, never by a server. */
	BY_PHONE: { status: 503, retry: 'never' },
	TOO_MANY: { status: 429, retry: 'soon' },
	TOO_LARGE: { status: 413, retry: 'never' },
	UNAVAILABLE: { status: 503, retry: 'soon' }
} as const satisfies Record<string, { status: number; retry: 'never' | 'after-refresh' | 'soon' }>;

export type ErrorCode = keyof typeof errors;
