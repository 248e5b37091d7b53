import { WebSocket } from 'ws';
import { randomText } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/model/terms.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { feedNames, protocolVersion } from '#shared/wire/feeds.ts';
import { pairDisplay } from '../../scripts/pair-display.ts';
import { password } from './room.ts';
import { post } from './post.ts';

/** Somebody of every role, and of the organisations that matter: who looks while the canaries are in the room. */
export const onlookers = {
	wall: { role: 'display' },
	/** A wall that visitors see, and one that is covered. */
	lobby: { role: 'display' },
	covered: { role: 'display' },
	desk: { role: 'desk', deskIds: ['intake_triage'] },
	rep: { role: 'desk', agencyId: 'agency_lights', deskIds: ['city_services'] },
	other: { role: 'desk', agencyId: 'agency_pantry' },
	care: { role: 'victim_services', agencyId: 'agency_care', deskIds: ['crisis_victim_services'] },
	othercare: { role: 'victim_services', agencyId: 'agency_othercare' },
	outreach: { role: 'intervention', agencyId: 'agency_outreach' },
	police: { role: 'law_enforcement', agencyId: 'agency_police' },
	boss: { role: 'manager' },
	committee: { role: 'committee' },
	ward: { role: 'elected_office', agencyId: 'agency_ward' },
	funds: { role: 'funding' },
	analyst: { role: 'analyst' },
	admin2: { role: 'administrator' },
	auditor: { role: 'auditor' }
} as const satisfies Record<string, { role: Role; agencyId?: string; deskIds?: readonly string[] }>;
export type Onlooker = keyof typeof onlookers;
export const everyOnlooker = Object.keys(onlookers) as Onlooker[];

/** A word that stands in one place of the room, and who may ever come to read it there. */
export interface Canary {
	where: string;
	word: string;
	readers: readonly Onlooker[];
}

const desks = ['desk', 'rep', 'other', 'boss'] as const;
/** Readers by the place of the word: written from the domain's table of roles, by hand. */
const readersOf = {
	'title of a request about a light': [...desks, 'police'],
	'note on it that is for everybody who works on it': desks,
	'note on it for one organisation': ['rep'],
	'block of it': [...desks, 'police'],
	'outcome of its task': ['desk', 'rep', 'boss', 'police'],
	'title of a restricted request about a child': ['care'],
	'note on it': ['care'],
	'tag of it': ['care'],
	'purpose of an outreach team': ['desk', 'outreach', 'boss'],
	'name of somebody in it': ['desk', 'outreach', 'boss'],
	'title of a mediation that an outreach organisation has': [...desks, 'outreach'],
	'title of a request that an elected office made': [...desks, 'ward'],
	'name of a caller': [],
	'address of a caller': [],
	'sealed note about a caller': [],
	'name of a family’s contact': [],
	'reason why a contact was opened': ['auditor']
} as const satisfies Record<string, readonly Onlooker[]>;
type Where = keyof typeof readersOf;

/** The canaries of one run: their words are found nowhere else. */
export function makeCanaries(): { all: Canary[]; word: (where: Where) => string } {
	const mark = randomText(6);
	const all = Object.entries(readersOf).map(([where, readers], index) => ({
		where,
		readers,
		word: `quokka${index}x${mark}`
	}));
	return { all, word: (where) => all.find((one) => one.where === where)!.word };
}

/** Keeps everything that reaches somebody, byte for byte. */
export class Ear {
	readonly texts: string[] = [];
	readonly #sockets: WebSocket[] = [];
	readonly #address: string;
	readonly cookie: string;

	private constructor(address: string, cookie: string) {
		this.#address = address;
		this.cookie = cookie;
	}

	/** Signs in, and follows every feed that lets it. */
	static async open(address: string, name: Onlooker): Promise<Ear> {
		const isDisplay = onlookers[name].role === 'display';
		const signInName = `see-${isDisplay ? 'boss' : name}`;
		const { cookie: own } = await post(`${address}/api/session`, { signInName, password });
		const cookie = isDisplay ? await hang(address, own, name) : own;
		const ear = new Ear(address, cookie);
		for (const feed of feedNames) ear.#follow(feed);
		return ear;
	}

	#follow(feed: string): void {
		const url = `${this.#address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
		const socket = new WebSocket(url, { headers: { cookie: this.cookie } });
		socket.on('message', (raw) => {
			const text = (raw as Buffer).toString();
			this.texts.push(text);
			if (text.startsWith('0')) socket.send(`40${JSON.stringify({ protocol: protocolVersion })}`);
			else if (text.startsWith('40')) socket.send(`420${JSON.stringify(['join', { feed }])}`);
			else if (text.startsWith('2')) socket.send('3');
		});
		this.#sockets.push(socket);
	}

	/** Resolves once every feed has answered: a heartbeat follows what a join brings. */
	async heardAll(): Promise<void> {
		const untilMs = performance.now() + 10_000;
		const isDone = () => {
			const answers = this.texts.filter((text) => text.startsWith('430['));
			const joined = answers.filter((text) => text.includes('"ok":true')).length;
			const beats = this.texts.filter((text) => text.startsWith('42["beat"')).length;
			return answers.length === feedNames.length && beats >= joined;
		};
		while (!isDone()) {
			if (performance.now() > untilMs) throw new Error('a feed did not answer');
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	/** Asks over HTTP; what comes back is kept too. */
	async ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
		const response = await fetch(`${this.#address}${path}`, {
			method,
			headers: {
				cookie: this.cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' })
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await response.text();
		// What somebody typed themselves comes back to them; what matters is what they are shown.
		if (method === 'GET') this.texts.push(text);
		const isJson = response.headers.get('content-type')?.includes('json') ?? false;
		return text === '' || !isJson
			? { status: response.status }
			: (JSON.parse(text) as Record<string, unknown>);
	}

	/** Gives a command that must be taken; answers with the id of the first record it wrote. */
	async give<Name extends CommandName>(name: Name, payload: Payload<Name>): Promise<string> {
		const answer = await this.ask('POST', '/api/commands', { id: randomText(20), name, payload });
		if (answer['ok'] !== true) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
		return Object.keys(answer['versions'] as object)[0] ?? '';
	}

	close(): void {
		for (const socket of this.#sockets) socket.close();
	}
}

type Ears = Record<Onlooker, Ear>;

/** Adds the onlookers with an administrator's cookie. */
export async function addOnlookers(address: string, adminCookie: string): Promise<void> {
	for (const [name, account] of Object.entries(onlookers)) {
		if (account.role === 'display') continue;
		const signInName = `see-${name}`;
		const person = {
			signInName,
			name: `${signInName} onlooker`,
			deskIds: [],
			...account,
			password
		};
		await post(`${address}/api/people`, person, adminCookie);
	}
}

/** A wall of the site Downtown, as its name says. */
async function hang(address: string, manager: string, name: Onlooker): Promise<string> {
	const cookie = await pairDisplay(address, manager, { name, site: 'Downtown' });
	const call = async (method: string, path: string, body?: object) => {
		const response = await fetch(`${address}/api/displays${path}`, {
			method,
			headers: { cookie: manager, ...(body ? { 'content-type': 'application/json' } : {}) },
			...(body ? { body: JSON.stringify(body) } : {})
		});
		if (!response.ok) throw new Error(`${path} answered ${response.status}`);
		return response;
	};
	const { displays } = (await (await call('GET', '')).json()) as {
		displays: { id: string; name: string }[];
	};
	for (const { id } of displays.filter((display) => display.name === name)) {
		if (name === 'lobby') await call('PATCH', `/${id}`, { visitors: true });
		if (name === 'covered') await call('POST', `/${id}/cover`);
	}
	return cookie;
}

/** Puts the words into the room, each where its canary says, through the doors that people use. */
export async function plant(ears: Ears, word: (where: Where) => string): Promise<string[]> {
	const { boss, rep, desk, care, outreach, ward } = ears;
	for (const id of ['lights', 'pantry', 'care', 'othercare', 'outreach', 'police', 'ward']) {
		const agency = {
			id: `agency_${id}`,
			name: id,
			type: 'city_department' as const,
			areas: [],
			leads: []
		};
		await boss.give('agency.enrol', agency);
	}
	const light = await plantLight({ rep, desk }, word);
	const child = await care.give('request.log', {
		title: `A child, ${word('title of a restricted request about a child')}`,
		category: 'victim_assistance',
		channel: 'phone',
		communityArea: 26
	});
	await care.give('note.add', { subjectId: child, text: word('note on it') });
	await care.give('request.edit', { id: child, edits: { tags: { to: [word('tag of it')] } } });
	await seal(care, child, { contact: { name: word('name of a family’s contact') } });
	const agencyId = 'agency_outreach';
	const staff = await boss.give('staff.enrol', {
		name: word('name of somebody in it'),
		callSign: 'Outreach 7',
		agencyId
	});
	const team = await outreach.give('deployment.request', {
		callSign: 'Outreach 7',
		headcount: 2,
		communityArea: 29,
		purpose: word('purpose of an outreach team'),
		plannedFrom: '2026-01-05T15:00:00.000Z',
		plannedTo: '2026-01-05T19:00:00.000Z',
		staffId: staff
	});
	const mediation = await desk.give('request.log', {
		title: word('title of a mediation that an outreach organisation has'),
		category: 'conflict_mediation',
		channel: 'phone',
		communityArea: 29
	});
	await desk.give('request.triage', { id: mediation, version: 1 });
	await desk.give('request.accept', { id: mediation, version: 2, agencyId });
	const filed = await ward.give('request.log', {
		title: word('title of a request that an elected office made'),
		category: 'food_assistance',
		channel: 'elected_office',
		communityArea: 30
	});
	return [light, child, staff, team, mediation, filed].flat();
}

async function plantLight(
	{ rep, desk }: { rep: Ear; desk: Ear },
	word: (where: Where) => string
): Promise<string[]> {
	const title = word('title of a request about a light');
	const light = await rep.give('request.log', {
		title: `${title} ${word('block of it')}`,
		category: 'lighting',
		channel: 'phone',
		communityArea: 29
	});
	await seal(rep, light, {
		contact: { name: word('name of a caller'), phone: '312 555 0100' },
		address: { text: word('address of a caller') },
		note: { text: word('sealed note about a caller') }
	});
	const reason = word('reason why a contact was opened');
	await rep.ask('POST', `/api/records/${light}/reveal`, { part: 'contact', reason });
	const shared = word('note on it that is for everybody who works on it');
	await desk.give('note.add', { subjectId: light, text: shared });
	const own = word('note on it for one organisation');
	await rep.give('note.add', { subjectId: light, text: own, internal: true });
	const task = await rep.give('task.raise', {
		requestId: light,
		requestVersion: 1,
		title: 'Mend it',
		category: 'lighting',
		priority: 3
	});
	await rep.give('task.assign', { id: task, version: 1, agencyId: 'agency_lights' });
	await rep.give('task.accept', { id: task, version: 2 });
	await rep.give('task.start', { id: task, version: 3 });
	const outcome = word('outcome of its task');
	await rep.give('task.complete', { id: task, version: 4, outcome, quantity: 1, unit: 'lights' });
	return [light, task];
}

async function seal(ear: Ear, id: string, parts: Record<string, object>): Promise<void> {
	for (const [part, value] of Object.entries(parts)) {
		await ear.ask('PUT', `/api/records/${id}/sealed/${part}`, value);
	}
}
