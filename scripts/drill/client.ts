import { errors } from '#shared/kernel/errors.ts';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { Board } from '#shared/fold/board.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { Line } from '#lib/connection/line.ts';
import { roomClient, signIn } from '../client/room-client.ts';

const retryAfterMs = 100;
const giveUpAfterMs = 60_000;
const connectWithinMs = 15_000;

/** Somebody signed in from a program: the same door, the same cookie and the same line as a desk's browser. */
export class DrillClient {
	readonly board = new Board();
	readonly #line: Line;
	readonly #address: string;
	readonly #cookie: string;
	#offsetMs = 0;
	#heard = false;

	private constructor(address: string, cookie: string) {
		this.#address = address;
		this.#cookie = cookie;
		const events = {
			onState: () => {},
			onData: () => {},
			onBeat: ({ now }: { now: number }) => {
				this.#offsetMs = now - performance.now();
				this.#heard = true;
			},
			onVouch: () => {},
			onPresence: () => {},
			onReload: () => {}
		};
		this.#line = new Line('records', this.board, events, { address, cookie });
	}

	/** Signs in and waits until the board is there. */
	static async signIn(
		address: string,
		who: { signInName: string; password: string }
	): Promise<DrillClient> {
		const { signInName, password } = who;
		const cookie = await signIn(address, { signInName, password });
		return DrillClient.enter(address, cookie, who.signInName);
	}

	/** Connects with a session that was begun before. */
	static async enter(address: string, cookie: string, name = 'somebody'): Promise<DrillClient> {
		const client = new DrillClient(address, cookie);
		const untilMs = performance.now() + connectWithinMs;
		while (!client.ready) {
			if (performance.now() > untilMs) throw new Error(`${name} got no board`);
			await pause(20);
		}
		return client;
	}

	/** The session's cookie, for another connection of the same person. */
	get cookie(): string {
		return this.#cookie;
	}

	/** The server's time, milliseconds. */
	get nowMs(): number {
		return performance.now() + this.#offsetMs;
	}

	get ready(): boolean {
		return this.#heard && this.#line.follower.epoch !== '';
	}

	/** Position in the log that the board has reached. */
	get position(): number {
		return this.#line.follower.position;
	}

	get digest(): string {
		return this.#line.follower.digest;
	}

	/** Times that the board was wrong although nothing was missing. */
	get differences(): number {
		return this.#line.differences;
	}

	/** Asks for the server's time: while its clock catches up, heartbeats are too far apart. */
	async askTime(): Promise<void> {
		const { data } = await roomClient(this.#address, this.#cookie).GET('/api/feed');
		if (data) this.#offsetMs = data.now - performance.now();
	}

	/** Gives a command and waits for its answer; sent again under the same id while there is none. */
	async give<Name extends CommandName>(name: Name, payload: Payload<Name>): Promise<Answer> {
		const untilMs = performance.now() + giveUpAfterMs;
		const isEnough = () => performance.now() > untilMs;
		const answer = await this.giveUntilAnswered(name, payload, randomText(20), isEnough);
		return answer ?? { ok: false, code: 'UNAVAILABLE' };
	}

	/** The same with an id of the caller's, until somebody says that it is enough. */
	async giveUntilAnswered<Name extends CommandName>(
		name: Name,
		payload: Payload<Name>,
		id: string,
		isEnough: () => boolean
	): Promise<Answer | undefined> {
		while (!isEnough()) {
			const answer = await this.#line.send({ id, name, payload });
			if (answer && (answer.ok || errors[answer.code].retry !== 'soon')) return answer;
			await pause(retryAfterMs);
		}
		return undefined;
	}

	close(): void {
		this.#line.close();
	}
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
