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
