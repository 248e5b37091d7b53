import { post } from './post.ts';
import { password } from './room.ts';

/** Makes the first administrator and one desk; answers with how to be either. */
export async function enterDesk(
	address: string,
	firstLink: string | undefined
): Promise<{ cookie: string; actor: string; admin: string }> {
	const first = { link: firstLink ?? '', signInName: 'admin', name: 'Admin', password };
	const admin = await post(`${address}/api/first-administrator`, first);
	const desk = { signInName: 'desk', name: 'Desk', role: 'desk', deskIds: [], password };
	const { id } = (await post(`${address}/api/people`, desk, admin.cookie)).body as { id: string };
	const { cookie } = await post(`${address}/api/session`, { signInName: 'desk', password });
	return { cookie, actor: id, admin: admin.cookie };
}
