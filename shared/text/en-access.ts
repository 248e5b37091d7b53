/** Accounts, screens and confidential details. */
export const accessTexts = {
	opened: (name: string, reason: string) =>
		`${name} opened this in an emergency. Reason: ${reason}`,
	confidential: {
		title: 'Contact and address',
		hint: 'every look is on record',
		parts: {
			contact: 'contact',
			address: 'address',
			message: 'Messages',
			note: 'private note',
			words: 'their own words',
			record: 'request'
		},
		show: (part: string) => `Show ${part}`,
		add: (part: string) => `Add ${part}`,
		emergency: 'Open in an emergency',
		emergencyNote: 'Whoever works on it is told at once, with your reason.',
		why: 'Show',
		keep: 'Keep',
		hides: (seconds: number) => `Hidden again in ${seconds} s.`
	},
	calendar: {
		title: 'Your calendar',
		note: 'Your shifts and activations in the calendar of your phone. Whoever has the address can read it: keep it to yourself.',
		make: 'Make an address',
		again: 'Make a new address',
		end: 'End it',
		once: 'Add this address to your calendar. It is not shown again.',
		ended: 'The address is ended.',
		exists: 'There is an address. A new one ends it.',
		name: 'CSCC shifts',
		shift: (desk: string) => `Shift, ${desk}`,
		activation: (community: string) => `Activation, ${community}`
	},
	link: {
		title: 'Choose your password',
		note: 'This link works once.',
		go: 'Save and sign in'
	},
	account: {
		title: 'Your account',
		sessions: 'Where you are signed in',
		here: 'this browser',
		since: (when: string) => `since ${when}`,
		end: 'End',
		password: 'Change password',
		current: 'Current password',
		next: 'New password',
		changed: 'Changed. Every other session of yours has ended.'
	},
	provider: {
		signIn: (name: string) => `Sign in with ${name}`,
		or: 'or with an account of this room',
		note: 'Your organization signs you in. Your password and passkeys are kept there.'
	},
	passkeys: {
		use: 'Use a passkey',
		notUsed: 'The passkey was not used. Nothing was changed. Try again, or use your password.',
		title: 'How you sign in',
		note: 'A passkey is kept by your phone, laptop or security key and opens with a finger, a face or a PIN.',
		none: 'No passkeys yet.',
		never: 'not used yet',
		used: (when: string) => `used ${when}`,
		add: 'Add a passkey',
		remove: 'Remove',
		added: 'The passkey is kept.',
		removed: 'The passkey is gone.',
		removedLast: 'The passkey is gone. Your password alone opens your account again.',
		needs: 'Signing in needs',
		factors: {
			either: 'password or passkey',
			passkey: 'a passkey only',
			both: 'password and passkey'
		},
		factorSaved: 'Saved.',
		prove: 'Show that it is you',
		proveNote: 'An open session is not enough to change how you sign in.',
		go: 'Go on'
	}
};
