import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { recordKinds } from '#shared/model/records.ts';
import { Envelope, payloadSchemas } from '#shared/wire/commands.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';

/** What goes over the wire at each version. When this test fails, raise the version and write the new line. */
const fingerprints: Record<number, string> = {
	1: 'bf34dfc7e2f40679',
	// The snapshot is an object and no longer a text inside a text.
	2: 'bf34dfc7e2f40679',
	// One records feed for everybody, each with what is theirs; restrictions are lifted, notes can be internal.
	3: '0e480dd30e4dc189',
	// A wall says in a section of its own which picture it is: the room, visitors, covered.
	4: '0e480dd30e4dc189',
	// Incident notices, activations, referrals, shifts, equipment, the calendar; edits field by field.
	5: 'a364f75fb7a91395',
	// What somebody did is taken back by a command of its own.
	6: 'f0fc68b25de3a692',
	// A request can be set aside until its time or until something happens.
	7: '57d7c02df47e3fa5',
	// A request carries words by which people find what belongs together.
	8: 'edc47142957e24be',
	// Requests from the community's door: what was said of them, held back, confirmed by whoever asked. Alerts.
	9: '4cc5d0e298ba5828',
	// Committees: members, meetings, decisions, actions; lessons, which an activation no longer carries itself. The books.
	// What exists, and how sure that is.
	10: '1d2708ae080bbf57',
	// Situation reports.
	11: '629420021b3d140a',
	// Places in focus; what a line pays for, and who was not helped for want of money; agreements.
	12: '6329ca1c4485c83c',
	// Outages; where an organization is called; when what a line pays for runs.
	13: '8689358f8ebb19fe'
};

test('nothing on the wire changes without a new protocol version', () => {
	const schemas = [
		Envelope,
		payloadSchemas,
		Object.values(recordKinds).map(({ schema }) => schema)
	];

	const fingerprint = createHash('sha256')
		// Examples are for readers.
		.update(JSON.stringify(schemas, (key, value) => (key === 'examples' ? undefined : value)))
		.digest('hex')
		.slice(0, 16);

	expect(fingerprint).toBe(fingerprints[protocolVersion]);
});
