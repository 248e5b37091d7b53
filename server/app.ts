import { join } from 'node:path';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyRequest } from 'fastify';
import { assert } from '#shared/kernel/assert.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { openAccess } from './access/access.ts';
import { isLimited } from './access/route-access.ts';
import { networkOf } from './access/network.ts';
import type { TypedApp } from './app-types.ts';
import { carriersOf, type Carrier } from './carriers.ts';
import type { Config } from './config.ts';
import { gaugeRoom, type Gauged } from './metrics/metrics.ts';
import { HookCourier } from './courier/hooks.ts';
import { Shelf } from './directory/shelf.ts';
import { OptedOut } from './courier/opted-out.ts';
import { CommunityDoor } from './intake/intake.ts';
import errors from './plugins/errors.ts';
import forms from './plugins/forms.ts';
import multipart from './plugins/multipart.ts';
import openapi from './plugins/openapi.ts';
import security from './plugins/security.ts';
import session from './plugins/session.ts';
import website from './plugins/website.ts';
import { archiveFolderOf } from './log/archive.ts';
import { assemble, type Parts } from './room/assemble.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { directoryRoutes } from './routes/directory.ts';
import { hookRoutes } from './routes/hooks.ts';
import { hsdsRoutes } from './routes/hsds.ts';
import { capRoutes } from './routes/cap.ts';
import { clientRoutes } from './routes/clients.ts';
import { displayRoutes } from './routes/displays.ts';
import { extractRoutes } from './routes/extracts.ts';
import { helpRoutes } from './routes/help.ts';
import { helpStopRoutes } from './routes/help-stop.ts';
import { messageRoutes } from './routes/messages.ts';
import { helpStatusRoutes } from './routes/help-status.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { linkRoutes } from './routes/links.ts';
import { mapPartRoutes } from './routes/map-parts.ts';
import { mapRoutes } from './routes/map.ts';
import { open311Routes } from './routes/open311.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { pairingRoutes } from './routes/pairing.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { providerRoutes } from './routes/provider.ts';
import { agencyRoutes, peopleRoutes } from './routes/people.ts';
import { formRoutes } from './routes/forms.ts';
import { reportRoutes } from './routes/reports.ts';
import { replayRoutes } from './routes/replay.ts';
import { publicRoutes } from './routes/public.ts';
import { roomRoutes } from './routes/room.ts';
import { seeAsRoutes } from './routes/see-as.ts';
import { placeRoutes } from './routes/places.ts';
import { sealedRoutes } from './routes/sealed.ts';
import { sessionRoutes } from './routes/session.ts';
import { showingRoutes } from './routes/showing.ts';
import { siteRoutes } from './routes/sites.ts';
import { streamRoutes } from './routes/stream.ts';
import { timesRoutes } from './routes/times.ts';
import { openLive, type Live } from './sockets/live.ts';
import { DirectoryStore } from './store/directories.ts';
import { HookStore } from './store/hooks.ts';
import { Printer } from './reports/print.ts';
import { Replay } from './replay/replay.ts';
import { openStore } from './store/store.ts';

const maxBodyBytes = 256 * 1024;

export interface App {
	http: TypedApp;
	/** Starts listening; answers with the address. */
	listen(): Promise<string>;
	close(): Promise<void>;
}

/** Puts the room together: store, room, HTTP, sockets, in this order; then lets it run. */
export async function buildApp(config: Config, clock: Clock): Promise<App> {
	const http: TypedApp = Fastify({
		// A Redis error carries the command with all its content: only what happened is written down.
		logger: { level: config.LOG_LEVEL, serializers: { err: withoutContent, req: withoutPerson } },
		bodyLimit: maxBodyBytes,
		trustProxy: config.TRUSTED_PROXIES?.split(',') ?? false,
		requestTimeout: 20_000,
		forceCloseConnections: true
	}).withTypeProvider<TypeBoxTypeProvider>();
	const store = await openStore(config, {
		info: (message) => http.log.info(message),
		error: (error) => http.log.warn({ err: error }, 'Redis')
	});
	const access = openAccess(store, clock, config);
	const parts = assemble({
		store,
		clock,
		log: http.log,
		access,
		commandsPerSecond: config.COMMANDS_PER_SECOND
	});
	http.decorate('access', access);
	await addPlugins(http, config, parts);
	const live = openLive(http, parts, { direct: config.DIRECT_FRAMES === '1' });
	http.decorate('connections', () => live.delivery.receivers().length);
	http.decorate('openStream', live.openStream);
	const stopGauges = gaugeRoom(gaugesOf(parts, live));
	await addRoutes(http, config);
	await http.register(website, { tilesFolder: join(config.DATA_DIR, 'tiles') });
	const carriers = carriersOf(http, parts, config);
	addStops(http, parts, live, carriers);
	http.addHook('onClose', async () => stopGauges());
	try {
		await start(parts, live);
		for (const carrier of carriers) carrier.start();
	} catch (error) {
		// What was opened is closed again, the embedded Redis too.
		await http.close();
		throw error;
	}
	return {
		http,
		listen: () => http.listen({ host: config.HOST, port: config.PORT }),
		close: () => http.close()
	};
}

/** What kinds of work are called at the peer. */
function servicesIn(setting: string | undefined): Record<string, string> {
	const pairs = (setting ?? '').split(',').filter((pair) => pair !== '');
	return Object.fromEntries(
		pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
	);
}

/** Every route there is; those of plain pages read forms and nothing else. */
async function addRoutes(http: TypedApp, config: Config): Promise<void> {
	http.after(() => {
		const printer = new Printer(config.CHROMIUM);
		http.addHook('onClose', async () => printer.close());
		const handsTo311 = servicesIn(config.OPEN311_SERVICES);
		sessionRoutes(http, { dutyPhone: config.DUTY_PHONE, handsTo311 });
		linkRoutes(http);
		ownAccountRoutes(http);
		passkeyRoutes(http);
		providerRoutes(http);
		peopleRoutes(http);
		agencyRoutes(http);
		clientRoutes(http);
		hookRoutes(http);
		hsdsRoutes(http);
		capRoutes(http, { sender: config.CAP_SENDER, origin: config.PUBLIC_ORIGIN ?? '' });
		seeAsRoutes(http);
		pairingRoutes(http);
		displayRoutes(http);
		siteRoutes(http);
		showingRoutes(http);
		mapRoutes(http, { tiles: config.MAP_PMTILES_URL });
		mapPartRoutes(http);
		roomRoutes(http);
		streamRoutes(http);
		historyRoutes(http);
		timesRoutes(http);
		replayRoutes(http);
		reportRoutes(http, printer);
		formRoutes(http, printer);
		placeRoutes(http);
		knowledgeRoutes(http);
		sealedRoutes(http);
		auditRoutes(http);
		extractRoutes(http);
		publicRoutes(http);
		calendarRoutes(http);
		messageRoutes(http, { secret: config.SMS_WEBHOOK_SECRET });
		healthRoutes(http);
	});
	await http.register((scoped: TypedApp) => directoryRoutes(scoped));
	await http.register(async (scoped: TypedApp) => {
		await scoped.register(forms);
		await scoped.register(multipart);
		helpRoutes(scoped, { dutyPhone: config.DUTY_PHONE });
		helpStatusRoutes(scoped, { dutyPhone: config.DUTY_PHONE });
		helpStopRoutes(scoped);
	});
	await http.register(async (scoped: TypedApp) => {
		await scoped.register(forms);
		await scoped.register(multipart);
		open311Routes(scoped);
	});
}

function withoutContent(error: Error & { code?: string }) {
	const { name, message, code = '', stack = '' } = error;
	return { type: name, message, code, stack };
}

/** Which route was asked: not from where, and not for which record, code or word. */
function withoutPerson({ method, routeOptions }: FastifyRequest) {
	return { method, route: routeOptions.url ?? 'page' };
}

async function addPlugins(http: TypedApp, config: Config, parts: Parts): Promise<void> {
	http.decorate('clock', parts.clock);
	http.decorate('store', parts.store);
	http.decorate('follower', parts.follower);
	http.decorate('door', parts.door);
	http.decorate('times', parts.times);
	const archiveFolder = archiveFolderOf(config);
	const onReplayError = (error: Error) => http.log.warn({ err: error }, 'replay');
	const { place } = parts.store;
	http.decorate('replay', new Replay({ place, room: config.ROOM, archiveFolder }, onReplayError));
	http.decorate('communityDoor', communityDoorOf(http, parts));
	const hookStore = http.access.ring && new HookStore(parts.store, http.access.ring, parts.clock);
	const onError = (error: unknown) => http.log.warn({ err: error }, 'webhook');
	http.decorate('hookStore', hookStore);
	http.decorate(
		'hookCourier',
		hookStore && new HookCourier({ ...parts, hooks: hookStore, onError })
	);
	const directories = new DirectoryStore(parts.store);
	http.decorate('directories', directories);
	http.decorate('shelf', new Shelf(directories));
	http.decorate('optedOut', http.access.ring && new OptedOut(parts.store, http.access.ring));
	await http.register(security, { config });
	await http.register(rateLimit, {
		max: config.REQUESTS_PER_MINUTE,
		timeWindow: '1 minute',
		// Many sit behind one address: who is signed in is counted by themselves.
		keyGenerator: ({ person, ip }) => person?.id ?? networkOf(ip),
		// By the route that was found, not by how its path was spelled.
		allowList: ({ routeOptions: { url = '' } }) => !isLimited(url)
	});
	await http.register(session, { config });
	await http.register(errors);
	await http.register(openapi);
}

function communityDoorOf({ access }: TypedApp, parts: Parts): CommunityDoor | undefined {
	const { sealed, ring, audit } = access;
	return sealed && ring && new CommunityDoor({ ...parts, audit, sealed, ring });
}

/** The board first: nobody is shown anything, and nothing is due, before it is complete. */
async function start(
	{ follower, room, publisher, timekeeper, times, shown }: Parts,
	live: Live
): Promise<void> {
	await follower.start();
	const seed = { id: 'reference-data', name: 'room.seed', payload: { communities: true } };
	const seeded = await room.carryOut(seed, systemActor);
	assert(seeded.ok, 'the room begins with its reference data');
	await live.start();
	publisher.start();
	timekeeper.start();
	times.start();
	shown.start();
}

/** Open sockets would keep Fastify from closing, and Redis is needed until the last request is answered. */
function addStops(
	http: TypedApp,
	{ publisher, timekeeper, times, shown, follower, store }: Parts,
	live: Live,
	carriers: readonly Carrier[]
): void {
	http.addHook('preClose', async () => {
		for (const carrier of carriers) await carrier.stop();
		await timekeeper.stop();
		await times.stop();
		shown.stop();
		publisher.stop();
		await live.close();
	});
	http.addHook('onClose', async () => {
		await http.replay.stop();
		await follower.stop();
		await store.close();
	});
}

function gaugesOf({ follower, clock, store }: Parts, { delivery }: Live): Gauged {
	return {
		healthy: () => follower.healthy,
		lagSeconds: () => (clock.now() - follower.heardAtMs) / 1_000,
		position: () => follower.position,
		volatile: () => store.volatile,
		followers: () => delivery.followers()
	};
}
