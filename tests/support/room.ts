import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Clock } from '#shared/kernel/clock.ts';
import { newId, randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { referenceProfile } from '#shared/rules/wall-scale.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { buildApp, type App } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { readLog, type Written } from './witness.ts';

export const password = 'a password for tests';

/** A folder of its own for one test file, gone when `remove` is called. */
export function temporaryFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'cscc-test-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A whole room in this process, with a Redis of its own, listening on a free port. */
export class TestRoom {
	readonly app: App;
	readonly address: string;
	readonly folder: string;
	readonly #remove: () => void;

	private constructor(app: App, address: string, folder: { path: string; remove: () => void }) {
		this.app = app;
		this.address = address;
		this.folder = folder.path;
		this.#remove = folder.remove;
	}

	static async open(
		clock: Clock = systemClock,
		more: Record<string, string> = {},
		/** What a room left behind that was ended before. */
		folder = temporaryFolder()
	): Promise<TestRoom> {
		const settings = { DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'silent', ...more };
		const app = await buildApp(readConfig(settings), clock);
		return new TestRoom(app, await app.listen(), folder);
	}

	/** Gives a command as somebody, without a network. */
	give<Name extends CommandName>(
		actor: Actor,
		name: Name,
		payload: Payload<Name>,
		id = randomText(20)
	): Promise<Answer> {
		return this.app.http.door.carryOut({ id, name, payload }, actor);
	}

	/** Gives a command that must be taken; answers with the id of the first record it wrote. */
	async must<Name extends CommandName>(
		actor: Actor,
		name: Name,
		payload: Payload<Name>
	): Promise<{ id: string; position: number }> {
		const answer = await this.give(actor, name, payload);
		if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
		await this.app.http.follower.reach(answer.position, 5_000);
		return { id: Object.keys(answer.versions)[0] ?? '', position: answer.position };
	}

	/** A paired wall screen: its id and what lets it in. */
	async pairDisplay(
		name = 'Wall',
		site = 'Downtown'
	): Promise<{ id: string; siteId: string; cookie: string; hash: string }> {
		const { displays, sessions } = this.app.http.access;
		const { code } = await displays.offer('');
		const { id: siteId } = await displays.siteNamed(site);
		const display = await displays.approve(code, {
			id: newId('display'),
			name,
			siteId,
			profile: { ...referenceProfile }
		});
		const { token } = await sessions.start((await displays.asPerson(display!.id))!);
		const { hash } = (await sessions.find(token))!;
		return { id: display!.id, siteId, cookie: `cscc_session=${token}`, hash };
	}

	/** The log as an independent client reads it. */
	readLog(): Promise<Written[]> {
		return readLog({ folder: this.folder });
	}

	/** Ends it and starts it anew over what it had: another process on the same data. */
	async reopen(clock: Clock, more: Record<string, string>): Promise<TestRoom> {
		await this.app.close();
		return TestRoom.open(clock, more, { path: this.folder, remove: this.#remove });
	}

	async close(): Promise<void> {
		await this.app.close();
		this.#remove();
	}
}

/** People of the tests: two desks of two organisations. */
export const ana: Actor = {
	id: 'person_ana',
	name: 'Ana',
	role: 'desk',
	agencyId: 'agency_lights',
	deskIds: ['city_services']
};
export const luis: Actor = {
	id: 'person_luis',
	name: 'Luis',
	role: 'desk',
	agencyId: 'agency_pantry',
	deskIds: ['community_engagement']
};
/** Of the centre itself, and two who do restricted work for Ana's organisation. */
export const noah: Actor = {
	id: 'person_noah',
	name: 'Noah',
	role: 'desk',
	deskIds: ['intake_triage']
};
export const [sol, vera] = ['sol', 'vera'].map((name): Actor => ({
	id: `person_${name}`,
	name,
	role: 'victim_services',
	agencyId: 'agency_lights',
	deskIds: ['crisis_victim_services']
})) as [Actor, Actor];
export const rosa: Actor = { id: 'person_rosa', name: 'Rosa', role: 'manager', deskIds: [] };

/** The two organisations that the tests' people work for. */
export async function enrolAgencies(room: TestRoom): Promise<void> {
	for (const [id, name] of [
		['agency_lights', 'Lights'],
		['agency_pantry', 'Pantry']
	] as const) {
		const leads = id === 'agency_lights' ? ['lighting' as const] : ['food_assistance' as const];
		await room.must(rosa, 'agency.enrol', { id, name, type: 'city_department', areas: [], leads });
	}
}
