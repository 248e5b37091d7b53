import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './interface.ts';

/** The room's interface for programs: paths, fields and answers are checked by the compiler. */
export type RoomClient = Client<paths>;

/** Talks to the room at `address`, as whoever the cookie belongs to. */
export function roomClient(address: string, cookie = ''): RoomClient {
	return createClient<paths>({ baseUrl: address, ...(cookie ? { headers: { cookie } } : {}) });
}

/** What was answered; a refusal is thrown, with what the room said of it. */
export function must<T>(
	what: string,
	{ data, error, response }: { data?: T; error?: unknown; response: Response }
): { data: T; cookie: string } {
	if (!response.ok) {
		const { detail, title = '' } = (error ?? {}) as { detail?: string; title?: string };
		throw new Error(`${what} was refused (${response.status}): ${detail ?? title}`);
	}
	return { data: data as T, cookie: cookieOf(response) };
}

/** The cookies that an answer sets, as the next question sends them. */
function cookieOf(response: Response): string {
	return response.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
}

/** Signs somebody in; answers with their cookies. */
export async function signIn(
	address: string,
	body: { signInName: string; password: string }
): Promise<string> {
	const answer = await roomClient(address).POST('/api/session', { body });
	return must(`The sign-in of ${body.signInName}`, answer).cookie;
}
