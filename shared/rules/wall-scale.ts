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
	requestRows: number;
	peopleRows: number;
}

const safe = 1.5;
const gap = 1.2;
const panelPadding = 1.6;
const maxRequestRows = 12;

/** What fits on this screen. Rows drop when the type is large; type never shrinks to fit. */
export function wallLayout(profile: WallProfile, activeCommunities: number): WallLayout {
	const type = wallType(profile);
	const strip = type.row * 1.76;
	const headlines = type.headline * 0.9125 + type.caption * 2.44 + 1.94;
	const changes = type.caption * 1.2 + type.row * 1.25 + 1.4;
	const middle = 100 - strip - headlines - changes - safe - 2 * gap;
	const header = type.caption * 1.355;
	const requestRow = type.row * 1.333;
	const peopleRow = type.row * 1.226;
	const panels = middle - gap - 2 * (header + panelPadding);
	const leastRequests = 3 * requestRow;
	const peopleRows = Math.max(
		1,
		Math.min(activeCommunities, Math.floor((panels - leastRequests) / peopleRow))
	);
	const left = panels - peopleRows * peopleRow;
	const requestRows = Math.max(0, Math.min(maxRequestRows, Math.floor(left / requestRow + 0.02)));
	return {
		type,
		strip,
		headlines,
		changes,
		header,
		requestRow,
		peopleRow,
		requestRows,
		peopleRows
	};
}
