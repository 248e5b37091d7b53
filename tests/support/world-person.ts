import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { Board } from '#shared/fold/board.ts';
import { freshness } from '#shared/wire/feeds.ts';
import { Line } from '#lib/connection/line.ts';
import type { LineState } from '#lib/connection/line-events.ts';
import type { FaultProxy } from './fault-proxy.ts';
import type { Given } from './history.ts';

/** A person of the world: a desk with a line that leads to whichever server is there, as a balancer does. */
export class WorldPerson {
	readonly given: Given[] = [];
	readonly board = new Board();
	readonly line: Line;
	/** The line that can be broken, where there is one. */
	readonly proxy: FaultProxy | undefined;
	signedOut = false;
	heardPresence = false;
	readonly #actor: string;
	/** The question answered last, when it was asked, and the longest that none was answered. */
	#wellAt = 0;
	#longestMs = 0;
	#saidLive = false;

	constructor(
		address: string,
		{ cookie, actor }: { cookie: string; actor: string },
		proxy?: FaultProxy
	) {
		this.proxy = proxy;
		this.#actor = actor;
		const nothing = () => undefined;
		const events = {
			onState: ({ kind }: LineState) => {
				this.signedOut = kind === 'signed_out';
			},
			onData: nothing,
			onPresence: () => {
				this.heardPresence = true;
			},
			onReload: nothing,
			onBeat: (beat: Parameters<Line['follower']['compare']>[0]) => {
				const isWell = beat.live && this.line.follower.compare(beat) === 'in_step';
				// A server that is cut off itself says so, and a screen says NOT LIVE at once.
				if (!beat.live) this.#saidLive = false;
				if (isWell) this.#saidLive = true;
			},
			onVouch: (askedAt: number) => {
				const now = performance.now();
				if (this.#wellAt > 0) this.#longestMs = Math.max(this.#longestMs, now - this.#wellAt);
				this.#wellAt = Math.max(this.#wellAt, askedAt);
			}
		};
		this.line = new Line('records', this.board, events, { address, cookie });
	}

	/** What a wall in its place would say now: live until the last question answered is fifteen seconds old. */
	get saysLive(): boolean {
		return this.#saidLive && performance.now() - this.#wellAt < freshness.notLiveAfterMs;
	}

	/** How old what this screen shows may be now, milliseconds. */
	get vouchedAgoMs(): number {
		return performance.now() - this.#wellAt;
	}

	/** The oldest that what this screen showed was at any moment, milliseconds. */
	get longestSilenceMs(): number {
		return Math.max(this.#longestMs, performance.now() - this.#wellAt);
	}

	/** Gives a command until it is answered for good; sometimes twice at once, as a nervous line would. */
	async give(
		name: 'request.log' | 'request.edit',
		payload: object,
		{ isEnough, twice }: { isEnough: () => boolean; twice: boolean }
	): Promise<Answer | undefined> {
		const id = randomText(20);
		const one: Given = { id: `${this.#actor}:${id}`, startedAt: performance.now() };
		this.given.push(one);
		while (!isEnough()) {
			const envelope = { id, name, payload };
			const [answer] = await Promise.all([
				this.line.send(envelope),
				...(twice ? [this.line.send(envelope)] : [])
			]);
			if (answer && (answer.ok || answer.code !== 'UNAVAILABLE')) {
				one.endedAt = performance.now();
				one.answer = answer;
				return answer;
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		return undefined;
	}

	async close(): Promise<void> {
		this.line.close();
		await this.proxy?.close();
	}
}

/** People who keep logging requests, whatever happens, until told that it is enough. */
export class Giving {
	readonly #people: readonly WorldPerson[];
	readonly #hands: Promise<void>[];
	#enough = false;

	constructor(people: readonly WorldPerson[]) {
		this.#people = people;
		this.#hands = people.map((person) => this.#work(person));
	}

	/** Commands that were answered with yes so far. */
	get acknowledged(): number {
		return this.#given.filter(({ answer }) => answer?.ok).length;
	}

	/** Resolves, when nobody gives any more, with everything that was given. */
	async stop(): Promise<Given[]> {
		this.#enough = true;
		await Promise.all(this.#hands);
		return this.#given;
	}

	get #given(): Given[] {
		return this.#people.flatMap(({ given }) => given);
	}

	async #work(person: WorldPerson): Promise<void> {
		const isEnough = () => this.#enough;
		while (!isEnough()) {
			const request = { title: 'A light is out', category: 'lighting', channel: 'phone' };
			await person.give('request.log', request, { isEnough, twice: false });
			await new Promise((resolve) => setTimeout(resolve, 15));
		}
	}
}
