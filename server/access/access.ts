import type { Clock } from '#shared/kernel/clock.ts';
import type { Config } from '../config.ts';
import { Sealed } from '../store/sealed.ts';
import type { Kept } from '../store/replicated.ts';
import { Audit } from './audit.ts';
import { Calendars } from './calendars.ts';
import { Clients } from './clients.ts';
import { Displays } from './displays.ts';
import { KeyRing } from './key-ring.ts';
import { Passkeys } from './passkeys.ts';
import { People } from './people.ts';
import { Provider } from './provider.ts';
import { Refusals } from './refusals.ts';
import { Sessions } from './sessions.ts';
import { SignInLimit } from './sign-in-limit.ts';
import { WallDirectory } from './wall-directory.ts';

/** Who may come in, what is kept from whom, and what is on record of it. */
export interface Access {
	people: People;
	passkeys: Passkeys;
	displays: Displays;
	walls: WallDirectory;
	sessions: Sessions;
	signInLimit: SignInLimit;
	audit: Audit;
	clients: Clients;
	calendars: Calendars;
	refusals: Refusals;
	/** None where no organisation signs its people in itself. */
	provider: Provider | undefined;
	/** None where the configuration has no key. */
	sealed: Sealed | undefined;
	/** None likewise. */
	ring: KeyRing | undefined;
}

export function openAccess(store: Kept, clock: Clock, config?: Config): Access {
	const ring = config?.SEAL_KEYS ? new KeyRing(config.SEAL_KEYS) : undefined;
	const people = new People(store, clock);
	const displays = new Displays(store, clock);
	const audit = new Audit(store, clock, ring);
	const findOwner = (id: string) =>
		id.startsWith('display_') ? displays.asPerson(id) : people.findActive(id);
	return {
		people,
		passkeys: new Passkeys(store, clock),
		displays,
		walls: new WallDirectory(displays, clock),
		sessions: new Sessions(store, findOwner, clock),
		signInLimit: new SignInLimit(store, clock),
		audit,
		clients: new Clients(store, clock),
		calendars: new Calendars(store),
		refusals: new Refusals(audit, clock),
		provider: config?.OIDC_ISSUER === undefined ? undefined : new Provider(config, store),
		sealed: ring && new Sealed(store, ring),
		ring
	};
}
