import { randomText } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Answer } from '#shared/kernel/result.ts';
import type { AnyRecord, Kind, RecordTypes } from '#shared/model/records.ts';
import { kindOfId } from '#shared/model/records.ts';
import type { Role } from '#shared/model/terms.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { password, TestRoom } from './room.ts';

/** A clock that a story moves on, and that runs from there. */
export class StoryClock implements Clock {
	#offsetMs = 0;

	now(): number {
		return Date.now() + this.#offsetMs;
	}

	/** So many milliseconds later. */
	later(ms: number): void {
		this.#offsetMs += ms;
	}

	/** Exactly then. */
	set(atMs: number): void {
		this.#offsetMs = atMs - Date.now();
	}
}

/** Somebody in a story, who comes through the same door as people: an account, a session, HTTP. */
export class Someone {
	readonly actor: Actor;
	readonly #story: Story;
	readonly #cookie: string;

	constructor(story: Story, actor: Actor, cookie: string) {
		this.#story = story;
		this.actor = actor;
		this.#cookie = cookie;
	}

	async ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
		const response = await fetch(`${this.#story.room.address}${path}`, {
			method,
			headers: { cookie: this.#cookie, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') ?? false;
		const json = isJson && text ? (JSON.parse(text) as Record<string, unknown>) : {};
		return { status: response.status, ...json };
	}

	/** What is answered, as it is. */
	async text(path: string): Promise<string> {
		const response = await fetch(`${this.#story.room.address}${path}`, {
			headers: { cookie: this.#cookie }
		});
		return response.text();
	}

	/** What is answered to what is sent, as it is. */
	async posted(path: string, body: unknown): Promise<string> {
		const response = await fetch(`${this.#story.room.address}${path}`, {
			method: 'POST',
			headers: { cookie: this.#cookie, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		return response.text();
	}

	/** The bytes of what is answered, each as a letter. */
	async bytes(path: string): Promise<string> {
		const response = await fetch(`${this.#story.room.address}${path}`, {
			headers: { cookie: this.#cookie }
		});
		return Buffer.from(await response.arrayBuffer()).toString('latin1');
	}

	/** Wants something; whatever the answer is. */
	async wants(name: CommandName, payload: object, id = randomText(20)): Promise<Answer> {
		const answer = await this.ask('POST', '/api/commands', { id, name, payload });
		const { ok, position } = answer as { ok?: boolean; position?: number };
		if (ok && position) await this.#story.room.app.http.follower.reach(position, 5_000);
		return (ok ? answer : { ...answer, ok: false }) as unknown as Answer;
	}

	/** Does something that must be taken; answers with the id of the first record that was written. */
	async does(name: CommandName, payload: object): Promise<string> {
		const answer = await this.wants(name, payload);
		if (!answer.ok) throw new Error(`${this.actor.name}: ${name}: ${JSON.stringify(answer)}`);
		return Object.keys(answer.versions)[0] ?? '';
	}

	/** Moves a record on, as it now is. */
	async moves(id: string, name: CommandName, needs: object = {}): Promise<void> {
		await this.does(name, { id, version: this.#story.get(id)?.version, ...needs });
	}

	/** The same, and it is refused; answers with the code. */
	async cannot(id: string, name: CommandName, needs: object = {}): Promise<string> {
		const version = this.#story.get(id)?.version;
		const answer = await this.wants(name, { id, version, ...needs });
		return answer.ok ? 'ok' : answer.code;
	}
}

/** A room for one story, with a clock that can be moved. */
export class Story {
	readonly room: TestRoom;
	readonly clock: StoryClock;

	private constructor(room: TestRoom, clock: StoryClock) {
		this.room = room;
		this.clock = clock;
	}

	/** Begins at an instant of Chicago's time, such as `2026-01-05T09:00:00-06:00`. */
	static async begin(at: string): Promise<Story> {
		const clock = new StoryClock();
		clock.set(Date.parse(at));
		const settings = { SEAL_KEYS: makeKey('story'), REQUESTS_PER_MINUTE: '100000' };
		return new Story(await TestRoom.open(clock, settings), clock);
	}

	/** Enters somebody. Their organisation's number follows from its name. */
	async enters(
		name: string,
		role: Role,
		more: { agencyId?: string; deskIds?: string[] } = {}
	): Promise<Someone> {
		const { people, sessions } = this.room.app.http.access;
		const account = { signInName: name.toLowerCase(), name, role, deskIds: [], ...more };
		const person = await people.add(account as never, password);
		const { token } = await sessions.start(person!);
		const actor: Actor = { id: person!.id, name, role, deskIds: more.deskIds ?? [], ...more };
		return new Someone(this, actor, `cscc_session=${token}`);
	}

	get board() {
		return this.room.app.http.follower.board;
	}

	get(id: string): AnyRecord | undefined {
		const kind = kindOfId(id);
		return kind && this.board.get(kind, id);
	}

	/** The only record of a kind that fits. */
	only<K extends Kind>(kind: K, fits: (record: RecordTypes[K]) => boolean = () => true) {
		const found = [...this.board.all(kind)].filter(fits);
		if (found.length !== 1) throw new Error(`${found.length} of ${kind} and not one`);
		return found[0]!;
	}

	/** How often a command stands in the log, read by a client that shares no code with the room. */
	async logged(command: CommandName): Promise<number> {
		const log = await this.room.readLog();
		return log.filter(({ entry }) => entry.command === command).length;
	}

	async ends(): Promise<void> {
		await this.room.close();
	}
}
