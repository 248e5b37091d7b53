import { getContext, setContext } from 'svelte';
import { Keys, type Action } from '#lib/state/keys.svelte.ts';

const key = Symbol('tables');

/** Whether the charts of a page are shown as tables: all at once by a key. */
export class Tables {
	#shown = $state(false);
	readonly #keys = new Keys();
	readonly #toggle: Action = {
		id: 'tables',
		name: 'tables',
		keys: ['t'],
		run: () => (this.#shown = !this.#shown)
	};

	get shown(): boolean {
		return this.#shown;
	}

	press(event: KeyboardEvent): void {
		const found = this.#keys.read(event, [this.#toggle]);
		if (typeof found === 'object') found.run();
	}
}

export function provideTables(): Tables {
	return setContext(key, new Tables());
}

/** None outside of the watch. */
export function useTables(): Tables | undefined {
	return getContext<Tables | undefined>(key);
}
