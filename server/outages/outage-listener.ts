import { minuteMs, toMs, type Clock } from '#shared/kernel/clock.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { LeasedLoop } from '../courier/leased-loop.ts';
import { getText } from '../get-text.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { Room } from '../room/room.ts';
import { Lease } from '../store/lease.ts';
import type { Kept } from '../store/replicated.ts';
import { countyOf, isOdinPage, type OdinPage } from './read-odin.ts';

/** A look may take so long; whoever has the lease has it until the next but one. */
const lookMs = 3 * minuteMs;
/** A room that was just begun does not wait for its first look. */
const firstMs = 2_000;
const pageSize = 100;
const pagesAtMost = 10;
const bytesAtMost = 1024 * 1024;

interface Parts {
	store: Kept;
	follower: LogFollower;
	room: Room;
	clock: Clock;
	/** Where ODIN's rows are asked for, and the county's number (FIPS) among them. */
	address: string;
	county: string;
	everyMs: number;
	onError: (error: unknown) => void;
}

/**
 * Asks ODIN for power outages of the county, and tells the room. Where it cannot be asked nothing is told: what was told before runs out by
 * itself, and screens say that nobody knows.
 */
export class OutageListener {
	readonly #parts: Parts;
	readonly #loop: LeasedLoop;
	readonly #end = new AbortController();

	constructor(parts: Parts) {
		this.#parts = parts;
		const { store, everyMs, onError } = parts;
		const lease = new Lease(store, store.keys.outageLease, 2 * everyMs + lookMs);
		const look = (mayGoOn: () => Promise<boolean>) => this.#look(mayGoOn);
		this.#loop = new LeasedLoop({ lease, everyMs, firstMs, look, onError });
	}

	start(): void {
		this.#loop.start();
	}

	stop(): Promise<void> {
		this.#end.abort();
		return this.#loop.stop();
	}

	async #look(mayGoOn: () => Promise<boolean>): Promise<void> {
		const { follower, room, county, clock } = this.#parts;
		if (!follower.healthy || !(await mayGoOn())) return;
		const found = countyOf(await this.#rows(), county);
		const nowMs = clock.now();
		// What will be over already, or began in the time to come, is a mistake of whoever reported it.
		const { since, restoredBy, ...rest } = found;
		const payload = {
			...rest,
			...(since !== undefined && toMs(since) <= nowMs ? { since } : {}),
			...(restoredBy !== undefined && toMs(restoredBy) > nowMs ? { restoredBy } : {})
		};
		const command = { id: `receive:outages:${nowMs}`, name: 'outage.receive', payload };
		const answer = await room.carryOut(command, systemActor);
		if (!answer.ok) throw new Error(`outages were not taken: ${answer.code}`);
	}

	/** All rows, or none: a part of them would be too few meters. */
	async #rows(): Promise<OdinPage['results']> {
		const rows: OdinPage['results'] = [];
		for (let page = 0; page < pagesAtMost; page += 1) {
			const { total_count: total, results } = await this.#page(rows.length);
			rows.push(...results);
			if (rows.length === total) return rows;
			if (results.length === 0) break;
		}
		throw new Error('outages cannot be had: fewer rows came than there are');
	}

	async #page(offset: number): Promise<OdinPage> {
		const { address, county } = this.#parts;
		const asked = new URL(address);
		asked.searchParams.set('where', `communitydescriptor="${county}"`);
		// Pages of a list without an order could have a row twice.
		asked.searchParams.set('order_by', 'utility_id');
		asked.searchParams.set('limit', String(pageSize));
		asked.searchParams.set('offset', String(offset));
		const text = await getText(asked, {
			accept: 'application/json',
			bytesAtMost,
			signal: this.#end.signal
		});
		const body: unknown = JSON.parse(text);
		if (!isOdinPage(body)) throw new Error('outages cannot be had: this is no list of them');
		return body;
	}
}
