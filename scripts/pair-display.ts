import { referenceProfile } from '#shared/rules/wall-scale.ts';

const profile = { ...referenceProfile };

/**
 * Pairs a screen as people do: it asks for a code, a manager types it, it comes back for its session. Answers
 * with the cookie that the screen is given.
 */
export async function pairDisplay(
	address: string,
	manager: string,
	about: { name: string; site: string }
): Promise<string> {
	const { code, secret } = (await (await post(`${address}/api/pairings`)).json()) as {
		code: string;
		secret: string;
	};
	await post(`${address}/api/displays`, { cookie: manager, body: { code, profile, ...about } });
	const claimed = await post(`${address}/api/pairings/claim`, { body: { code, secret } });
	return cookieOf(claimed);
}

/** Signs somebody in; answers with their cookies. */
export async function signIn(
	address: string,
	body: { signInName: string; password: string }
): Promise<string> {
	return cookieOf(await post(`${address}/api/session`, { body }));
}

function cookieOf(response: Response): string {
	return response.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
}

async function post(
	url: string,
	{ body, cookie = '' }: { body?: object; cookie?: string } = {}
): Promise<Response> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
		...(body ? { body: JSON.stringify(body) } : {})
	});
	if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
	return response;
}
