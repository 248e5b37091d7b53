/** A wall screen and how far people stand from it: diagonal in inches, distances in metres. */
export interface WallProfile {
	inches: number;
	farMetres: number;
	midMetres: number;
	nearMetres: number;
}

/** 65 inches, read from 8, 5 and 3 metres. */
export const referenceProfile: WallProfile = {
	inches: 65,
	farMetres: 8,
	midMetres: 5,
	nearMetres: 3
};

/** Sizes of type in hundredths of the screen's height. */
export interface WallType {
	headline: number;
	row: number;
	caption: number;
}

/** 16 and 20 minutes of arc: the smallest size that can be read, and the comfortable one. */
const floorFactor = 53.4;
const preferredFactor = 66.7;
/** Sizes are rounded up to tenths; the headline is drawn larger than its floor because it leads. */
const headlineShare = 1.22;

/** Type from the profile: captions at the comfortable size, rows and headline at least at the floor. */
export function wallType({ inches, farMetres, midMetres, nearMetres }: WallProfile): WallType {
	const up = (size: number) => Math.ceil(size * 10) / 10;
	return {
		headline: up(((floorFactor * farMetres) / inches) * headlineShare),
		row: up((floorFactor * midMetres) / inches),
		caption: up((preferredFactor * nearMetres) / inches)
	};
}

/** Heights of the wall's bands and rows, and how many rows fit. All in hundredths of the height. */
export interface WallLayout {
	type: WallType;
	strip: number;
	headlines: number;
	changes: number;
	requestRow: number;
	peopleRow: number;
	header: number;
	/** Beside each other below the headlines: the overview. */
	requestRows: number;
	peopleRows: number;
	/** In a list below the headlines: one community. */
	rowsBelowHeadlines: number;
	/** In a list that has the whole height. */
	rowsInFull: number;
}

const safe = 1.5;
const gap = 1.2;
const panelPadding = 1.6;
/** Rows of requests before anything else has room beside them; fewer are no list. */
const wantedRows = 5;
export const fewestRows = 3;
export const fewestPeople = 2;
/** The most that are sent for one list (fold/wall-view.ts). */
export const maxRows = 18;

/** What fits on this screen. Rows drop when the type is large; type never shrinks to fit. */
export function wallLayout(profile: WallProfile, activeCommunities: number): WallLayout {
	const type = wallType(profile);
	const strip = type.row * 1.76;
	const headlines = type.headline * 0.9125 + type.caption * 2.44 + 1.94;
	const changes = type.caption * 1.2 + type.row * 1.25 + 1.4;
	const header = type.caption * 1.355;
	const requestRow = type.row * 1.333;
	const peopleRow = type.row * 1.226;
	const full = 100 - strip - changes - safe - 2 * gap;
	const middle = full - headlines;
	const panels = middle - gap - 2 * (header + panelPadding);
	const peopleBeside = (requests: number) =>
		Math.min(activeCommunities, Math.floor((panels - requests * requestRow) / peopleRow));
	// Requests have the room first; where that leaves no list of people, both give some.
	const peopleRows = Math.max(
		1,
		peopleBeside(wantedRows) >= fewestPeople ? peopleBeside(wantedRows) : peopleBeside(fewestRows)
	);
	const rowsIn = (height: number) =>
		Math.max(0, Math.min(maxRows, Math.floor(height / requestRow + 0.02)));
	return {
		type,
		strip,
		headlines,
		changes,
		header,
		requestRow,
		peopleRow,
		requestRows: rowsIn(panels - peopleRows * peopleRow),
		peopleRows,
		rowsBelowHeadlines: rowsIn(middle - header - panelPadding),
		rowsInFull: rowsIn(full - header - panelPadding)
	};
}
