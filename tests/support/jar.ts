/** A page that a browser ended on. */
export interface Reached {
	url: string;
	body: string;
}

const mostSteps = 12;

/** A browser as far as cookies go: it keeps those of each host, and follows where it is sent. */
export class Jar {
	readonly #cookies = new Map<string, Map<string, string>>();

	/** One request, with what this browser has of that host. */
	async fetch(url: string, init: RequestInit = {}): Promise<Response> {
		const { host } = new URL(url);
		const held = this.#cookies.get(host) ?? new Map<string, string>();
		this.#cookies.set(host, held);
		const cookie = [...held].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...(init.headers as Record<string, string>), cookie };
		const response = await fetch(url, { ...init, headers, redirect: 'manual' });
		for (const line of response.headers.getSetCookie()) {
			const [pair = '', ...rest] = line.split(';');
			const at = pair.indexOf('=');
			const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
			const isOver = value === '' || rest.some((one) => /^\s*expires=thu, 01 jan 1970/i.test(one));
			if (isOver) held.delete(name);
			else held.set(name, value);
		}
		return response;
	}

	/** Follows where it is sent, until there is a page, or until it would go where it is not to go. */
	async follow(
		url: string,
		{ until, ...init }: RequestInit & { until?: (location: string) => boolean } = {}
	): Promise<Reached> {
		let next = url;
		for (let step = 0; step < mostSteps; step += 1) {
			const response = await this.fetch(next, step === 0 ? init : {});
			const location = response.headers.get('location');
			if (location === null) return { url: next, body: await response.text() };
			next = new URL(location, next).href;
			if (until?.(next)) return { url: next, body: '' };
		}
		throw new Error(`sent on more than ${mostSteps} times, last to ${next}`);
	}

	/** Sends the form of a page as it stands, with a yes where it asks. */
	submit({ url, body }: Reached): Promise<Reached> {
		const action = /<form[^>]*action="([^"]+)"/.exec(body)?.[1] ?? url;
		const fields = new URLSearchParams({ logout: 'yes' });
		for (const [input] of body.matchAll(/<input[^>]*>/g)) {
			const name = /name="([^"]+)"/.exec(input)?.[1];
			const value = /value="([^"]*)"/.exec(input)?.[1];
			if (name !== undefined && value !== undefined) fields.set(name, value);
		}
		return this.follow(new URL(action, url).href, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: fields.toString()
		});
	}
}
