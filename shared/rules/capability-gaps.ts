import type { Agency } from '../model/agency.ts';
import type { Capability } from '../model/capability.ts';
import type { Category } from '../model/terms.ts';
import { standingOf } from './capabilities.ts';

/** Help that a community that is supported should have: the needs behind violence, and what answers them. */
export const expectedHelp = [
	...(['food_assistance', 'housing_assistance', 'healthcare_access'] as const),
	...(['mental_health_support', 'utility_power', 'internet_access'] as const),
	...(['youth_program', 'employment_training', 'outreach_presence'] as const)
] as const satisfies readonly Category[];

/** Where organisations, and what they do, are looked up. */
interface Known {
	all(kind: 'agency'): Iterable<Agency>;
	all(kind: 'capability'): Iterable<Capability>;
}

/** Serves a community, and can take somebody on, as far as it last said. Who has not said is not counted on. */
export function hasRoomIn(agency: Agency, area: number): boolean {
	const serves = agency.areas.length === 0 || agency.areas.includes(area);
	return serves && agency.state === 'active' && ['open', 'limited'].includes(agency.capacity);
}

/** The same of one thing that it does, as long as somebody asked not too long ago. */
function isRoomIn(one: Capability, area: number, nowMs: number): boolean {
	const serves = one.areas.length === 0 || one.areas.includes(area);
	const hasRoom = one.state === 'active' && ['open', 'limited'].includes(one.capacity);
	return serves && hasRoom && standingOf(one, nowMs) !== 'not_relied_on';
}

/** Help that nobody with room gives in a community: no organisation that leads it, and none that does it. */
export function gapsIn(board: Known, area: number, nowMs: number): Category[] {
	const agencies = [...board.all('agency')];
	const active = new Set(agencies.filter(({ state }) => state === 'active').map(({ id }) => id));
	const given = new Set<Category>([
		...agencies.filter((one) => hasRoomIn(one, area)).flatMap(({ leads }) => leads),
		...[...board.all('capability')]
			.filter((one) => active.has(one.agencyId) && isRoomIn(one, area, nowMs))
			.map(({ category }) => category)
	]);
	return expectedHelp.filter((category) => !given.has(category));
}
