import { getContext, setContext } from 'svelte';
import type { Factor } from '#shared/wire/passkeys.ts';
import type { Role } from '#shared/model/terms.ts';
import type { Language, Texts } from '#shared/text/text.ts';
import { ask, type Fetched } from '#lib/connection/http.ts';
import { untellDevice } from '#lib/connection/device.ts';
import { forgetStay, readKept } from './kept.ts';
import { firstLanguage, learn, rememberLanguage, textsIn } from './texts.ts';

export interface SignedIn {
	id: string;
	signInName: string;
	name: string;
	role: Role;
	agencyId?: string;
	deskIds: string[];
	communities?: number[];
	expiresAt?: string;
	disabledAt?: string;
	invited?: boolean;
	provided?: boolean;
	factor?: Factor;
	/** Where to call with what cannot wait. */
	dutyPhone?: string;
	/** What kinds of work can be handed to 311, and what each is called there. */
	handsTo311?: Record<string, string>;
}

/** Who is signed in, and in which language this person reads. */
export class SessionState {
	#person = $state.raw<SignedIn | null>(null);
	#known = $state(false);
	#confirmed = $state(false);
	#language = $state<Language>(firstLanguage());
	#wanted: Language | undefined;

	get person(): SignedIn | null {
		return this.#person;
	}

	/** True once the server has answered, or who was signed in here before is known: before that nothing can be said. */
	get known(): boolean {
		return this.#known;
	}

	/** The server itself has said who this is. */
	get confirmed(): boolean {
		return this.#confirmed;
	}

	get language(): Language {
		return this.#language;
	}

	get text(): Texts {
		return textsIn(this.#language);
	}

	async load(): Promise<void> {
		// Whoever signed out without a line is signed out before anything else.
		if (localStorage.getItem(leavingMark) !== null) await this.#endSession();
		const fetched = await ask<SignedIn>('GET', '/api/session', undefined, askWithinMs);
		this.#confirmed = fetched.ok || fetched.code === 'NOT_SIGNED_IN';
		// Without a line whoever was signed in on this page before it was reloaded goes on: nothing is shown to them that
		// this browser does not have, and nothing is carried out before the server has said that they may.
		const isLeaving = localStorage.getItem(leavingMark) !== null;
		this.#person = fetched.ok ? fetched.body : this.#confirmed ? null : keptPerson();
		if (isLeaving) this.#person = null;
		this.#known = this.#confirmed || this.#person !== null;
		if (this.#confirmed) keepPerson(this.#person);
	}

	enter(person: SignedIn): void {
		localStorage.removeItem(leavingMark);
		this.#person = person;
		this.#known = true;
		this.#confirmed = true;
		void this.#learnMore();
	}

	/** What a session is told besides; what cannot be had now changes nothing. */
	async #learnMore(): Promise<void> {
		const fetched = await ask<SignedIn>('GET', '/api/session');
		if (!fetched.ok) return;
		this.#person = fetched.body;
		keepPerson(fetched.body);
	}

	/** Signs out; answers with the page of their provider that ends it there too, if there is one. */
	async leave(): Promise<string | undefined> {
		localStorage.setItem(leavingMark, 'yes');
		const ended = await this.#endSession();
		forgetStay();
		void untellDevice();
		sessionStorage.clear();
		this.#person = null;
		if (!ended.ok) void this.#endLater();
		return ended.ok ? ended.body?.next : undefined;
	}

	/** The line was away: the server is told as soon as it is back, unless somebody signs in before. */
	async #endLater(): Promise<void> {
		while (localStorage.getItem(leavingMark) !== null) {
			await new Promise((resolve) => setTimeout(resolve, askWithinMs));
			if (localStorage.getItem(leavingMark) !== null) await this.#endSession();
		}
	}

	/** Until the server has heard it, it is told again. */
	async #endSession(): Promise<Fetched<{ next: string } | undefined>> {
		const ended = await ask<{ next: string } | undefined>(
			'DELETE',
			'/api/session',
			undefined,
			askWithinMs
		);
		if (ended.ok || ended.code === 'NOT_SIGNED_IN') localStorage.removeItem(leavingMark);
		return ended;
	}

	/** The server has ended it: nobody goes on here without a line either. */
	end(): void {
		keepPerson(null);
	}

	/** What cannot be brought now changes nothing. */
	async setLanguage(language: Language): Promise<void> {
		this.#wanted = language;
		const isLearned = await learn(language).then(
			() => true,
			() => false
		);
		// Whoever pressed again meanwhile wants the other one.
		if (!isLearned || this.#wanted !== language) return;
		this.#language = language;
		rememberLanguage(language);
		document.documentElement.lang = language;
	}
}

/** Asked again soon: a page waits for it. */
const askWithinMs = 4_000;

/** Somebody has signed out here, and the server has not heard it yet. */
const leavingMark = 'cscc-leaving';
const personMark = 'cscc-person';

/** Who was signed in on this page, for as long as it is open: a reload without a line cannot ask. */
function keptPerson(): SignedIn | null {
	return readKept<SignedIn | null>(sessionStorage, personMark, null);
}

function keepPerson(person: SignedIn | null): void {
	if (person) sessionStorage.setItem(personMark, JSON.stringify(person));
	else sessionStorage.removeItem(personMark);
}

const key = Symbol('session');
export const provideSession = (session = new SessionState()): SessionState =>
	setContext(key, session);
export const useSession = (): SessionState => getContext<SessionState>(key);
