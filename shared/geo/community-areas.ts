/**
 * Chicago's 77 community areas: official names and numbers, and what people call them. Numbers and
 * names are the City of Chicago's ("Boundaries - Community Areas"); they have not changed since 1980.
 */

/** One of Chicago's community areas. */
export interface CommunityArea {
	/** Official number, 1 to 77. */
	number: number;
	/** Official name in ordinary spelling: `South Lawndale`. */
	name: string;
	/** Everyday names. The same alias may belong to more than one area: then ask which is meant. */
	aliases: readonly string[];
	/** What people say, and so what screens say: `Little Village`. */
	displayName: string;
	/** At most 14 characters, for rows on the wall: `W Garfield`. */
	shortName: string;
}

type Names = Partial<Pick<CommunityArea, 'aliases' | 'displayName' | 'shortName'>>;

/** All 77 areas; the place in the list is the number less one. */
export const communityAreas: readonly CommunityArea[] = [
	area(1, 'Rogers Park'),
	area(2, 'West Ridge', { aliases: ['West Rogers Park'] }),
	area(3, 'Uptown', { aliases: ['Buena Park'] }),
	area(4, 'Lincoln Square'),
	area(5, 'North Center', { aliases: ['Roscoe Village'] }),
	area(6, 'Lake View', { aliases: ['Wrigleyville', 'Boystown', 'Northalsted'] }),
	area(7, 'Lincoln Park', { aliases: ['Old Town'] }),
	area(8, 'Near North Side', {
		aliases: ['Gold Coast', 'Streeterville', 'River North', 'Old Town', 'Cabrini-Green'],
		shortName: 'Near North'
	}),
	area(9, 'Edison Park'),
	area(10, 'Norwood Park'),
	area(11, 'Jefferson Park'),
	area(12, 'Forest Glen', { aliases: ['Sauganash', 'Edgebrook'] }),
	area(13, 'North Park'),
	area(14, 'Albany Park'),
	area(15, 'Portage Park'),
	area(16, 'Irving Park'),
	area(17, 'Dunning'),
	area(18, 'Montclare'),
	area(19, 'Belmont Cragin'),
	area(20, 'Hermosa'),
	area(21, 'Avondale'),
	area(22, 'Logan Square', { aliases: ['Bucktown'] }),
	area(23, 'Humboldt Park', { shortName: 'Humboldt Pk' }),
	area(24, 'West Town', {
		aliases: ['Wicker Park', 'Ukrainian Village', 'Noble Square', 'East Village']
	}),
	area(25, 'Austin', { aliases: ['Galewood'] }),
	area(26, 'West Garfield Park', { aliases: ['Garfield Park'], shortName: 'W Garfield' }),
	area(27, 'East Garfield Park', { aliases: ['Garfield Park'], shortName: 'E Garfield' }),
	area(28, 'Near West Side', {
		aliases: ['West Loop', 'Greektown', 'Little Italy', 'University Village', 'Tri-Taylor']
	}),
	area(29, 'North Lawndale', {
		aliases: ['Lawndale', 'K-Town', 'Homan Square'],
		shortName: 'N Lawndale'
	}),
	area(30, 'South Lawndale', {
		aliases: ['Little Village', 'La Villita'],
		displayName: 'Little Village',
		shortName: 'Little Village'
	}),
	area(31, 'Lower West Side', { aliases: ['Pilsen', 'Heart of Chicago'], shortName: 'Lower West' }),
	area(32, 'Loop', { aliases: ['The Loop', 'Downtown', 'South Loop'] }),
	area(33, 'Near South Side', { aliases: ['South Loop'], shortName: 'Near South' }),
	area(34, 'Armour Square', { aliases: ['Chinatown'] }),
	area(35, 'Douglas', { aliases: ['Bronzeville'] }),
	area(36, 'Oakland'),
	area(37, 'Fuller Park'),
	area(38, 'Grand Boulevard', { aliases: ['Bronzeville'], shortName: 'Grand Blvd' }),
	area(39, 'Kenwood'),
	area(40, 'Washington Park', { shortName: 'Washington Pk' }),
	area(41, 'Hyde Park'),
	area(42, 'Woodlawn'),
	area(43, 'South Shore', { aliases: ['Jackson Park Highlands'] }),
	area(44, 'Chatham'),
	area(45, 'Avalon Park'),
	area(46, 'South Chicago', { aliases: ['The Bush'] }),
	area(47, 'Burnside'),
	area(48, 'Calumet Heights', { aliases: ['Pill Hill'], shortName: 'Calumet Hts' }),
	area(49, 'Roseland'),
	area(50, 'Pullman'),
	area(51, 'South Deering'),
	area(52, 'East Side'),
	area(53, 'West Pullman'),
	area(54, 'Riverdale', { aliases: ['Altgeld Gardens'] }),
	area(55, 'Hegewisch'),
	area(56, 'Garfield Ridge'),
	area(57, 'Archer Heights'),
	area(58, 'Brighton Park'),
	area(59, 'McKinley Park'),
	area(60, 'Bridgeport'),
	area(61, 'New City', { aliases: ['Back of the Yards', 'Canaryville'] }),
	area(62, 'West Elsdon'),
	area(63, 'Gage Park'),
	area(64, 'Clearing'),
	area(65, 'West Lawn'),
	area(66, 'Chicago Lawn', { aliases: ['Marquette Park'] }),
	area(67, 'West Englewood', { shortName: 'W Englewood' }),
	area(68, 'Englewood'),
	area(69, 'Greater Grand Crossing', {
		aliases: ['Grand Crossing', 'Park Manor'],
		shortName: 'G Crossing'
	}),
	area(70, 'Ashburn', { aliases: ['Scottsdale'] }),
	area(71, 'Auburn Gresham', { aliases: ['Gresham'], shortName: 'A Gresham' }),
	area(72, 'Beverly'),
	area(73, 'Washington Heights', { shortName: 'Washington Hts' }),
	area(74, 'Mount Greenwood', { shortName: 'Mt Greenwood' }),
	area(75, 'Morgan Park'),
	area(76, "O'Hare"),
	area(77, 'Edgewater', { aliases: ['Andersonville'] })
];

/**
 * Which list of priority areas this is. The City chose the 15 areas with the greatest average of
 * serious victimizations (homicides and non-fatal shootings) over 2018 to 2020. The window can move,
 * so the list is data with a version: a record keeps the version it was made under. Of `validFrom`
 * only the year is known.
 */
export const priorityList = { listVersion: '2020', validFrom: '2020-01-01' } as const;

/** Numbers of the 15 priority areas in list version `2020`, ascending. */
export const priorityAreaNumbers: readonly number[] = [
	23, 25, 26, 27, 29, 30, 43, 49, 53, 61, 66, 67, 68, 69, 71
];

/** Where the work starts: West Garfield Park, North Lawndale, Little Village, Englewood. */
export const firstPhaseAreaNumbers: readonly number[] = [26, 29, 30, 68];

/** The area with the given number. Throws for a number that is not 1 to 77. */
export function communityArea(number: number): CommunityArea {
	const found = communityAreas[number - 1];
	if (found === undefined) throw new Error(`no community area ${number}`);
	return found;
}

const minPrefixLength = 3;

const keysByArea = communityAreas.map((candidate) => ({
	candidate,
	keys: new Set(
		[candidate.name, candidate.displayName, candidate.shortName, ...candidate.aliases].map(
			searchKey
		)
	)
}));

/**
 * Areas meant by a text: an official or everyday name, a short name or a number, whatever its capitals
 * and punctuation (`OHARE`, `lakeview`, `30`). An exact name wins; else a beginning of at least
 * three letters that fits one name only. Several areas mean the name is ambiguous: ask. None: unknown.
 */
export function findAreas(text: string): CommunityArea[] {
	const key = searchKey(text);
	if (/^\d+$/.test(key)) return communityAreas.filter(({ number }) => number === Number(key));

	const exact = keysByArea.filter(({ keys }) => keys.has(key));
	if (exact.length > 0 || key.length < minPrefixLength) return exact.map(candidateOf);

	const begun = keysByArea.flatMap(({ candidate, keys }) =>
		[...keys].filter((name) => name.startsWith(key)).map((name) => ({ candidate, name }))
	);
	if (new Set(begun.map(({ name }) => name)).size === 1) return begun.map(candidateOf);
	const areas = [...new Set(begun.map(candidateOf))];
	return areas.length === 1 ? areas : [];
}

function candidateOf({ candidate }: { candidate: CommunityArea }): CommunityArea {
	return candidate;
}

/** Letters and digits only, in small letters, without accents: `O'Hare` and `OHARE` are one. */
function searchKey(text: string): string {
	return text
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}

function area(number: number, name: string, names: Names = {}): CommunityArea {
	return { number, name, aliases: [], displayName: name, shortName: name, ...names };
}
