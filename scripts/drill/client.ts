import { io, type Socket } from 'socket.io-client';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { Board } from '#shared/fold/board.ts';
import { Follower } from '#shared/fold/follower.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { ClientEvents, ServerEvents } from '#shared/wire/events.ts';
import { protocolVersion, type Snapshot } from '#shared/wire/feeds.ts';

/** Somebody signed in from a program: the same door, cookie and socket as a browser. */
export class DrillClient {
	readonly board = new Board();
	readonly #follower = new Follower(this.board);
	readonly #socket: Socket<ServerEvents, ClientEvents>;
	#offsetMs = 0;
	#heard = false;

	readonly #address: string;
	readonly #cookie: string;

	private constructor(address: string, cookie: string) {
		this.#address = address;
		this.#cookie = cookie;
		this.#socket = io(address, {
			path: '/live',
			transports: ['websocket'],
			auth: { protocol: protocolVersion },
			extraHeaders: { cookie },
			reconnectionDelay: 500,
			reconnectionDelayMax: 5_000
		});
	}

	/** Signs in; with `follow` also keeps a board of its own. */
	static async signIn(
		address: string,
		who: { signInName: string; password: string },
		follow = false
	): Promise<DrillClient> {
		const response = await fetch(`${address}/api/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ signInName: who.signInName, password: who.password })
		});
		if (!response.ok) throw new Error(`${who.signInName} could not sign in (${response.status})`);
		const cookie = response.headers
			.getSetCookie()
			.map((one) => one.split(';')[0])
			.join('; ');
		const client = new DrillClient(address, cookie);
		if (follow) client.#follow();
		await client.#connected();
		return client;
	}

	/** The server's time, milliseconds. */
	get nowMs(): number {
		return performance.now() + this.#offsetMs;
	}

	get ready(): boolean {
		return this.#heard && this.#follower.epoch !== '';
	}

	get digest(): string {
		return this.#follower.digest;
	}

	/** Asks for the server's time: while its clock catches up, heartbeats are too far apart. */
	async askTime(): Promise<void> {
		const response = await fetch(`${this.#address}/api/feed`, {
			headers: { cookie: this.#cookie }
		});
		if (!response.ok) return;
		const { now } = (await response.json()) as { now: number };
		this.#offsetMs = now - performance.now();
	}

	async give<Name extends CommandName>(
		name: Name,
		payload: Payload<Name>,
		id = randomText(20)
	): Promise<Answer> {
		const envelope = { id, name, payload };
		for (let tries = 0; tries < 20; tries += 1) {
			try {
				return await this.#socket.timeout(5_000).emitWithAck('command', envelope);
			} catch {
				// No answer in time: the same id again, until there is one.
			}
		}
		return { ok: false, code: 'UNAVAILABLE' };
	}

	close(): void {
		this.#socket.disconnect();
	}

	#connected(): Promise<void> {
		if (this.#socket.connected) return Promise.resolve();
		return new Promise((resolve, reject) => {
			this.#socket.once('connect', () => resolve());
			this.#socket.once('connect_error', (error) => reject(error));
		});
	}

	#follow(): void {
		const join = () => {
			const { epoch, position } = this.#follower;
			const from = epoch ? { feed: 'desk' as const, epoch, position } : { feed: 'desk' as const };
			this.#socket.emit('join', from, () => {});
		};
		this.#socket.on('connect', join);
		this.#socket.on('snapshot', (text) => this.#follower.replace(JSON.parse(text) as Snapshot));
		this.#socket.on('delta', (delta) => {
			if (this.#follower.take(delta) === 'gap') join();
		});
		this.#socket.on('beat', (beat) => {
			this.#offsetMs = beat.now - performance.now();
			this.#heard = true;
			if (this.#follower.compare(beat) === 'differs') this.#follower.forget();
			if (this.#follower.compare(beat) !== 'in_step') join();
		});
	}
}
