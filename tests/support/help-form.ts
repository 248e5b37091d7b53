/** A phone at the community's door that has no script: it fills forms in and sends them, and shows what came back. */
export class HelpPhone {
	readonly #address: string;
	readonly #headers: Record<string, string>;
	/** All that was ever shown. */
	readonly seen: string[] = [];

	constructor(address: string, headers: Record<string, string> = {}) {
		this.#address = address;
		this.#headers = headers;
	}

	async get(path: string): Promise<Shown> {
		return this.#shown(await fetch(`${this.#address}${path}`, { headers: this.#headers }));
	}

	async post(path: string, fields: Record<string, string> | string): Promise<Shown> {
		const body = typeof fields === 'string' ? fields : new URLSearchParams(fields);
		const headers = { 'content-type': 'application/x-www-form-urlencoded', ...this.#headers };
		return this.#shown(
			await fetch(`${this.#address}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
		);
	}

	/** A form as it is handed out. */
	async form(language = 'en'): Promise<string> {
		return tokenIn((await this.get(`/help?language=${language}`)).text);
	}

	/** A complete form, sent; answers with number and code. */
	async ask(fields: Record<string, string> = {}): Promise<Asked & { page: Shown; token: string }> {
		const token = fields['token'] ?? (await this.form(fields['language']));
		const page = await this.post('/help', { ...wholeForm, token, ...fields });
		return { ...askedIn(page.text), page, token };
	}

	/** What is told to whoever has this number and this code; `go` is the button they press. */
	status({ reference, secret }: Asked, go = 'look', language = 'en'): Promise<Shown> {
		return this.post('/help/status', { reference, secret, go, language });
	}

	async #shown(response: Response): Promise<Shown> {
		const text = await response.text();
		this.seen.push(text);
		return { status: response.status, headers: response.headers, text };
	}
}

export interface Shown {
	status: number;
	headers: Headers;
	text: string;
}

export interface Asked {
	reference: string;
	secret: string;
}

/** What somebody types who has alley lights out by a school. */
export const wholeForm: Readonly<Record<string, string>> = {
	step: 'check',
	go: 'next',
	language: 'en',
	tile: 'street',
	need: 'alley_lights',
	place: 'address',
	address: '4200 W Madison St',
	soon: 'today',
	reach: 'nobody'
};

export function tokenIn(page: string): string {
	return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

export function askedIn(page: string): Asked {
	const [reference = '', secret = ''] = [
		...page.matchAll(/<dd class="code">\s*([^<]+?)\s*<\/dd>/g)
	].map(([, code = '']) => code);
	return { reference, secret };
}
