import type { Redis } from 'ioredis';
import { toInstant } from '#shared/kernel/clock.ts';
import { newId, randomText } from '#shared/kernel/ids.ts';
import type { Request } from '#shared/model/request.ts';
import { commit } from '#server/store/commit.ts';
import { roomKeys, type RoomKeys } from '#server/store/keys.ts';
import { monotonicMs } from '../measure.ts';

const actorId = 'person_bench';
const areas = [26, 29, 30, 68, 25, 23, 27];

/** Commits changes to a room's log straight through the commit script: the same for the room and the floor. */
export class Feeder {
	readonly #redis: Redis;
	readonly #keys: RoomKeys;
	#requests: Request[] = [];
	#next = 0;

	constructor(redis: Redis, room: string) {
		this.#redis = redis;
		this.#keys = roomKeys(room);
	}

	/** Makes the requests whose changes will be the load. */
	async prepare(count: number): Promise<void> {
		for (let index = 0; index < count; index += 1) {
			const request = requestOf(index);
			await this.#commit(request);
			this.#requests.push(request);
		}
	}

	/** Changes one request; answers with the position and with when it was asked for. */
	async change(): Promise<{ position: number; sentAt: number }> {
		const index = this.#next % this.#requests.length;
		this.#next += 1;
		const before = this.#requests[index];
		if (!before) throw new Error('prepare comes before change');
		const request: Request = {
			...before,
			version: before.version + 1,
			state: before.state === 'accepted' ? 'in_progress' : 'accepted',
			changedAt: toInstant(Date.now()),
			changedCommand: before.state === 'accepted' ? 'request.start' : 'request.accept'
		};
		this.#requests[index] = request;
		const sentAt = monotonicMs();
		return { position: await this.#commit(request), sentAt };
	}

	/** How far the log reaches. */
	async position(): Promise<number> {
		return Number((await this.#redis.get(this.#keys.position)) ?? 0);
	}

	async #commit(request: Request): Promise<number> {
		const commandId = randomText(20);
		const { changedAt, changedCommand } = request;
		const answer = await commit(
			{ redis: this.#redis, keys: this.#keys, replicas: 0 },
			{
				entry: {
					at: changedAt,
					actor: actorId,
					command: changedCommand,
					id: `${actorId}:${commandId}`,
					records: [request]
				},
				actorId,
				commandId,
				read: [],
				claims: [],
				marks: [],
				retired: []
			}
		);
		if (!answer.ok) throw new Error(`the feeder's commit was refused: ${answer.code}`);
		return answer.position;
	}
}

/** A request in work, valid in every field. */
export function requestOf(index: number): Request {
	const at = toInstant(Date.now());
	return {
		kind: 'request',
		id: newId('request'),
		version: 1,
		changedAt: at,
		changedCommand: 'request.log',
		changedBy: actorId,
		drill: false,
		state: 'accepted',
		priority: 2 + (index % 3),
		restricted: false,
		receivedAt: at,
		acknowledgedAt: at,
		acceptedAt: at,
		pausedMs: 0,
		pausedWorkMs: 0,
		reference: `R-${randomText(6).toUpperCase()}`,
		title: `Street lights are out, block ${index}`,
		category: 'lighting',
		channel: 'phone',
		communityArea: areas[index % areas.length] ?? 26,
		placeBasis: 'stated',
		deskId: 'city_services',
		taskCount: 0,
		attempts: 0
	};
}
