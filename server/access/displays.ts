import { createHash, randomBytes, randomInt } from 'node:crypto';
import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import {
	pairingAlphabet,
	pairingCodeLength,
	usualManner,
	type Display,
	type Site
} from '#shared/model/display.ts';
import type { DisplayReport } from '#shared/wire/displays.ts';
import { tellProcesses } from '../log/control.ts';
import { replicated, type Kept } from '../store/replicated.ts';
import { updateText } from '../store/update-text.ts';
import type { Person } from './people.ts';

/** A screen that shows its code: what it must prove, and who it became when it was let in. */
interface Waiting {
	secretHash: string;
	/** What its browser says it is: shown to whoever lets it in. */
	browser: string;
	displayId?: string;
}

/** What a display last said, and when. */
export type Heard = DisplayReport & { heardAt: string; frozenAt?: string };

const waitSeconds = 10 * 60;
const codesTried = 5;

/** Wall screens: how they come in, what they are called, where they hang, what they last said. */
export class Displays {
	readonly #store: Kept;
	readonly #clock: Clock;

	constructor(store: Kept, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
	}

	/** A code for a screen to show, and the secret by which it comes back for what the code was given. */
	async offer(browser: string): Promise<{ code: string; secret: string; forSeconds: number }> {
		const { redis, keys } = this.#store;
		const secret = randomBytes(32).toString('base64url');
		const waiting: Waiting = { secretHash: hashOf(secret), browser: browser.slice(0, 120) };
		for (let attempt = 0; attempt < codesTried; attempt += 1) {
			const code = newCode();
			const text = JSON.stringify(waiting);
			const isFree = await redis.set(keys.pairing(code), text, 'EX', waitSeconds, 'NX');
			if (isFree) return { code, secret, forSeconds: waitSeconds };
		}
		throw new Error('no pairing code is free');
	}

	/** The browser that shows this code; nothing when none does, or when it was let in before. */
	async whoShows(code: string): Promise<string | undefined> {
		const waiting = await this.#waiting(code);
		return waiting && waiting.displayId === undefined ? waiting.browser : undefined;
	}

	/** Lets in the screen that shows this code, once; nothing when none does any more. */
	async approve(
		code: string,
		about: Pick<Display, 'id' | 'name' | 'siteId' | 'profile'>
	): Promise<Display | undefined> {
		const { redis, keys } = this.#store;
		const waiting = await this.#waiting(code);
		if (!waiting || waiting.displayId !== undefined) return undefined;
		// Of two who approve at once only one does.
		const taking = keys.limit(`pairing:${code}`);
		if (!(await redis.set(taking, '1', 'EX', waitSeconds, 'NX'))) return undefined;
		const display: Display = {
			...about,
			...usualManner,
			visitors: false,
			pairedAt: toInstant(this.#clock.now())
		};
		await this.#save(display);
		const text = JSON.stringify({ ...waiting, displayId: display.id });
		await redis.set(keys.pairing(code), text, 'EX', waitSeconds, 'XX');
		return display;
	}

	/** What became of a screen's code: it still waits, it is this display now, or the code is good no more. */
	async claim(code: string, secret: string): Promise<'waiting' | Person | undefined> {
		const { redis, keys } = this.#store;
		const waiting = await this.#waiting(code);
		if (waiting?.secretHash !== hashOf(secret)) return undefined;
		if (waiting.displayId === undefined) return 'waiting';
		if ((await redis.del(keys.pairing(code))) === 0) return undefined;
		return this.asPerson(waiting.displayId);
	}

	/** A display as an owner of sessions; nothing when it was revoked. */
	async asPerson(id: string): Promise<Person | undefined> {
		const display = await this.find(id);
		return display && { id, signInName: '', name: display.name, role: 'display', deskIds: [] };
	}

	async find(id: string): Promise<Display | undefined> {
		return (await this.all()).find((display) => display.id === id);
	}

	all(): Promise<Display[]> {
		return this.#held<Display>(this.#store.keys.displays);
	}

	/**
	 * Changes what a display or a site is, from what it is at this moment; every process learns it. What is given as
	 * `undefined` is taken away.
	 */
	async change<Wall extends Display | Site>(
		id: string,
		fields: { [Field in keyof Wall]?: Wall[Field] | undefined }
	): Promise<Wall> {
		const { keys } = this.#store;
		const key = id.startsWith('site_') ? keys.sites : keys.displays;
		const text = await updateText(
			this.#store,
			{ key, field: id },
			{
				change: (held) => JSON.stringify({ ...(JSON.parse(held) as Wall), ...fields }),
				also: (pipeline) => tellProcesses(pipeline, keys, { kind: 'walls.changed', subject: id })
			}
		);
		if (text === undefined) throw new Error(`there is no ${id}`);
		const coveredAt = await this.#store.redis.hget(keys.covered, id);
		const wall = { ...asSaved(id), ...(JSON.parse(text) as Wall) };
		return coveredAt === null ? wall : { ...wall, coveredAt };
	}

	/** Makes a display, or all walls of a site, blank at once; or lets them show what they may again. */
	async cover(id: string, covered: boolean): Promise<void> {
		const { keys } = this.#store;
		const at = toInstant(this.#clock.now());
		await replicated(this.#store, (pipeline) => {
			if (covered) pipeline.hsetnx(keys.covered, id, at);
			else pipeline.hdel(keys.covered, id);
			return tellProcesses(pipeline, keys, { kind: 'walls.changed', subject: id });
		});
	}

	/** It is a display no more; its sessions are ended apart (sessions.ts). */
	async remove(id: string): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			tellProcesses(
				pipeline.hdel(keys.displays, id).hdel(keys.displayReports, id).hdel(keys.covered, id),
				keys,
				{ kind: 'walls.changed', subject: id }
			)
		);
	}

	/** What a display says of itself; lost without harm. */
	async hear(id: string, report: DisplayReport): Promise<void> {
		const heard: Heard = { ...report, heardAt: toInstant(this.#clock.now()) };
		await this.#store.redis.hset(this.#store.keys.displayReports, id, JSON.stringify(heard));
	}

	/** Its watchdog says that its page stands still: until the page itself says something again. */
	async hearFrozen(id: string): Promise<void> {
		const { redis, keys } = this.#store;
		const last = await redis.hget(keys.displayReports, id);
		if (last === null) return;
		const frozenAt = toInstant(this.#clock.now());
		await redis.hset(
			keys.displayReports,
			id,
			JSON.stringify({ ...(JSON.parse(last) as Heard), frozenAt })
		);
	}

	/** By display. */
	async reports(): Promise<Map<string, Heard>> {
		const held = await this.#store.redis.hgetall(this.#store.keys.displayReports);
		return new Map(Object.entries(held).map(([id, text]) => [id, JSON.parse(text) as Heard]));
	}

	sites(): Promise<Site[]> {
		return this.#held<Site>(this.#store.keys.sites);
	}

	async findSite(id: string): Promise<Site | undefined> {
		return (await this.sites()).find((site) => site.id === id);
	}

	/** The site of this name, made when there is none yet. */
	async siteNamed(name: string): Promise<Site> {
		// The same name is the same id, so that two who make it at once make one.
		const id = `site_${hashOf(name.normalize('NFKC').trim().toLowerCase()).slice(0, 16)}`;
		const { redis, keys } = this.#store;
		const site: Site = { id, name: name.trim(), visitors: false, tours: [] };
		if (await redis.hsetnx(keys.sites, id, JSON.stringify(site))) await this.#save(site);
		return (await this.findSite(id)) ?? site;
	}

	/** Has a display say which one it is, or load its page anew. */
	async tell(kind: 'display.identify' | 'display.reload', id: string): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			tellProcesses(pipeline, keys, { kind, subject: id })
		);
	}

	async #held<Wall extends Display | Site>(key: string): Promise<Wall[]> {
		const { redis, keys } = this.#store;
		const [held, covered] = await Promise.all([redis.hvals(key), redis.hgetall(keys.covered)]);
		return held
			.map((text) => JSON.parse(text) as Wall)
			.map((held) => {
				const wall = { ...asSaved(held.id), ...held };
				const coveredAt = covered[wall.id];
				return coveredAt === undefined ? wall : { ...wall, coveredAt };
			})
			.toSorted((a, b) => a.name.localeCompare(b.name));
	}

	async #save(wall: Display | Site): Promise<void> {
		const { keys } = this.#store;
		const key = wall.id.startsWith('site_') ? keys.sites : keys.displays;
		// Told behind it: whoever hears of the change finds it.
		await replicated(this.#store, (pipeline) =>
			tellProcesses(pipeline.hset(key, wall.id, JSON.stringify(wall)), keys, {
				kind: 'walls.changed',
				subject: wall.id
			})
		);
	}

	async #waiting(code: string): Promise<Waiting | undefined> {
		const text = await this.#store.redis.get(this.#store.keys.pairing(code));
		return text === null ? undefined : (JSON.parse(text) as Waiting);
	}
}

/** What screens that were paired by an older version have not said. */
function asSaved(id: string): Partial<Display> {
	return id.startsWith('site_') ? {} : usualManner;
}

function newCode(): string {
	return Array.from(
		{ length: pairingCodeLength },
		() => pairingAlphabet[randomInt(pairingAlphabet.length)]
	).join('');
}

function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
