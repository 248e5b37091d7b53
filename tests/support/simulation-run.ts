import { isDeepStrictEqual } from 'node:util';
import type { Board } from '#shared/fold/board.ts';
import { kinds, type AnyRecord } from '#shared/model/records.ts';
import { isMovedKind, tableOf } from '#shared/rules/all-moves.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { project } from '#shared/rules/visibility.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { SimulatedRoom, type Screen, type Weakened } from './simulated-room.ts';

const steps = 260;

/** What somebody would see of a board, key by key. */
function projected(looker: Looker, board: Board): Map<string, unknown> {
	const seen = new Map<string, unknown>();
	for (const kind of kinds) {
		for (const record of board.all(kind)) {
			const doc = project(looker, record, board);
			if (doc) seen.set(record.id, doc);
		}
	}
	return seen;
}

function shown(screen: Screen): Map<string, unknown> {
	return new Map(
		kinds.flatMap((kind) => [...screen.board.all(kind)].map((record) => [record.id, record]))
	);
}

/** The first thing that is not as it must be; nothing when all is well. */
function findFault(room: SimulatedRoom): string | undefined {
	for (const [index, screen] of room.screens.entries()) {
		const { epoch, position } = screen.follower;
		if (epoch !== room.epoch) continue;
		if (!isDeepStrictEqual(shown(screen), projected(screen.looker, room.rebuild(position)))) {
			return `screen ${index} shows what the log never had at ${position}`;
		}
	}
	return undefined;
}

/** A record whose version did not rise by one, or whose state came by a move that no table has. */
function findLostUpdate(room: SimulatedRoom): string | undefined {
	const known = new Map<string, AnyRecord>();
	for (const { records, command } of room.log) {
		for (const record of records) {
			const before = known.get(record.id);
			if (record.version !== (before?.version ?? 0) + 1)
				return `${record.id} was written over another change`;
			if (before && 'state' in before && 'state' in record && before.state !== record.state) {
				const table = isMovedKind(record.kind) ? tableOf(record.kind) : [];
				const permitted = table.some(
					({ from, to }) => from.includes(before.state) && to === record.state
				);
				if (!permitted)
					return `${command} moved ${record.id} from ${before.state} to ${record.state}`;
			}
			known.set(record.id, record);
		}
	}
	return undefined;
}

/** Runs one seed to its end; answers with the first fault, and with how much happened. */
export function runSeed(
	seed: number,
	weakened: Weakened = {}
): { fault: string | undefined; worked: number } {
	const room = new SimulatedRoom(randomSource(seed), 6, weakened);
	for (let step = 0; step < steps; step += 1) {
		room.step();
		const fault = step % 4 === 0 ? findFault(room) : undefined;
		if (fault) return { fault: `seed ${seed}, step ${step}: ${fault}`, worked: room.log.length };
	}
	room.settle();
	const last = findFault(room) ?? findLostUpdate(room);
	const behind = room.screens.some(
		({ follower }) => follower.epoch !== room.epoch || follower.position !== room.log.length
	);
	const fault = last ?? (behind ? 'a screen is not at the end of the log' : undefined);
	return { fault: fault && `seed ${seed}: ${fault}`, worked: room.log.length };
}
