import type { Actor } from '#shared/rules/actors.ts';
import { systemActor } from '#shared/rules/actors.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { hourMs } from '#shared/kernel/clock.ts';
import { after, World } from './rules-world.ts';

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
	/** Carries it out; answers with the id of the first record written. */
	const must = (name: CommandName, payload: object, actor: Actor = chair): string => {
		const { answer, written } = world.give(name, payload, actor);
		if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
		return written[0]?.after.id ?? '';
	};
	/** A record as somebody has seen it. */
	const seen = (id: string): { id: string; version: number } => {
		const kind = id.slice(0, id.indexOf('_')) as 'decision';
		return { id, version: world.board.get(kind, id)!.version };
	};
	return {
		world,
		give,
		must,
		seen,
		/** Members who said yes, in a meeting that is open; so many of them there. */
		meet(of: { members: number; there: number }, communityArea?: number): string {
			const place = communityArea === undefined ? {} : { communityArea };
			const ids = Array.from({ length: of.members }, (_, index) => {
				const seat = { name: `Seat ${index}`, side: 'community', ...place };
				const id = must('member.invite', seat);
				must('member.accept', seen(id));
				return id;
			});
			const when = { startsAt: after(hourMs), place: 'Library', ...place };
			const meeting = must('meeting.plan', when);
			must('meeting.open', seen(meeting));
			for (const memberId of ids.slice(0, of.there)) {
				must('meeting.attend', { id: meeting, memberId, present: true });
			}
			return meeting;
		}
	};
}
