import { systemClock, type Clock } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { HelpPhone } from './help-form.ts';
import { enrolAgencies, TestRoom } from './room.ts';

/** A room whose door people come to: its clock is put on, so that each form was filled in for as long as a person takes. */
export class HelpRoom {
	#room: TestRoom;
	readonly #clock: Clock & { aheadMs: number };
	readonly #settings: Record<string, string>;
	#households = 0;

	private constructor(
		room: TestRoom,
		clock: Clock & { aheadMs: number },
		settings: Record<string, string>
	) {
		this.#room = room;
		this.#clock = clock;
		this.#settings = settings;
	}

	get room(): TestRoom {
		return this.#room;
	}

	/** The process ends and another goes on. */
	async restart(): Promise<void> {
		this.#room = await this.#room.reopen(this.#clock, this.#settings);
	}

	static async open(more: Record<string, string> = {}): Promise<HelpRoom> {
		const clock = {
			aheadMs: 0,
			now(): number {
				return systemClock.now() + this.aheadMs;
			}
		};
		const settings = {
			SEAL_KEYS: makeKey('one'),
			TRUSTED_PROXIES: '127.0.0.1',
			DUTY_PHONE: '312 555 0100',
			REQUESTS_PER_MINUTE: '100000',
			...more
		};
		const room = await TestRoom.open(clock, settings);
		await enrolAgencies(room);
		return new HelpRoom(room, clock, settings);
	}

	/** Somebody with this address, or at home, with an address of their own. */
	phone(address?: string): HelpPhone {
		this.#households += 1;
		const own = `10.1.${Math.floor(this.#households / 200)}.${1 + (this.#households % 200)}`;
		return new HelpPhone(this.room.address, { 'x-forwarded-for': address ?? own });
	}

	/** A form that was open for a minute, sent. */
	async ask(from: HelpPhone, fields: Record<string, string> = {}) {
		const token = fields['token'] ?? (await from.form(fields['language']));
		this.pass(60_000);
		return from.ask({ ...fields, token });
	}

	/** So much time goes by. */
	pass(ms: number): void {
		this.#clock.aheadMs += ms;
	}

	find(reference: string): Request | undefined {
		return [...this.room.app.http.follower.board.all('request')].find(
			(one) => one.reference === reference
		);
	}

	close(): Promise<void> {
		return this.room.close();
	}
}
