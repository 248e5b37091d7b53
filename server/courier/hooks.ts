import { hourMs, minuteMs, systemClock, type Clock } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import { isPublished } from '#shared/rules/published.ts';
import type { Hook } from '#shared/wire/hooks.ts';
import type { LogFollower } from '../log/log-follower.ts';
import { readLog } from '../log/archive.ts';
import type { Placed } from '../log/entries.ts';
import { publishedRequest } from '../open311/published-request.ts';
import { Lease } from '../store/lease.ts';
import type { HookEvent, HookState, HookStore } from '../store/hooks.ts';
import type { Store } from '../store/store.ts';
import { LeasedLoop } from './leased-loop.ts';
import { signed } from './signature.ts';

const lookEveryMs = 500;
const leaseMs = 60_000;
const timeoutMs = 15_000;
/** Told to one at one look: others have their turn. */
const atOneLook = 100;
/** Pauses between tries, as Standard Webhooks has them; after the last an event is given up and the next is told. */
const pausesMs = [5_000, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs];

interface Parts {
	store: Store;
	follower: LogFollower;
	clock: Clock;
	hooks: HookStore;
	onError: (error: unknown) => void;
}

type Told = 'told' | 'failed' | 'gone' | 'stopped';

/**
 * Tells partners' programs of public work: from the log, in its order, each event until it was heard or given up. How far one
 * has heard is kept; whatever ends in between, it goes on from there, and an event keeps its id.
 */
export class HookCourier {
	readonly #parts: Parts;
	readonly #loop: LeasedLoop;
	/** Whoever does not answer keeps no process from ending. */
	readonly #end = new AbortController();

	constructor(parts: Parts) {
		this.#parts = parts;
		const { store, onError } = parts;
		const lease = new Lease(store, store.keys.hookLease, leaseMs);
		const look = (mayGoOn: () => Promise<boolean>) => this.#tellAll(mayGoOn);
		this.#loop = new LeasedLoop({ lease, everyMs: lookEveryMs, look, onError });
	}

	start(): void {
		this.#loop.start();
	}

	stop(): Promise<void> {
		this.#end.abort();
		return this.#loop.stop();
	}

	/** Tells again what was given up, the oldest first; answers with how many were heard. */
	async replay(hook: Hook): Promise<number> {
		const { hooks } = this.#parts;
		let heard = 0;
		for (const event of await hooks.dead(hook.id)) {
			if ((await this.#tell(hook, event)) !== 'told') break;
			await hooks.raise(hook.id, event);
			heard += 1;
		}
		return heard;
	}

	async #tellAll(mayGoOn: () => Promise<boolean>): Promise<void> {
		const { hooks, follower, onError } = this.#parts;
		if (!follower.healthy) return;
		const all = await hooks.all();
		if (all.length === 0 || !(await mayGoOn())) return;
		// Each has its own pace: one that is slow or away keeps none of the others.
		await Promise.all(all.map((hook) => this.#tellOne(hook, mayGoOn).catch(onError)));
	}

	async #tellOne(hook: Hook, mayGoOn: () => Promise<boolean>): Promise<void> {
		const { hooks, follower, clock, store } = this.#parts;
		const kept = await hooks.stateOf(hook.id);
		if (!kept || kept.gone || kept.nextMs > clock.now()) return;
		// Another log than the one it was told of: it goes on from where that one stands.
		const isOther = kept.epoch !== follower.epoch;
		let state = isOther ? { ...kept, epoch: follower.epoch, position: follower.position } : kept;
		if (isOther) await hooks.keep(hook.id, state);
		if (state.position >= follower.position) return;
		let told = 0;
		for await (const placed of readLog(store, state.position + 1)) {
			if (placed.position > follower.position || told >= atOneLook) return;
			for (const { event, request } of await this.#eventsOf(hook, placed)) {
				if (told > 0 && !(await mayGoOn())) return;
				const after = await this.#try(hook, event, state);
				if (!after) return;
				state = after;
				await hooks.noteTold(hook.id, request.id);
				told += 1;
			}
			state = { ...state, position: placed.position };
			if (told > 0 || placed.position === follower.position) await hooks.keep(hook.id, state);
		}
		await hooks.keep(hook.id, state);
	}

	/** How it stands after a try; nothing when it is tried again later. */
	async #try(hook: Hook, event: HookEvent, state: HookState): Promise<HookState | undefined> {
		const { hooks, clock } = this.#parts;
		const told = await this.#tell(hook, event);
		if (told === 'told') return { ...state, attempts: 0, nextMs: 0 };
		// It was no try: the next process tells it.
		if (told === 'stopped') return undefined;
		if (told === 'gone') {
			await hooks.keep(hook.id, { ...state, gone: true });
			return undefined;
		}
		const pause = pausesMs[state.attempts];
		if (pause !== undefined) {
			const again = { attempts: state.attempts + 1, nextMs: clock.now() + pause };
			await hooks.keep(hook.id, { ...state, ...again });
			return undefined;
		}
		await hooks.bury(hook.id, event);
		return { ...state, attempts: 0, nextMs: 0 };
	}

	/** What an entry means to whoever may know only what is public. */
	async #eventsOf(
		hook: Hook,
		{ position, entry }: Placed
	): Promise<{ event: HookEvent; request: Request }[]> {
		const { hooks, follower } = this.#parts;
		const { board } = follower;
		const events: { event: HookEvent; request: Request }[] = [];
		for (const record of entry.records) {
			if (record.kind !== 'request') continue;
			const id = `evt_${position}_${record.reference.slice(2).toLowerCase()}`;
			const told = { id, timestamp: entry.at };
			if (isPublished(record)) {
				const agencyName = record.agencyId ? board.get('agency', record.agencyId)?.name : undefined;
				const around = { tasks: board.tasksOf(record.id), agencyName, calendars: board };
				const data = publishedRequest(record, around);
				const type = record.version === 1 ? 'request.published' : 'request.changed';
				events.push({ request: record, event: { ...told, type, data } });
			} else if (await hooks.wasTold(hook.id, record.id)) {
				const data = { service_request_id: record.reference };
				events.push({ request: record, event: { ...told, type: 'request.withdrawn', data } });
			}
		}
		return events;
	}

	async #tell(hook: Hook, { id, type, timestamp, data }: HookEvent): Promise<Told> {
		const secret = await this.#parts.hooks.secretOf(hook.id);
		if (secret === undefined) return 'gone';
		const body = JSON.stringify({ type, timestamp, data });
		try {
			const response = await fetch(hook.url, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					...signed(secret, { id, atMs: systemClock.now(), body })
				},
				body,
				redirect: 'error',
				signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), this.#end.signal])
			});
			await response.body?.cancel();
			if (response.ok) return 'told';
			return response.status === 410 ? 'gone' : 'failed';
		} catch {
			return this.#end.signal.aborted ? 'stopped' : 'failed';
		}
	}
}
