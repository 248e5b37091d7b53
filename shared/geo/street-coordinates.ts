/**
 * Address coordinates of Chicago's straight streets: how far from State or Madison a street lies, in
 * address numbers rounded to 5. Streets on the regular grid carry their number in the street guide;
 * others, and small differences from the guide, were read off the City of Chicago's bike route
 * centre-lines and its published block locations of crimes, shootings and housing. A street whose
 * place is not certain is left out: a block there is refused rather than put somewhere.
 */

/** North-south streets west of State. */
const west = readTable(`
	Plymouth 35, Dearborn 55, Lafayette 60, Federal 75, Perry 110, La Salle 165, Wentworth 200,
	Wells 245, Yale 260, Princeton 300, Franklin 300, Shields 350, Harvard 350, Orleans 360,
	Sedgwick 400, Stewart 400, Hudson 450, Eggleston 450, Canal 475, Normal 500, Cleveland 500,
	Clinton 540, Cambridge 550, Mohawk 550, Parnell 550, Jefferson 600, Wallace 600, Larrabee 600,
	Lowe 650, Howe 650, Desplaines 660, Union 700, Orchard 700, Emerald 750, Burling 750, Halsted 800,
	Clarendon 810, Green 850, Peoria 900, Fremont 905, Hazel 905, Sangamon 950, Wilton 955,
	Morgan 1000, Sheffield 1000, Carpenter 1050, Kenmore 1060, Aberdeen 1100, Winthrop 1115,
	May 1150, Clifton 1150, Racine 1200, Elizabeth 1250, Magnolia 1255, Throop 1300, Lakewood 1305,
	Malden 1325, Ada 1350, Wayne 1375, Loomis 1400, Noble 1395, Southport 1400, Glenwood 1400,
	Bishop 1450, Newgard 1460, Janssen 1485, Laflin 1500, Greenview 1500, Justine 1550,
	Bosworth 1550, Ashland 1595, Marshfield 1650, Paulina 1695, Hermitage 1745, Wood 1795,
	Honore 1845, Wolcott 1895, Winchester 1945, Damen 1995, Seeley 2045, Hoyne 2095, Hamilton 2145,
	Leavitt 2195, Bell 2245, Oakley 2290, Claremont 2345, Western 2395, Artesian 2445,
	Campbell 2495, Maplewood 2550, Rockwell 2600, Talman 2645, Washtenaw 2695, Fairfield 2745,
	California 2795, Mozart 2845, Francisco 2900, Richmond 2945, Sacramento 2995, Whipple 3050,
	Albany 3100, Troy 3150, Kedzie 3200, Sawyer 3250, Spaulding 3300, Christiana 3350, Kimball 3400,
	Homan 3400, Trumbull 3450, Bernard 3450, St Louis 3500, Drake 3550, Central Park 3600,
	Monticello 3650, Millard 3650, Lawndale 3700, Ridgeway 3750, Independence 3770, Hamlin 3800,
	Avers 3850, Springfield 3900, Harding 3950, Pulaski 4000, Komensky 4050, Keystone 4050,
	Karlov 4100, Kedvale 4150, Keeler 4200, Tripp 4250, Kildare 4300, Kolin 4350, Kirkland 4355,
	Lowell 4360, Kostner 4400, Kenneth 4450, Kilbourn 4500, Kolmar 4550, Kenton 4605, Knox 4650,
	Kilpatrick 4700, Keating 4750, Cicero 4800, La Crosse 4855, Lamon 4905, Laporte 4955,
	Lavergne 5005, Lawler 5050, Leclaire 5105, Leamington 5155, Laramie 5210, Latrobe 5260,
	Lockwood 5310, Lorel 5360, Long 5415, Lotus 5475, Linder 5515, Pine 5540, Luna 5555,
	Central 5610, Parkside 5660, Waller 5715, Massasoit 5755, Menard 5810, Monitor 5855,
	Mayfield 5915, Marmora 5910, Mason 5955, Austin 6010, McVicker 6055, Meade 6105, Moody 6155,
	Merrimac 6265, Mobile 6315, Mulligan 6355, Narragansett 6405, Natchez 6500, Nashville 6600,
	Natoma 6635, Normandy 6705, Rutherford 6750, Oak Park 6805, Newcastle 6855, New England 6905,
	Newland 6945, Sayre 6985, Nottingham 7150, Harlem 7240, Oriole 7575, Cumberland 8440, Hale 2030
`);

/** North-south streets east of State. */
const east = readTable(`
	State 0, Wabash 65, Edbrooke 140, Indiana 195, St Clair 230, Stetson 240, Prairie 260, Forest 290,
	Giles 300, Columbus 300, Calumet 330, Fairbanks 330, Dr Martin Luther King Jr 390, McClurg 435,
	Vernon 440, Eberhart 490, Rhodes 540, Forrestville 545, St Lawrence 590, Champlain 640,
	Langley 690, Evans 740, Maryland 845, Drexel 890, Ingleside 935, Ellis 990,
	Dobson 1040, Greenwood 1090, University 1120, Woodlawn 1190, Avalon 1250, Kimbark 1260,
	Kenwood 1320, Dorchester 1390, Dante 1450, Blackstone 1465, Harper 1515, Chicago Beach 1620,
	Cornell 1640, East End 1690, Hyde Park 1705, Ridgeland 1740, Cregier 1785, Constance 1830,
	Bennett 1875, Euclid 1940, Cyril 1960, Jeffery 1990, Chappel 2040, Clyde 2090, Merrill 2140,
	Paxton 2190, Luella 2240, Crandon 2280, Oglesby 2335, Yates 2390, Phillips 2435, Bensley 2455,
	Essex 2485, Kingston 2530, Colfax 2580, Torrence 2585, Saginaw 2635, Marquette 2695,
	Manistee 2730, Muskegon 2815, Escanaba 2860, Commercial 2975, Houston 3025, Brandon 3180,
	Burley 3205, Buffalo 3260, Mackinaw 3310, Avenue M 3485, Avenue L 3565, Avenue J 3655,
	Avenue H 3715, Avenue B 3985
`);

/** East-west streets north of Madison. */
const north = readTable(`
	Madison 0, Warren 45, Randolph 140, West End 145, Maypole 150, Walnut 240, South Water 240,
	Fulton 285, Carroll 345, Kinzie 400, Hubbard 450, Illinois 485, Ferdinand 485,
	Franklin 500, Race 550, Ohio 600, Ontario 620, Erie 655, Huron 705, Superior 750,
	Chicago 800, Rice 850, Chestnut 890, Iowa 900, Augusta 1000, Oak 1025,
	Cortez 1050, Thomas 1100, Haddon 1145, Division 1200, Crystal 1250, Potomac 1300,
	Evergreen 1350, Kamerling 1350, Hirsch 1400, Schiller 1415, Le Moyne 1500, Pierce 1550,
	North 1600, Concord 1650, Wabansia 1700, Bloomingdale 1800, Cortland 1905, Homer 1950,
	Armitage 2000, McLean 2050, Dickens 2100, Shakespeare 2150, Palmer 2195, Webster 2200,
	Lyndale 2265, Belden 2300, Medill 2350, Fullerton 2400, Montana 2450, Altgeld 2500, Deming 2535,
	Lill 2550, Logan 2600, Wrightwood 2600, Drummond 2655, Schubert 2715, Parker 2735, Diversey 2800,
	Wolfram 2850, George 2905, Oakdale 2950, Wellington 3000, Nelson 3055, Barry 3105, Briar 3125,
	Fletcher 3150, Belmont 3200, Melrose 3255, School 3300, Aldine 3315, Buckingham 3345,
	Roscoe 3400, Newport 3480, Cornelia 3505, Eddy 3550, Addison 3600, Patterson 3655, Waveland 3705,
	Warwick 3755, Grace 3810, Berenice 3855, Byron 3905, Dakin 3945, Irving Park 4000, Cuyler 4055,
	Belle Plaine 4140, Berteau 4200, Buena 4215, Hutchinson 4255, Cullom 4300, Pensacola 4340,
	Montrose 4400, Agatite 4440, Sunnyside 4505, Windsor 4550, Wilson 4600, Eastwood 4650,
	Leland 4700, Giddings 4740, Lawrence 4800, Gunnison 4855, Ainslie 4900, Argyle 5030,
	Winnemac 5045, Carmen 5100, Winona 5155, Foster 5200, Farragut 5250, Berwyn 5300,
	Summerdale 5350, Balmoral 5395, Rascher 5450, Catalpa 5500, Bryn Mawr 5600, Hollywood 5700,
	Victoria 5755, Ardmore 5800, Thorndale 5960, Peterson 6000, Glenlake 6080, Hood 6135,
	Granville 6200, Rosemont 6300, Thome 6335, Devon 6400, Arthur 6500, Loyola 6560, Albion 6615,
	North Shore 6695, Pratt 6800, Farwell 6870, Morse 6935, Lunt 7000, Greenleaf 7070, Estes 7135,
	Touhy 7195, Chase 7265, Sherwin 7325, Jarvis 7385, Birchwood 7500, Howard 7580, Jonquil 7670,
	Juneway 7740
`);

/** East-west streets south of Madison that have a name, not a number. */
const south = readTable(`
	Monroe 105, Wilcox 155, Adams 215, Quincy 230, Jackson 310, Gladys 380, Van Buren 435,
	Congress 525, Harrison 610, Flournoy 675, Balbo 735, Lexington 750, Polk 825, Arthington 900,
	Taylor 1005, Fillmore 1055, Grenshaw 1125, Roosevelt 1200, Washburne 1250, Hastings 1350,
	Douglas 1400, Cullerton 1980, Cermak 2205, Pershing 3900, Root 4150, Bowen 4190,
	Hyde Park 5095, Garfield 5500, Marquette 6700, Kensington 11580
`);

/** Signed east-west coordinate of streets whose addresses say N or S, by name in capitals. */
export const northSouthStreets: ReadonlyMap<string, number> = new Map([
	...signed(west, -1),
	...signed(east, 1)
]);

/** Signed north-south coordinate of streets whose addresses say E or W, by name in capitals. */
export const eastWestStreets: ReadonlyMap<string, number> = new Map([
	...signed(north, 1),
	...signed(south, -1)
]);

function readTable(text: string): [name: string, address: number][] {
	return text.split(',').map((entry) => {
		const match = /^(.+) (\d+)$/.exec(entry.trim());
		if (match?.[1] === undefined) throw new Error(`not a street and a number: ${entry.trim()}`);
		return [match[1].toUpperCase(), Number(match[2])];
	});
}

function signed(table: [string, number][], sign: 1 | -1): [string, number][] {
	return table.map(([name, address]) => [name, sign * address]);
}
