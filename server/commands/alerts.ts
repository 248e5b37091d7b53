import { hourMs, dayMs, toMs } from '#shared/kernel/clock.ts';
import { refuseField } from '#shared/kernel/result.ts';
import type { Alert } from '#shared/model/alert.ts';
import { alertMoves, type AlertMoveCommand } from '#shared/rules/alert-moves.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { decideMoves, given } from './move.ts';

/** What is told to everybody is told for an hour at least, and for a week at most: then it is said anew. */
const leastMs = hourMs;
const mostMs = 7 * dayMs;

const moves = decideMoves<'alert', AlertMoveCommand>({
	kind: 'alert',
	table: alertMoves,
	effects: {
		'alert.issue': (alert, { at, nowMs, actor }) =>
			toMs(alert.expiresAt) <= nowMs
				? refuseField('/expiresAt', 'minimum')
				: { issuedAt: at, issuedBy: actor.id },
		'alert.end': (_, { payload, at }) => ({ endedAt: at, reason: payload.reason }),
		'alert.discard': (_, { at }) => ({ endedAt: at })
	}
});

/** Written by one person, told when another has signed it. */
const draft: Decide<'alert.draft'> = ({ payload, nowMs, actor, newId }) => {
	const forMs = toMs(payload.expiresAt) - nowMs;
	if (forMs < leastMs) return refuseField('/expiresAt', 'minimum');
	if (forMs > mostMs) return refuseField('/expiresAt', 'maximum');
	const areas = [...new Set(payload.areas ?? [])].toSorted((a, b) => a - b);
	return change([
		{
			kind: 'alert',
			id: newId('alert'),
			state: 'draft',
			about: payload.about,
			severity: payload.severity,
			urgency: payload.urgency ?? 'expected',
			certainty: payload.certainty ?? 'likely',
			headline: { en: payload.headline, es: payload.headlineEs },
			instruction: { en: payload.instruction, es: payload.instructionEs },
			reach: areas.length > 0 ? 'communities' : 'city',
			areas,
			expiresAt: payload.expiresAt,
			replaces: [],
			createdBy: actor.id,
			drill: payload.drill ?? false
		}
	]);
};

/**
 * A warning from elsewhere. What it replaces ends with it; what came late, and was replaced before it was here, is over
 * when it comes. The same one again changes nothing.
 */
const receive: Decide<'alert.receive'> = ({ payload, board, at }) => {
	const { id, ends, replaces, source, about, event, severity, urgency, certainty } = payload;
	if (board.get('alert', id)) return change([]);
	const all = [...board.all('alert')];
	const isOver = ends || all.some((other) => other.replaces.includes(id));
	const replaced = all.filter(
		(other) => replaces.includes(other.id) && other.state === 'issued' && other.source !== undefined
	);
	const { headline, instruction, reach, areas, onsetAt, expiresAt } = payload;
	const received: Draft = {
		kind: 'alert',
		id,
		source,
		about,
		event,
		severity,
		urgency,
		certainty,
		reach,
		areas,
		expiresAt,
		replaces,
		...given({ headline, instruction, onsetAt }),
		state: isOver ? 'ended' : 'issued',
		issuedAt: at,
		...(isOver ? { endedAt: at } : {}),
		drill: false
	};
	const ended = replaced.map((other): Alert => ({ ...other, state: 'ended', endedAt: at }));
	return change([received, ...ended]);
};

export const alertDecisions = { ...moves, 'alert.draft': draft, 'alert.receive': receive };
