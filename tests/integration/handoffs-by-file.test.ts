import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRequests } from '../../scripts/import/read-requests.ts';
import { ana, enrolAgencies, noah, rosa, temporaryFolder, TestRoom } from '../support/room.ts';

// Goal: where 311 speaks to nobody, work that was asked for there by phone is followed by the file that it publishes: it
// is completed here and not confirmed, once, and never becomes a request of its own. Method: a file in the portal's
// schema, read and sent as the import does.
const folder = temporaryFolder();
let room: TestRoom;
beforeAll(async () => {
	room = await TestRoom.open();
	await enrolAgencies(room);
});
afterAll(async () => {
	await room.close();
	folder.remove();
});

const heads =
	'sr_number,sr_type,sr_short_code,status,created_date,closed_date,street_address,community_area,duplicate';
const row = (number: string, status: string) =>
	`${number},Street Light Out Complaint,SFD,${status},2026-07-10T08:00:00.000,,4200 W MADISON ST,26,false`;

/** Sends a file as the import does; answers with the ids of what it wrote. */
async function importFile(...rows: string[]): Promise<string[]> {
	const path = join(folder.path, 'export.csv');
	writeFileSync(path, [heads, ...rows].join('\n'));
	const requests = [];
	for await (const one of readRequests(path))
		if (one.kind === 'request') requests.push(one.request);
	const answer = await room.give(rosa, 'request.import', { rows: requests });
	if (!answer.ok) throw new Error(answer.code);
	await room.app.http.follower.reach(answer.position, 5_000);
	return Object.keys(answer.versions);
}

/** Work of Lights that has not been begun. */
async function work(drill = false): Promise<() => { id: string; version: number; state: string }> {
	const asked = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
	const { id } = await room.must(rosa, 'request.log', { ...asked, communityArea: 26, drill });
	await room.must(noah, 'request.triage', { id, version: 1 });
	await room.must(noah, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	const raised = { title: 'Mend the light', category: 'lighting', priority: 3 } as const;
	const about = { requestId: id, requestVersion: 3, block: '4200 W Madison St', communityArea: 26 };
	await room.must(noah, 'task.raise', { ...raised, ...about });
	const task = () => room.app.http.follower.board.tasksOf(id)[0]!;
	const assigned = { id: task().id, version: 1, agencyId: 'agency_lights' };
	await room.must(noah, 'task.assign', assigned);
	await room.must(ana, 'task.accept', { id: task().id, version: 2 });
	return task;
}

test('work asked for at 311 by phone is completed by the file, not confirmed, and no request of its own', async () => {
	const task = await work();
	const { id, version } = task();
	expect(await room.give(ana, 'task.hand_off', { id, version })).toMatchObject({
		code: 'INVALID_PAYLOAD'
	});
	expect(
		await room.give(ana, 'task.hand_off', { id, version, number: 'call 773-555-0100' })
	).toMatchObject({ code: 'INVALID_PAYLOAD' });
	await room.must(ana, 'task.hand_off', { id, version, number: 'sr26-00000001' });
	expect(task()).toMatchObject({
		state: 'in_progress',
		number311: 'sr26-00000001',
		handoff: { state: 'sent', service: 'phone' }
	});

	const still = await importFile(row('SR26-00000001', 'Open'), row('SR26-00000002', 'Open'));
	expect(still).toHaveLength(1);
	expect(still[0]).toMatch(/^request_/);
	expect(task().state).toBe('in_progress');

	expect(await importFile(row('SR26-00000001', 'Completed'))).toEqual([id]);
	expect(task()).toMatchObject({
		state: 'completed',
		completedBy: 'city_311',
		handoff: { state: 'closed' }
	});
	expect(await importFile(row('SR26-00000001', 'Completed'))).toEqual([]);
});

test('what was put back since is not ended again by the same file; what 311 cancelled is decided anew', async () => {
	const back = await work();
	const gone = await work();
	await room.must(ana, 'task.hand_off', { ...pick(back()), number: 'SR26-00000003' });
	await room.must(ana, 'task.hand_off', { ...pick(gone()), number: 'SR26-00000004' });
	await importFile(row('SR26-00000003', 'Completed'), row('SR26-00000004', 'Canceled'));
	expect(gone()).toMatchObject({ state: 'failed', reason: '311 cancelled SR26-00000004' });
	await room.must(noah, 'task.dispute', { ...pick(back()), reason: 'Still dark' });
	const { state } = back();
	expect(state).not.toBe('completed');

	expect(await importFile(row('SR26-00000003', 'Completed'))).toEqual([]);
	expect(back().state).toBe(state);
});

test('a number typed wrong is put right, and what is of another kind or elsewhere stays a request', async () => {
	const task = await work();
	await room.must(ana, 'task.hand_off', { ...pick(task()), number: 'SR26-00000009' });
	const elsewhere = row('SR26-00000009', 'Completed').replace(',26,', ',68,');
	const graffiti = row('SR26-00000009', 'Completed').replace(',SFD,', ',GRAF,');

	expect((await importFile(elsewhere))[0]).toMatch(/^request_/);
	expect(await importFile(graffiti)).toEqual([]);
	expect(task().state).toBe('in_progress');
	await room.must(ana, 'task.hand_off', { ...pick(task()), number: 'SR26-00000008' });

	expect(await importFile(row('SR26-00000008', 'Completed'))).toEqual([task().id]);
});

test('practice is never handed over', async () => {
	const task = await work(true);

	const answer = await room.give(ana, 'task.hand_off', {
		...pick(task()),
		number: 'SR26-00000007'
	});

	expect(answer).toMatchObject({ code: 'NOT_ALLOWED' });
});

const pick = ({ id, version }: { id: string; version: number }) => ({ id, version });
