import type { Boundaries } from '#shared/model/boundaries.ts';
import type { SourceId } from '#shared/model/sources.ts';
import type { FailedLoad, Publication, SourceStanding } from '#shared/wire/indicators.ts';
import { must, type RoomClient } from '../client/room-client.ts';

/** Gives the room what is known from a source; answers whether that is news to it. */
export async function sendPublication(
	room: RoomClient,
	source: SourceId,
	body: Publication
): Promise<boolean> {
	const answer = await room.PUT('/api/sources/{source}', { params: { path: { source } }, body });
	return must<{ changed: boolean }>(`What is known from ${source}`, answer).data.changed;
}

/** Tells the room that a load was refused, so that it shows the source as old. */
export async function sendFailure(
	room: RoomClient,
	source: SourceId,
	body: FailedLoad
): Promise<void> {
	const params = { path: { source } };
	must('Word of the failure', await room.POST('/api/sources/{source}/failures', { params, body }));
}

export async function standingsOf(room: RoomClient): Promise<SourceStanding[]> {
	const answer = await room.GET('/api/sources');
	return must<{ sources: SourceStanding[] }>('What sources there are', answer).data.sources;
}

/** The official outlines that the room draws; nothing where it has its own approximate ones. */
export async function boundariesOf(room: RoomClient): Promise<Boundaries | undefined> {
	const { data: ground } = must('What the map is drawn from', await room.GET('/api/map'));
	const { boundaries: revision } = ground as { boundaries?: string };
	if (revision === undefined) return undefined;
	const params = { path: { revision } };
	const answer = await room.GET('/api/map/boundaries/{revision}', { params });
	return must<unknown>('The outlines', answer).data as Boundaries;
}
