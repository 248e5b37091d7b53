import { Type, type Static } from 'typebox';

/** What a room's map is drawn from beside what is in the code. */
export const MapGround = Type.Object({
	/** Address of a PMTiles archive on this server: streets, parks and water in more detail. */
	tiles: Type.Optional(Type.String()),
	/** Which official boundaries there are: another name whenever they were imported anew. */
	boundaries: Type.Optional(Type.String())
});
export type MapGround = Static<typeof MapGround>;

/** Where PMTiles archives are served. */
export const tilesPath = '/tiles/';
