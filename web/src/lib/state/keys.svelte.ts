import { readKept } from './kept.ts';

/** Something that a key, the palette or the sheet of keys can do on a page. */
export interface Action {
	/** Kept with the key that somebody chose for it. */
	id: string;
	/** What it does, as a sentence begins. */
	name: string;
	/** Short, for the foot of the page; without it the action is not told there. */
	hint?: string;
	/** Each one key (`j`, `Escape`, `Shift+ArrowLeft`) or two after each other (`g q`); the first is shown. */
	keys: readonly string[];
	/** Beside the name in the palette. */
	note?: string;
	/** Where it stands in the palette; without it among those of the page. */
	group?: 'go' | 'record';
	/** It cannot work now; its key stays its own. */
	off?: boolean;
	/** Goes on while its key is held down; others act once for each press. */
	repeats?: boolean;
	run: () => void;
}

const onMark = 'cscc-keys';
const chosenMark = 'cscc-chosen-keys';
/** So long the second of two keys may take. */
const awaitMs = 2_000;
/** Held with another key: alone they are none. */
const held: readonly string[] = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'];

/** Single keys: whether they act, which ones somebody chose, and the first of two that was pressed. */
export class Keys {
	#on = $state(localStorage.getItem(onMark) !== 'off');
	#chosen = $state.raw<Readonly<Record<string, string>>>(
		readKept<Record<string, string>>(localStorage, chosenMark, {})
	);
	#first = $state('');
	#firstAt = 0;

	/** Kept in this browser. */
	get on(): boolean {
		return this.#on;
	}

	set on(on: boolean) {
		this.#on = on;
		localStorage.setItem(onMark, on ? '' : 'off');
	}

	/** The first of two keys; empty when none is awaited. */
	get first(): string {
		return this.#first;
	}

	/** Somebody chose keys of their own. */
	get areChosen(): boolean {
		return Object.keys(this.#chosen).length > 0;
	}

	/** Keys of an action, the one to show first. */
	of({ id, keys }: Pick<Action, 'id' | 'keys'>): readonly string[] {
		const chosen = this.#chosen[id];
		return chosen === undefined ? keys : [chosen];
	}

	/** Gives an action another key. Answers with the action that has that key already; then nothing changed. */
	choose(action: Action, key: string, all: readonly Action[]): Action | undefined {
		const taken = all.find(
			(one) => one.id !== action.id && this.of(one).some((its) => its.split(' ')[0] === key)
		);
		if (!taken) this.#keep({ ...this.#chosen, [action.id]: key });
		return taken;
	}

	/** Every key is what it was. */
	reset(): void {
		this.#keep({});
	}

	/** The action of a key press, if it is one; a first key of two is remembered. */
	read(event: KeyboardEvent, actions: readonly Action[]): Action | 'first' | undefined {
		if (!this.#on || isTyping(event)) return undefined;
		const { target } = event;
		const key = pressed(event);
		// A focused button keeps Enter and Space for itself.
		const isPressing = (key === 'Enter' || key === ' ') && target instanceof HTMLElement;
		if (isPressing && target.closest('button, a')) return undefined;
		// A first key that nothing followed means nothing any more.
		const first = event.timeStamp - this.#firstAt < awaitMs ? this.#first : '';
		if (!held.includes(key)) this.#first = '';
		const second = first && this.#find(`${first} ${key}`, actions);
		if (second) return second;
		const isFirst = actions.some((one) => this.of(one).some((its) => its.startsWith(`${key} `)));
		if (!isFirst) return this.#find(key, actions);
		this.#first = key;
		this.#firstAt = event.timeStamp;
		return 'first';
	}

	#find(key: string, actions: readonly Action[]): Action | undefined {
		// A key that somebody chose is theirs, whatever else has it by itself.
		const all = actions.filter((one) => this.of(one).includes(key));
		const found = all.find(({ id }) => this.#chosen[id] === key) ?? all[0];
		return found?.off ? undefined : found;
	}

	#keep(chosen: Readonly<Record<string, string>>): void {
		this.#chosen = chosen;
		localStorage.setItem(chosenMark, JSON.stringify(chosen));
	}
}

/** A key can be chosen for an action. */
export function isChoosable({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
	return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** The key, with Shift where that does not make another one of it. */
function pressed({ key, shiftKey }: KeyboardEvent): string {
	return shiftKey && key.length > 1 && !held.includes(key) ? `Shift+${key}` : key;
}

/** Somebody types, holds a modifier, or has something open that keeps the keys for itself. */
function isTyping({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
	if (ctrlKey || metaKey || altKey) return true;
	if (!(target instanceof HTMLElement)) return false;
	// What is closing keeps no keys, though the focus may be in it for a moment yet.
	if (target.closest('[role="dialog"][data-state="closed"]')) return false;
	return target.closest('form, input, textarea, select, [role="dialog"]') !== null;
}

/** How a key is shown. */
export const shownKey = (key: string): string =>
	key
		.replace('ArrowDown', '↓')
		.replace('ArrowUp', '↑')
		.replace('ArrowLeft', '←')
		.replace('ArrowRight', '→')
		.replace('Enter', '↵')
		.replace('Shift+', 'Shift ')
		.replace('Escape', 'Esc')
		.replace(/\b([A-Z])$/, 'Shift $1');
