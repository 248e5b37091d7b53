import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wallView } from '#shared/fold/wall-view.ts';
import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import type { Alert } from '#shared/model/alert.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { capText } from '../support/cap.ts';
import { everythingIn } from '../support/everything-in-redis.ts';
import { HelpRoom } from '../support/help-room.ts';
import { ana, rosa } from '../support/room.ts';

// Goal: a warning for this city is on desk and wall while it holds and no longer, and what the centre tells everybody is
// told when two people stand for it. Method: a real list of warnings on a server of its own; what is told is fetched as
// whoever carries it on would fetch it.
const until = { timeout: 20_000, interval: 50 };

/** Where warnings are: an Atom list and what it leads to. */
class WeatherOffice {
	readonly messages = new Map<string, string>();
	isAway = false;
	calls = 0;
	readonly #server: Server;

	private constructor() {
		this.#server = createServer((request, response) => {
			this.calls += 1;
			if (this.isAway) return response.writeHead(503).end();
			const path = request.url ?? '';
			if (path === '/active.atom') return response.end(this.#list());
			const text = this.messages.get(path.slice(1));
			return text === undefined ? response.writeHead(404).end() : response.end(text);
		});
	}

	#list(): string {
		const entries = [...this.messages.keys()].map(
			(name) => `<entry><link type="application/cap+xml" href="/${name}"/></entry>`
		);
		return `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`;
	}

	static async open(): Promise<WeatherOffice> {
		const office = new WeatherOffice();
		office.#server.listen(0, '127.0.0.1');
		await once(office.#server, 'listening');
		return office;
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/active.atom`;
	}

	/** Everything on the list has been looked at once more. */
	async wasAsked(): Promise<void> {
		const { calls } = this;
		await expect.poll(() => this.calls, until).toBeGreaterThan(calls + 1);
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

let office: WeatherOffice;
let door: HelpRoom;
const second: Actor = { ...rosa, id: 'person_mia', name: 'Mia' };
const board = () => door.room.app.http.follower.board;
const alerts = () => [...board().all('alert')];
const stateOf = (identifier: string) =>
	alerts().find(({ source }) => source?.identifier === identifier)?.state;
const onWall = () =>
	wallView({ board: board(), nowMs: door.room.app.http.clock.now(), opaque: (id) => id }).alerts;
const inHours = (hours: number) => toInstant(door.room.app.http.clock.now() + hours * hourMs);
const capTime = (hours: number) => inHours(hours).replace(/\.\d{3}Z$/, '-00:00');
const warning = (identifier: string, more: Parameters<typeof capText>[0] = {}) =>
	capText({ identifier, sent: capTime(-1), expires: capTime(8), ...more });
const get = async (path: string) => {
	const response = await fetch(`${door.room.address}${path}`);
	return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
	office = await WeatherOffice.open();
	door = await HelpRoom.open({ CAP_FEED_URL: office.address, CAP_EVERY_SECONDS: '1' });
});
afterAll(async () => {
	await door.close();
	await office.close();
});

test('a warning for the city is on the board and on walls; others, tests and those that are over are not', async () => {
	const elsewhere = '<geocode><valueName>SAME</valueName><value>006037</value></geocode>';
	office.messages.set('ours', warning('ours'));
	office.messages.set('elsewhere', warning('elsewhere', { area: elsewhere }));
	office.messages.set('test', warning('test', { status: 'Test' }));
	office.messages.set('over', warning('over', { expires: capTime(-0.5) }));
	office.messages.set('broken', '<alert');

	await expect.poll(() => stateOf('ours'), until).toBe('issued');
	await office.wasAsked();
	expect(alerts()).toHaveLength(1);
	expect(onWall()).toMatchObject([
		{
			about: 'heat',
			title: { en: 'Excessive Heat Warning', es: 'Aviso de calor excesivo' },
			severity: 'severe',
			reach: 'city'
		}
	]);
	// No word of it but its name is on a wall.
	expect(JSON.stringify(onWall())).not.toMatch(/index|water|agua/i);
});

test('the same again changes nothing, and one that takes its place ends it', async () => {
	const [first] = alerts();
	const references = `w-nws.webmaster@noaa.gov,ours,${capTimeOf(first!)}`;
	office.messages.set('ours-again', office.messages.get('ours')!);
	office.messages.set(
		'update',
		warning('update', { msgType: 'Update', references, sent: capTime(0) })
	);

	await expect.poll(() => stateOf('update'), until).toBe('issued');
	await office.wasAsked();
	expect(stateOf('ours')).toBe('ended');
	expect(alerts()).toHaveLength(2);
	expect(onWall()).toHaveLength(1);
});

test('what is called off is gone, also when its end comes before it', async () => {
	const update = alerts().find(({ source }) => source?.identifier === 'update')!;
	const ends = (name: string, sent: string) => `w-nws.webmaster@noaa.gov,${name},${sent}`;
	const lateSent = capTime(-2);
	office.messages.set(
		'cancel',
		warning('cancel', {
			msgType: 'Cancel',
			sent: capTime(0),
			references: `${ends('update', capTimeOf(update))} ${ends('late', lateSent)}`
		})
	);
	await expect.poll(() => stateOf('update'), until).toBe('ended');
	office.messages.set('late', warning('late', { sent: lateSent }));

	await expect.poll(() => stateOf('late'), until).toBe('ended');
	expect(onWall()).toEqual([]);
});

test('a warning about people brings nobody’s name, and one that runs out is gone by itself', async () => {
	office.messages.set(
		'search',
		warning('search', { category: 'Rescue', event: 'Child Abduction', expires: capTime(2) })
	);

	await expect.poll(() => stateOf('search'), until).toBe('issued');
	const kept = [...(await everythingIn({ folder: door.room.folder })).values()].join('\n');
	expect(kept).toContain('Child Abduction');
	expect(kept).not.toContain('KHAYRI');
	expect(onWall()).toHaveLength(1);
	door.pass(2.1 * hourMs);
	expect(onWall()).toEqual([]);
});

test('a list that cannot be had, or leads away, stops nothing: what comes after it is taken', async () => {
	office.isAway = true;
	await office.wasAsked();
	office.isAway = false;
	office.messages.set('after', warning('after'));

	await expect.poll(() => stateOf('after'), until).toBe('issued');
});

/** As it stands in a message. */
function capTimeOf({ source }: Alert): string {
	return source!.sentAt.replace(/\.\d{3}Z$/, '-00:00');
}

const draft = () => ({
	about: 'heat' as const,
	severity: 'moderate' as const,
	headline: 'Cooling centers are open until 9 PM',
	headlineEs: 'Los centros de enfriamiento abren hasta las 9 PM',
	instruction: 'Come in to cool down. Bring water for the way.',
	instructionEs: 'Entre a refrescarse. Traiga agua para el camino.',
	areas: [29, 26],
	expiresAt: inHours(5)
});

test('what the centre tells everybody waits for a second person, and is public from then on', async () => {
	const { id } = await door.room.must(rosa, 'alert.draft', draft());
	const name = `/cap/${id.replace('_', '-')}`;
	expect((await get(`${name}.xml`)).status).toBe(404);
	expect((await get('/help?language=en')).text).not.toContain('Cooling centers');

	const move = { id, version: 1 };
	expect(await door.room.give(rosa, 'alert.issue', move)).toMatchObject({ code: 'SAME_PERSON' });
	expect(await door.room.give(ana, 'alert.issue', move)).toMatchObject({ code: 'NOT_ALLOWED' });
	await door.room.must(second, 'alert.issue', move);

	expect(onWall()[0]).toMatchObject({ severity: 'severe' });
	expect(onWall()).toContainEqual(
		expect.objectContaining({ areas: [26, 29], reach: 'communities' })
	);
	const cap = (await get(`${name}.xml`)).text;
	expect(cap).toContain('<msgType>Alert</msgType>');
	expect(cap.match(/<language>(en|es)-US<\/language>/g)).toHaveLength(2);
	expect(cap).toContain('<areaDesc>Chicago: West Garfield Park, North Lawndale</areaDesc>');
	expect((await get('/cap/alerts.atom')).text).toContain(`${name}.xml`);
	const help = (await get('/help?language=es')).text;
	expect(help).toContain('Los centros de enfriamiento');
	expect(help).toMatch(/West Garfield Park, North Lawndale · hasta /);
	// A warning of others is theirs to tell.
	expect((await get('/cap/alerts.atom')).text).not.toContain('Heat Warning');

	expect((await get(`${name}-cancel.xml`)).status).toBe(404);
	await door.room.must(rosa, 'alert.end', { id, version: 2, reason: 'They are closed' });
	const cancel = (await get(`${name}-cancel.xml`)).text;
	expect(cancel).toContain('<msgType>Cancel</msgType>');
	expect(cancel).toMatch(/<references>[^<]*alert-[^<]*<\/references>/);
	expect(cancel).not.toContain('They are closed');
	expect((await get('/cap/alerts.atom')).text).toContain(`${name}-cancel.xml`);
	expect((await get('/help?language=en')).text).not.toContain('Cooling centers');
});

test('an alert has an end within a week, and what ran out before it was signed is not told', async () => {
	const give = (hours: number) =>
		door.room.give(ana, 'alert.draft', { ...draft(), expiresAt: inHours(hours) });
	const field = { code: 'INVALID_PAYLOAD', fields: [{ path: '/expiresAt' }] };
	expect(await give(0.5)).toMatchObject(field);
	expect(await give(24 * 8)).toMatchObject(field);
	const { id } = await door.room.must(ana, 'alert.draft', draft());
	door.pass(6 * hourMs);

	expect(await door.room.give(rosa, 'alert.issue', { id, version: 1 })).toMatchObject(field);
	await door.room.must(ana, 'alert.discard', { id, version: 1 });
	expect((await get(`/cap/${id.replace('_', '-')}.xml`)).status).toBe(404);
});

test('an alert of a drill is an exercise as CAP, and those who ask for help do not read it', async () => {
	const { id } = await door.room.must(rosa, 'alert.draft', { ...draft(), drill: true });
	await door.room.must(second, 'alert.issue', { id, version: 1 });

	const cap = (await get(`/cap/${id.replace('_', '-')}.xml`)).text;
	expect(cap).toContain('<status>Exercise</status>');
	expect((await get('/help?language=en')).text).not.toContain('Cooling centers');
	await door.room.must(rosa, 'alert.end', { id, version: 2, reason: 'The drill is over' });
});

test('a warning that moves away from the city is over in it, and lists are read from their end', async () => {
	const moved = (name: string) => `w-nws.webmaster@noaa.gov,${name},${sent}`;
	const sent = capTime(-2);
	const elsewhere = '<geocode><valueName>SAME</valueName><value>006037</value></geocode>';
	office.messages.set('storm', warning('storm', { sent }));
	await expect.poll(() => stateOf('storm'), until).toBe('issued');
	office.messages.set(
		'storm-moved',
		warning('storm-moved', { msgType: 'Update', references: moved('storm'), area: elsewhere })
	);
	await expect.poll(() => stateOf('storm'), until).toBe('ended');

	// The newest first, as lists are: an end without a word of where, and then what it ends.
	const end = warning('fog-end', { msgType: 'Cancel', references: moved('fog') });
	office.messages.set('fog-end', end.replace(/<info>[\s\S]*<\/info>/, ''));
	office.messages.set('fog', warning('fog', { sent }));
	await expect.poll(() => stateOf('fog'), until).toBe('ended');
});
