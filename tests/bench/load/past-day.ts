import type { Redis } from 'ioredis';
import { toInstant } from '#shared/kernel/clock.ts';
import { newId, randomText } from '#shared/kernel/ids.ts';
import type { Request } from '#shared/model/request.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { roomKeys } from '#server/store/keys.ts';
import { requestOf } from './feeder.ts';

const chunk = 1_000;

/** The way of one request through a day: what it is, and how long after it came in. */
const way = [
	{ command: 'request.log', state: 'received', afterMs: 0 },
	{ command: 'request.triage', state: 'triaged', afterMs: 10 * 60_000 },
	{ command: 'request.accept', state: 'accepted', afterMs: 30 * 60_000 },
	{ command: 'request.close', state: 'closed', afterMs: 120 * 60_000 }
] as const;

/** Writes the log of one day as so many commands of earlier desks would have left it, in the order of their times. */
export async function writePastDay(
	redis: Redis,
	room: string,
	{ fromMs, toMs, commands }: { fromMs: number; toMs: number; commands: number }
): Promise<void> {
	const keys = roomKeys(room);
	const requests = Math.floor(commands / way.length);
	const last = way.at(-1)!.afterMs;
	const steps = Array.from({ length: requests }, (_, index) => {
		const receivedMs = fromMs + Math.floor(((toMs - fromMs - last) * index) / requests);
		const base = { ...requestOf(index), id: newId('request'), receivedAt: toInstant(receivedMs) };
		return way.map((step, at) => ({
			base,
			step,
			version: at + 1,
			atMs: receivedMs + step.afterMs
		}));
	})
		.flat()
		.toSorted((a, b) => a.atMs - b.atMs);
	for (let made = 0; made < steps.length; made += chunk) {
		const pipeline = redis.pipeline();
		steps.slice(made, made + chunk).forEach(({ base, step, version, atMs }, index) => {
			const at = toInstant(atMs);
			const changed = { changedAt: at, changedBy: 'person_old', changedCommand: step.command };
			const record: Request = { ...base, ...changed, version, state: step.state };
			const id = `person_old:${randomText(20)}`;
			const entry: Entry = {
				at,
				actor: 'person_old',
				command: step.command,
				id,
				records: [record]
			};
			pipeline.xadd(keys.log, `${made + index + 1}-0`, 'entry', JSON.stringify(entry), 'id', id);
		});
		await pipeline.exec();
	}
	await redis.set(keys.position, steps.length);
}
