import { AlertListener } from './alerts/alert-listener.ts';
import type { TypedApp } from './app-types.ts';
import type { Config } from './config.ts';
import { City311 } from './courier/city-311.ts';
import { Courier } from './courier/courier.ts';
import { Handoffs } from './courier/handoffs.ts';
import { waysOf } from './courier/ways.ts';
import { OutageListener } from './outages/outage-listener.ts';
import type { Parts } from './room/assemble.ts';

/** What carries things out of the room and back, beside everything else. */
export interface Carrier {
	start(): void;
	stop(): Promise<void>;
}

/** Those that the settings ask for. */
export function carriersOf(http: TypedApp, parts: Parts, config: Config): Carrier[] {
	return [
		courierOf(http, parts, config),
		handoffsOf(http, parts, config),
		alertsOf(http, parts, config),
		outagesOf(http, parts, config),
		http.hookCourier
	].filter((one) => one !== undefined);
}

/** None where no peer is named. */
function handoffsOf({ log }: TypedApp, parts: Parts, config: Config): Carrier | undefined {
	const { OPEN311_URL: url, OPEN311_KEY: apiKey, OPEN311_JURISDICTION: jurisdiction } = config;
	if (url === undefined || apiKey === undefined) return undefined;
	const onError = (error: unknown) => log.warn({ err: error }, 'hand-off');
	return new Handoffs({ ...parts, peer: new City311({ url, apiKey, jurisdiction }), onError });
}

/** None where nobody says where warnings are. */
function alertsOf({ log }: TypedApp, parts: Parts, config: Config): Carrier | undefined {
	if (config.CAP_FEED_URL === undefined) return undefined;
	const onError = (error: unknown) => log.warn({ err: error }, 'warnings');
	const ours = config.CAP_AREAS.split(',').map((code) => code.trim());
	const everyMs = config.CAP_EVERY_SECONDS * 1_000;
	return new AlertListener({ ...parts, address: config.CAP_FEED_URL, ours, everyMs, onError });
}

/** None where nobody says where outages are told. */
function outagesOf({ log }: TypedApp, parts: Parts, config: Config): Carrier | undefined {
	const { OUTAGE_FEED_URL: address, OUTAGE_COUNTY: county } = config;
	if (address === undefined) return undefined;
	const onError = (error: unknown) => log.warn({ err: error }, 'outages');
	const everyMs = config.OUTAGE_EVERY_SECONDS * 1_000;
	return new OutageListener({ ...parts, address, county, everyMs, onError });
}

/** None without a key, for there is nobody whom it could write to. */
function courierOf(
	{ access, optedOut, log }: TypedApp,
	parts: Parts,
	config: Config
): Carrier | undefined {
	const { sealed, audit } = access;
	if (!sealed || !optedOut) return undefined;
	const onError = (error: unknown) => log.warn({ err: error }, 'courier');
	const ways = waysOf(config);
	const origin = config.PUBLIC_ORIGIN ?? '';
	return new Courier({ ...parts, audit, sealed, optedOut, ways, origin, onError });
}
