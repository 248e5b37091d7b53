/**
 * Makes the store that later versions must open: `node tests/support/make-fixture.ts FOLDER`. Run once for
 * each format of the records, by the last version that writes it; the result is kept under tests/fixtures.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { toInstant } from '#shared/kernel/clock.ts';
import { password, ana, enrolAgencies, luis, rosa, sol, TestRoom } from './room.ts';

const [, , to = ''] = process.argv;
const room = await TestRoom.open();
try {
	await room.app.http.access.people.add(
		{ signInName: 'ana', name: 'Ana', role: 'desk', deskIds: ['city_services'] },
		password
	);
	await enrolAgencies(room);
	const light = { title: 'Alley dark', category: 'lighting', channel: 'phone' } as const;
	const plain = await room.must(ana, 'request.log', { ...light, communityArea: 29 });
	const crisis = { ...light, category: 'crisis_response', communityArea: 26 } as const;
	const restricted = await room.must(sol, 'request.log', crisis);
	await room.must(ana, 'note.add', { subjectId: plain.id, text: 'Seen from the corner' });
	await room.must(sol, 'note.add', { subjectId: restricted.id, text: 'For those who may' });
	const agencyId = 'agency_lights';
	await room.must(ana, 'request.triage', { id: plain.id, version: 1 });
	await room.must(ana, 'request.accept', { id: plain.id, version: 2, agencyId });
	const task = await room.must(ana, 'task.raise', {
		requestId: plain.id,
		requestVersion: 3,
		title: 'New lamp',
		category: 'lighting',
		priority: 2
	});
	await room.must(ana, 'task.assign', { id: task.id, version: 1, agencyId });
	await room.must(ana, 'task.accept', { id: task.id, version: 2 });
	await room.must(ana, 'task.start', { id: task.id, version: 3 });
	const done = { outcome: 'New lamp', quantity: 2, unit: 'lights' } as const;
	await room.must(ana, 'task.complete', { id: task.id, version: 4, ...done });
	const nowMs = Date.now();
	await room.must(luis, 'deployment.request', {
		callSign: 'Outreach 1',
		headcount: 3,
		communityArea: 29,
		purpose: 'Evening walk',
		plannedFrom: toInstant(nowMs),
		plannedTo: toInstant(nowMs + 4 * 3_600_000)
	});
	await room.must(rosa, 'staff.enrol', { name: 'Kim', callSign: 'Kim 1' });
	const backup = join(import.meta.dirname, '../../scripts/backup.ts');
	const env = { ...process.env, DATA_DIR: room.folder };
	spawnSync(process.execPath, [backup, '--to', to], { env, stdio: 'inherit' });
} finally {
	await room.close();
}
