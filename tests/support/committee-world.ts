import type { Actor } from '#shared/rules/actors.ts';
import { systemActor } from '#shared/rules/actors.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { World } from './rules-world.ts';

/** Who convenes the committee, and somebody of an organisation's desk. */
export const chair: Actor = { id: 'person_chair', name: 'Cleo', role: 'committee', deskIds: [] };
export const ana: Actor = {
	id: 'person_ana',
	name: 'Ana',
	role: 'desk',
	agencyId: 'agency_aa',
	deskIds: ['city_services']
};

/** A world with its communities, in which the committee's chair gives what nobody else is named for. */
export function committeeWorld() {
	const world = new World();
	const give = (name: CommandName, payload: object, actor: Actor = chair) =>
		world.give(name, payload, actor).answer;
	give('room.seed', { communities: true }, systemActor);
	return {
		world,
		give,
		/** Carries it out; answers with the id of the first record written. */
		must(name: CommandName, payload: object, actor: Actor = chair): string {
			const { answer, written } = world.give(name, payload, actor);
			if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
			return written[0]?.after.id ?? '';
		},
		/** A record as somebody has seen it. */
		seen(id: string): { id: string; version: number } {
			const kind = id.slice(0, id.indexOf('_')) as 'decision';
			return { id, version: world.board.get(kind, id)!.version };
		}
	};
}
