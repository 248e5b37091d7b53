import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser, type Kind } from '../../scripts/browser.ts';
import { signIn } from '../../scripts/client/room-client.ts';
import { pairDisplay } from '../../scripts/pair-display.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { DrillClient } from '../../scripts/drill/client.ts';
import { makeKey } from '#server/access/key-ring.ts';
import type { Role } from '#shared/model/terms.ts';
import { FaultProxy } from './fault-proxy.ts';
import { password, temporaryFolder } from './room.ts';
import { post } from './post.ts';

interface Account {
	signInName: string;
	name: string;
	role: Role;
	agencyId?: string;
	deskIds: string[];
}

const accounts: Account[] = [
	{
		signInName: 'ana',
		name: 'Ana R.',
		role: 'desk',
		agencyId: 'agency_lights',
		deskIds: ['city_services']
	},
	{
		signInName: 'dana',
		name: 'Dana W.',
		role: 'desk',
		agencyId: 'agency_lights',
		deskIds: ['city_services']
	},
	{ signInName: 'luis', name: 'Luis M.', role: 'desk', agencyId: 'agency_pantry', deskIds: [] },
	{ signInName: 'noah', name: 'Noah K.', role: 'desk', deskIds: ['intake_triage'] },
	{ signInName: 'rosa', name: 'Rosa T.', role: 'manager', deskIds: [] }
];

/** The built product as a process of its own, with people in it and a browser beside it. */
export class Stage {
	readonly server: ServerProcess;
	/** Where its data is, the embedded Redis's socket among it. */
	readonly folder: string;
	readonly #browser: Awaited<ReturnType<typeof launchBrowser>>;
	readonly #remove: () => void;
	readonly #contexts: BrowserContext[] = [];

	private constructor(
		server: ServerProcess,
		browser: Stage['browser'],
		folder: { path: string; remove: () => void }
	) {
		this.server = server;
		this.folder = folder.path;
		this.#browser = browser;
		this.#remove = folder.remove;
	}

	get browser() {
		return this.#browser;
	}

	get address(): string {
		return this.server.address;
	}

	static async open(more: Record<string, string> = {}, kind?: Kind): Promise<Stage> {
		const folder = temporaryFolder();
		const SEAL_KEYS = makeKey('stage');
		const settings = { DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'silent', SEAL_KEYS, ...more };
		const [server, browser] = await Promise.all([
			ServerProcess.start(settings),
			launchBrowser(kind)
		]);
		const stage = new Stage(server, browser, folder);
		const first = { link: server.firstLink, signInName: 'admin', name: 'Admin', password };
		const { cookie } = await post(`${stage.address}/api/first-administrator`, first);
		for (const account of accounts)
			await post(`${stage.address}/api/people`, { ...account, password }, cookie);
		const rosa = await stage.client('rosa');
		for (const [id, name, leads] of [
			['agency_lights', 'City Services', ['lighting', 'graffiti_dumping']],
			['agency_pantry', 'Pulaski Pantry', ['food_assistance']]
		] as const) {
			await rosa.give('agency.enrol', {
				id,
				name,
				type: 'city_department',
				areas: [],
				leads: [...leads]
			});
		}
		rosa.close();
		return stage;
	}

	/** A line to this server that can be stalled, slowed and cut. */
	openLine(): Promise<FaultProxy> {
		const port = Number(new URL(this.address).port);
		return FaultProxy.open(() => ({ host: '127.0.0.1', port }));
	}

	/** Somebody signed in from a program. */
	client(signInName: string): Promise<DrillClient> {
		return DrillClient.signIn(this.address, { signInName, password });
	}

	/** The cookie of somebody signed in. */
	cookieOf(signInName: string): Promise<string> {
		return signIn(this.address, { signInName, password });
	}

	/** A page of its own browser profile: signed in, the paired display `wall`, or nobody's. */
	async page(
		signInName: string,
		path: string,
		size: { width: number; height: number },
		more: {
			colorScheme?: 'light' | 'dark';
			locale?: string;
			reducedMotion?: 'reduce' | 'no-preference';
			/** Whether the shell is kept for a desk without a line; it is all files of the product, and so no page takes it along that need not. */
			serviceWorkers?: 'allow' | 'block';
			/** Without a script of its own: plain pages alone. */
			javaScriptEnabled?: boolean;
			/** Hears all of it, from its first request on; nothing is asked for before it does. */
			listen?: (page: Page) => unknown;
		} = {},
		/** Over another line to the same server. */
		through = this.address
	): Promise<Page> {
		const { listen, ...options } = more;
		const context = await this.#browser.newContext({
			viewport: size,
			locale: 'en-US',
			colorScheme: 'light',
			reducedMotion: 'reduce',
			serviceWorkers: 'block',
			...options
		});
		this.#contexts.push(context);
		if (signInName === 'wall') await this.#pair(context);
		else if (signInName !== '')
			await context.request.post(`${through}/api/session`, { data: { signInName, password } });
		const page = await context.newPage();
		await listen?.(page);
		await page.goto(`${through}${path}`);
		return page;
	}

	/** Makes a browser profile a paired display of the site Downtown. */
	async #pair(context: BrowserContext): Promise<void> {
		const manager = await signIn(this.address, { signInName: 'rosa', password });
		const cookie = await pairDisplay(this.address, manager, { name: 'Wall', site: 'Downtown' });
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: this.address }]);
	}

	async close(): Promise<void> {
		for (const context of this.#contexts) await context.close();
		await this.#browser.close();
		await this.server.stop();
		this.#remove();
	}
}

export const wallSize = { width: 1920, height: 1080 };
export const deskSize = { width: 1440, height: 900 };
export const phoneSize = { width: 390, height: 844 };
