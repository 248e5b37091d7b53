import { password } from './room.ts';

/** Makes the first administrator and one desk; answers with how to be that desk. */
export async function enterDesk(
	address: string,
	firstLink: string | undefined
): Promise<{ cookie: string; actor: string }> {
	const first = { link: firstLink ?? '', signInName: 'admin', name: 'Admin', password };
	const admin = await post(`${address}/api/first-administrator`, first);
	const desk = { signInName: 'desk', name: 'Desk', role: 'desk', deskIds: [], password };
	const { id } = (await post(`${address}/api/people`, desk, admin.cookie)).body as { id: string };
	const { cookie } = await post(`${address}/api/session`, { signInName: 'desk', password });
	return { cookie, actor: id };
}

/** Posts JSON; answers with the cookies that were set and the body. Throws on any refusal. */
export async function post(
	url: string,
	body: object,
	cookie = ''
): Promise<{ cookie: string; body: unknown }> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
	const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
	return { cookie: cookies.join('; '), body: await response.json() };
}
