import { communityPhases, type CommunityPhase } from '../model/terms.ts';

const order = communityPhases.filter((phase) => phase !== 'paused');
const pausable: readonly CommunityPhase[] = ['engaging', 'activated', 'sustained'];

/**
 * Phases that a community may come to from this one (domain 4.8): the next, any earlier one, and a pause from where there
 * is something to pause. Every one of these moves is a committee's decision.
 */
export function phasesAfter(phase: CommunityPhase): CommunityPhase[] {
	if (phase === 'paused') return [...pausable];
	const at = order.indexOf(phase);
	const along = order.filter((_, index) => index < at || index === at + 1);
	return pausable.includes(phase) ? [...along, 'paused'] : along;
}

/** From here on an organisation coordinates there: without one there is nothing to begin with. */
export function needsAnchor(phase: CommunityPhase): boolean {
	return pausable.includes(phase);
}
